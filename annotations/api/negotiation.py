"""Choosing the form of an answer by ``Accept`` alone."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation


class _Settings:
    """``?format=`` belongs to the export; elsewhere it is an unknown parameter."""

    URL_FORMAT_OVERRIDE = None


class Negotiation(DefaultContentNegotiation):
    """The framework's negotiation without its query parameter."""

    settings: Any = _Settings
