"""The API as a program uses it: JSON in, JSON out, a token in the header."""

import json

from django.test import Client

from annotations.desk.tokens import create_token
from annotations.models import User

JSON = "application/json"


class Api:
    def __init__(self, user: User | None = None) -> None:
        self.user = user
        self.client = Client()
        self.headers = {}
        if user is not None:
            _row, token = create_token(actor=user)
            self.headers["Authorization"] = f"Token {token}"

    def send(self, method, path, data=None, *, content_type=JSON, headers=None):
        body = data if isinstance(data, str | bytes) else json.dumps({} if data is None else data)
        if method in ("GET", "HEAD"):
            return self.client.generic(
                method, f"/api/v1{path}", headers=self.headers | (headers or {})
            )
        return self.client.generic(
            method,
            f"/api/v1{path}",
            body,
            content_type=content_type,
            headers=self.headers | (headers or {}),
        )

    def get(self, path, **options):
        return self.send("GET", path, **options)

    def post(self, path, data=None, **options):
        return self.send("POST", path, data, **options)

    def patch(self, path, data, *, version=None, headers=None):
        tag = {} if version is None else {"If-Match": f'"v{version}"'}
        return self.send("PATCH", path, data, headers=tag | (headers or {}))

    def read(self, path):
        """The decoded body of a GET that is known to work."""
        response = self.get(path)
        assert response.status_code == 200, response.content
        return response.json()


def problem(response):
    """Status and the fields named, of an answer that must be a problem detail."""
    assert response["Content-Type"] == "application/problem+json"
    content = response.json()
    assert content["status"] == response.status_code
    return response.status_code, [error["field"] for error in content.get("errors", [])]
