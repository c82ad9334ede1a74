"""Django's SQLite database, with write transactions that take turns."""
