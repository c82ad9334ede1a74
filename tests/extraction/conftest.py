"""The engine as the tests of its rules run it."""

import pytest

from annotations.extraction.equipment import BARE, load_equipment


@pytest.fixture(scope="session")
def syntax():
    """The rules with a parser of English, where one is installed."""
    loaded = load_equipment(["en"], sequence=False, judge=False)
    if not loaded.parsers:
        pytest.skip("no English parser is installed")
    return loaded


@pytest.fixture(params=["rules", "syntax"])
def equipment(request):
    """The rules alone, and with a parser of English."""
    return BARE if request.param == "rules" else request.getfixturevalue("syntax")
