"""Who is asking: a token made in the web pages, or a browser's session."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication as KnoxAuthentication
from knox.crypto import hash_token
from knox.models import get_token_model
from rest_framework.exceptions import AuthenticationFailed

from ..models.by_key import read_by_key


class TokenAuthentication(KnoxAuthentication):
    """``Authorization: Token factcheck_…``: the token is found by its hash, in one query.

    The original asks for all tokens with the same first characters, and then for all tokens of the
    person to clean up expired ones, on every request.
    """

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        """Return the person and the token.

        :raises AuthenticationFailed: when it is none of ours, expired, or its owner has left.
        """
        wrong = AuthenticationFailed(_("This token is not known. Make one in your profile."))
        try:
            digest = hash_token(token.decode("ascii"))
        except UnicodeDecodeError as error:
            raise wrong from error
        found = _find(digest)
        if found is None:
            raise wrong
        if found.expiry is not None and found.expiry < timezone.now():
            raise AuthenticationFailed(_("This token has expired. Make a new one in your profile."))
        user, token_row = self.validate_user(found)
        return user, token_row


def _find(digest: str) -> Any | None:
    """The token with its owner, read on every request."""
    token, user = get_token_model(), get_user_model()
    own = tuple(field.attname for field in token._meta.concrete_fields)
    owners = tuple(field.attname for field in user._meta.concrete_fields)
    names = (*own, *(f"user__{name}" for name in owners))
    for row in read_by_key(token, "digest", [digest], names):
        values = list(row.values())
        found = token.from_db(DEFAULT_DB_ALIAS, own, values[: len(own)])
        found.user = user.from_db(DEFAULT_DB_ALIAS, owners, values[len(own) :])
        return found
    return None


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema describes the token."""

    target_class = "annotations.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(
        self,
        auto_schema: Any,  # noqa: ARG002 - part of the interface
    ) -> dict[str, Any]:
        """Return the OpenAPI security scheme."""
        return build_bearer_security_scheme_object(
            header_name="Authorization", token_prefix=self.target.authenticate_header("")
        )
