"""Choices of forms that may be left open."""

from django.utils.translation import pgettext_lazy

from ..models import Medium, SourceKind, Strategy

NOT_TOLD = ("", pgettext_lazy("a choice", "not told"))

MEDIA = [NOT_TOLD, *Medium.choices]
SOURCE_KINDS = [NOT_TOLD, *SourceKind.choices]
STRATEGIES = Strategy.choices
