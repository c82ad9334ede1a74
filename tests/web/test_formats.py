from datetime import UTC, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import override

from annotations.templatetags.desk_words import grouped

AT = datetime(2026, 3, 4, 17, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "DATE_FORMAT", "4 March 2026"),
        ("en", "SHORT_DATE_FORMAT", "4 Mar 2026"),
        ("en", "SHORT_DATETIME_FORMAT", "4 Mar 2026, 17:05"),
        ("fr", "DATE_FORMAT", "4 mars 2026"),
        ("fr", "SHORT_DATE_FORMAT", "04/03/2026"),
        ("fr", "SHORT_DATETIME_FORMAT", "04/03/2026 17:05"),
    ],
)
def test_dates_are_told_as_their_readers_write_them(language, name, told):
    with override(language):
        assert formats.date_format(AT, name) == told


@pytest.mark.parametrize(("language", "told"), [("en", "41,200"), ("fr", "41\u00a0200")])
def test_thousands_are_parted_as_the_readers_language_does(language, told):
    with override(language):
        assert grouped(41200) == told


def test_day_typed_in_an_order_that_two_readers_read_differently_is_not_taken():
    with override("en"), pytest.raises(ValidationError):
        forms.DateField().clean("03/04/2026")


def test_day_typed_in_the_order_of_iso_or_in_letters_is_taken():
    with override("en"):
        days = [forms.DateField().clean(typed) for typed in ("2026-03-04", "4 March 2026")]
    assert days == [AT.date(), AT.date()]
