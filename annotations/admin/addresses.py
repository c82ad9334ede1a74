"""What an address of the admin may ask for.

Django fails on numbers that no row can have, and on U+0000, for which PostgreSQL cannot look. It
also narrows a list down by whatever points at its rows: the labels by a verdict tell the verdict.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib import admin

    Base = admin.ModelAdmin[Any]
else:
    Base = object  # it is mixed into the pages of a model


class DeskChangeList(ChangeList):
    """A list that takes a filter by an impossible value like any other wrong filter."""

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """Return the rows that the filters leave.

        :raises IncorrectLookupParameters: when a filter makes no sense.
        """
        if any("\x00" in value for value in request.GET.values()):
            raise IncorrectLookupParameters
        rows: QuerySet[Any] = super().get_queryset(request, *args, **kwargs)
        return rows

    def get_results(self, request: HttpRequest) -> None:
        """Read the page of the list.

        :raises IncorrectLookupParameters: when the database cannot look for what is asked for.
        """
        try:
            super().get_results(request)
        except OverflowError as error:
            raise IncorrectLookupParameters(error) from error


class SoundAddresses(Base):
    """Pages that open whatever their address says."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the class of the list."""
        return DeskChangeList

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Let an address narrow a list down by what its rows say, not by what points at them:
        this person may not see that.
        """
        pointing = {
            each.name
            for each in self.opts.get_fields(include_hidden=True)
            if each.auto_created and not each.concrete
        }
        if lookup.split(LOOKUP_SEP)[0] in pointing:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the rows in which the words occur."""
        return super().get_search_results(request, queryset, search_term.replace("\x00", " "))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Return the row of this number, or None."""
        return (
            super().get_object(request, object_id, from_field) if "\x00" not in object_id else None
        )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the address fills in, without rows whose number is none."""
        said = super().get_changeform_initial_data(request)
        rows = {each.name for each in self.opts.fields if each.is_relation}
        return {name: said[name] for name in said if name not in rows or is_number(said[name])}


def is_number(value: Any) -> bool:
    """Whether an address says a number that a row may have."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= 18
