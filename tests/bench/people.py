"""Makes the empty desk of a measurement ready, in a process that ends: `python -m …people`.

Prints what its people need to come in: tokens, and one session of a browser.
"""

import json
import os
import sys

import django
from django.core.management import call_command

PEOPLE = 9


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.contrib.auth import login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from annotations.desk.tokens import create_token
    from annotations.models import Role, User

    call_command("migrate", verbosity=0)
    people = [
        User.objects.create_user(f"person-{number}", role=Role.EDITOR) for number in range(PEOPLE)
    ]
    request = HttpRequest()
    request.session = SessionStore()
    login(request, people[0], backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    tokens = [create_token(actor=person)[1] for person in people]
    json.dump({"tokens": tokens, "session": request.session.session_key}, sys.stdout)


if __name__ == "__main__":
    main()
