"""Places and powers that are told things and print nothing: "told Brussels", « à Tel Aviv »."""

import re

from annotations.extraction.languages.base import words

BEGINNINGS = frozenset(
    words("new tel los las san santa saint sainte port buenos rio hong kuala sri costa fort cape")
)
"""First words of the names of towns, in small letters."""
POWERS = frozenset(
    words("""
    brussels moscow washington london paris berlin rome madrid beijing tokyo kyiv kiev geneva vienna
    bruxelles moscou londres pékin genève vienne berne dublin ottawa canberra delhi marseille lyon
    ukraine france germany italy spain greece poland turkey israel iran iraq egypt canada brazil
    mexico japan europe africa labour congress parliament westminster stormont holyrood whitehall
    elysée kremlin vatican instagram facebook twitter youtube tiktok linkedin
""")
)
"""Capitals, countries, parties and platforms by a single word, in small letters."""
PEOPLES = re.compile(r".*(?:ans|ians|ish|ese|ia|land|stan|ica|ois|ais|ville|bourg|burg)")
"""Words that end like the name of a people, a country or a town."""
