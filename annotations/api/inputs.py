"""What may be sent: strict fields, so that a slip of the pen is told and not swallowed.

The REST framework's own fields take ``"5"`` for 5 and pass over fields they do not know.
"""

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..desk.drafts import SpanDraft
from ..models.by_key import fetch

BIGGEST_ID = 2**63 - 1
LANGUAGE = re.compile("[a-z]{2,3}")


class Input(serializers.Serializer[Any]):
    """An object sent in; a field it does not have is an error."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the checked values; those not sent are left out."""
        if isinstance(data, dict):
            unknown = [name for name in data if name not in self.fields]
            if unknown:
                known = ", ".join(self.fields)
                sentence = _("There is no such field; there are: %(names)s.") % {"names": known}
                raise serializers.ValidationError({str(name): [sentence] for name in unknown})
        return super().to_internal_value(data)


class Changes(Input):
    """Fields to change; at least one."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an empty change."""
        if not attrs:
            raise serializers.ValidationError(_("Name at least one field to change."))
        return attrs


class Text(serializers.CharField):
    """A string, and nothing that could be made one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"trim_whitespace": False, **options})

    def to_internal_value(self, data: Any) -> str:
        """Return the string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class OptionalText(Text):
    """A string that may be empty or left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "allow_blank": True, **options})


class Choice(serializers.ChoiceField):
    """One of a few words."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the word."""
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A whole number; 5.0 and "5" are none."""

    def to_internal_value(self, data: Any) -> int:
        """Return the number."""
        if type(data) is not int:
            self.fail("invalid")
        return int(super().to_internal_value(data))


class Flag(serializers.BooleanField):
    """True or false, and nothing that could be taken for it."""

    def to_internal_value(self, data: Any) -> bool:
        """Return the flag."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Day(serializers.DateField):
    """A day, as 2026-03-01."""

    def to_internal_value(self, value: Any) -> Any:
        """Return the day."""
        if not isinstance(value, str):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class Time(serializers.DateTimeField):
    """A time in ISO 8601 with its zone."""

    def to_internal_value(self, value: Any) -> Any:
        """Return the time."""
        if not isinstance(value, str):
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ssZ")
        return super().to_internal_value(value)


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": BIGGEST_ID})
class RowField(serializers.Field[Any, int, int, Any]):
    """The number of a row of the desk; the row is fetched."""

    default_error_messages = {
        "invalid": gettext_lazy("A whole number is needed."),
        "missing": gettext_lazy("There is no %(what)s %(id)s."),
    }

    def __init__(self, model: type[models.Model], *related: str, **options: Any) -> None:
        self.model = model
        self.related = related
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> models.Model:
        """Return the row."""
        if type(data) is not int:
            self.fail("invalid")
        found = self._find(data) if 0 < data <= BIGGEST_ID else None
        if found is None:
            raise serializers.ValidationError(
                _("There is no %(what)s %(id)s.")
                % {"what": self.model._meta.verbose_name, "id": data}
            )
        return found

    def _find(self, pk: int) -> models.Model | None:
        if not self.related:
            return fetch(self.model, pk)
        rows = self.model._default_manager.select_related(*self.related)
        return rows.filter(pk=pk).first()


class ByLanguageInput(serializers.DictField):
    """A text by language code."""

    child = Text(max_length=2000)

    def to_internal_value(self, data: Any) -> Any:
        """Return the texts."""
        for key in data if isinstance(data, dict) else ():
            if not isinstance(key, str) or not LANGUAGE.fullmatch(key):
                raise serializers.ValidationError(
                    _("“%(key)s” is no language code like “en” or “fr”.") % {"key": str(key)[:40]}
                )
        return super().to_internal_value(data)


class Place(Input):
    """A place in the text: half-open offsets in Unicode code points."""

    start = Whole(min_value=0, max_value=2**31 - 1)
    end = Whole(min_value=1, max_value=2**31 - 1)
    exact = OptionalText(help_text="The words you expect there; the request is refused if not.")

    def to_internal_value(self, data: Any) -> SpanDraft:
        """Return the place as the acts take it."""
        return self.draft(super().to_internal_value(data))

    @staticmethod
    def draft(values: dict[str, Any]) -> SpanDraft:
        """Return the place that these values name."""
        return SpanDraft(values["start"], values["end"], values.get("exact"))
