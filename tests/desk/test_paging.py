import base64
import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from annotations.desk.paging import Order, read_page
from annotations.models import Outlet
from tests.factories import make_outlet


def walk(order, size, direction="next", start=""):
    pages = [read_page(Outlet.objects.all(), order=order, cursor=start, size=size)]
    while cursor := getattr(pages[-1], direction):
        pages.append(read_page(Outlet.objects.all(), order=order, cursor=cursor, size=size))
    return pages


class TestWalking(TestCase):
    @given(
        count=st.integers(0, 12),
        size=st.integers(1, 5),
        descending=st.booleans(),
        field=st.sampled_from(["id", "language", "created_at"]),
    )
    def test_pages_hold_every_row_once_in_order(self, count, size, descending, field):
        for number in range(count):
            make_outlet(language=["", "en", "fr"][number % 3])
        order = Order(field, descending=descending)

        pages = walk(order, size)

        seen = [row.pk for page in pages for row in page.rows]
        assert seen == list(
            Outlet.objects.order_by(*order.by(backwards=False)).values_list("pk", flat=True)
        )
        assert all(len(page.rows) == size for page in pages[:-1])
        assert pages[0].previous is None

    @given(count=st.integers(1, 12), size=st.integers(1, 5))
    def test_pages_lead_back_the_way_they_came(self, count, size):
        for _ in range(count):
            make_outlet()
        order = Order("name", descending=False)
        onward = walk(order, size)
        last = onward[-1].previous

        back = walk(order, size, "previous", last) if last else []

        assert [page.rows for page in reversed(back)] == [page.rows for page in onward[:-1]]


@pytest.mark.django_db
def test_page_read_in_one_question(django_assert_num_queries):
    make_outlet()

    with django_assert_num_queries(1):
        read_page(Outlet.objects.all(), order=Order())


@pytest.mark.django_db
def test_page_of_an_order_survives_rows_that_arrive_meanwhile():
    first, second = make_outlet("A"), make_outlet("C")
    order = Order("name", descending=False)
    page = read_page(Outlet.objects.all(), order=order, size=1)
    make_outlet("B")

    rest = read_page(Outlet.objects.all(), order=order, cursor=page.next, size=5)

    assert (page.rows, [row.name for row in rest.rows]) == ([first], ["B", second.name])


def written(*told) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        written(),
        written("name", 0, 0, None, 1),
        written("name", 0, 0, [], 1),
        written("name", 0, 0, "A", "a"),
        written("name", 0, 0, "A", 2**63),
        written("name", 0, 1, "no time", 1),
        written("created_at", 0, 1, "2026-03-04T08:30:00+00:00", 1),
        written("name", 0, 1, "2026-03-04T08:30:00+00:00", 1),
        written("name", 0, 0, 1, 1),
        written("name", 0, 0, True, True),
        written("name", 0, 0, "A\0", 1),
        written("name", 0, 0, "\ud800", 1),
        base64.urlsafe_b64encode(b"[" * 3000).decode(),
    ],
)
def test_page_that_no_list_made_is_refused(cursor):
    with pytest.raises(ValidationError) as refused:
        read_page(Outlet.objects.all(), order=Order("name"), cursor=cursor)

    assert refused.value.message_dict == {"cursor": ["This list has no such page."]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        (1, "0001-01-01T00:00:00+14:00"),
        (1, "9999-12-31T23:59:59-14:00"),
        (1, 5),
        (0, "0001-01-01T00:00:00+14:00"),
        (0, "x"),
        (0, 1),
        (0, 1.0),
    ],
)
def test_page_of_times_at_what_is_no_time_is_refused(stamp, value):
    cursor = written("created_at", 0, stamp, value, 1)

    with pytest.raises(ValidationError) as refused:
        list(read_page(Outlet.objects.all(), order=Order("created_at"), cursor=cursor).rows)

    assert refused.value.message_dict == {"cursor": ["This list has no such page."]}
