"""How the desk is configured and served: settings, addresses, WSGI entry, gunicorn."""
