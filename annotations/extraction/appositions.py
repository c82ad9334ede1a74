"""What is said of a name right beside it: "spokesman Marcus Sill", "Ann Lee, 45, the mayor"."""

import re
from collections.abc import Sequence

from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    CUE,
    DETERMINER,
    HAVE,
    NOUN_PREPOSITION,
    NOUN_TOO,
    PREPOSITION,
    TITLE,
)
from annotations.extraction.mentions import RANKS, Mention, word_before

AGE = re.compile(r",? ?\(?(?:\d{1,3}(?: ans)?|[\w-]{3,20} ans)\)?(?=[,. ])")
"""An age behind a name, with the comma before it."""

_APPOSED = re.compile(
    r"(?<!\bde )\b(?:[Ll]['’]|[LlUu][ane]e? |[Cc]et?t?e? |[Ss](?:on|a) |[Ll]eur )(\w[\w-]*)"
    r"(?: [\w’'-]+){0,3}, "
    r"(?:[Ll][ae] |[Ll]['’])?$"
)
_APPOSED_BEHIND = re.compile(r", une? (\w[\w-]*)\b(?: (\w[\w-]*)\b)?")
_REACH = 90  # code points looked at on either side of a name
_MOST_AHEAD, _MOST_BEHIND = 9, 10  # words
_FIGURES = re.compile(r"[0-9]+")
_OLDEST = 115
_LONGEST_WORD = 20  # code points
_WORD = re.compile(r"[\w’'-]+|,")
_BREAK = re.compile(r"[.;:!?“”«»\n\ue000\ue001()]")
_ROLE = TITLE | ANONYMOUS
_GOVERNING = PREPOSITION | NOUN_PREPOSITION | DETERMINER
_ELIDED = ("l'", "l’", "d'", "d’")


def age_behind(text: str, place: int) -> int:
    """The age that is told in figures behind a name, else 0."""
    told = AGE.match(text, place)
    figures = _FIGURES.search(told.group()) if told is not None else None
    age = int(figures.group()) if figures is not None else 0
    return age if age <= _OLDEST else 0


def _compound(text: str, end: int) -> str:
    """The word with hyphens that ends at a place, in small letters: « start-up »."""
    return text[max(0, end - _LONGEST_WORD) : end].rpartition(" ")[2].lower()


class Appositions:
    """Reads them in one text."""

    def __init__(self, text: str, language: Language, people: PeopleWords) -> None:
        self.text, self.flags, self.people = text, language.flags, people

    def roles_of(self, mention: Mention) -> tuple[dict[str, None], str]:
        """The nouns said of a name right before and behind it, and the gender they tell."""
        roles = {title: None for title in mention.titles if title not in self.people.honorifics}
        gender = ""
        heads, article = self._before(mention)
        for word in (*heads, *self._behind(mention)):
            if word not in RANKS and self._is_role(word):
                roles[word] = None
                gender = gender or self.people.gender_of.get(word, "")
        if heads and self.people.articles:  # « le ministre | Ann Roy »
            gender = gender or self.people.articles.get(article, "")
        return roles, gender

    def has_kin_behind(self, mention: Mention) -> bool:
        """Whether a name is told to be somebody's: "Lou, | her best friend, | …"."""
        text = self.text
        if text[mention.end : mention.end + 2] != ", ":
            return False
        owner = text[mention.end + 2 : mention.end + 9].split(" ", 1)[0].lower()
        return owner in self.people.owners and bool(self._behind(mention))

    def body_of(self, mention: Mention) -> str:
        """The noun for a body right before a name: « le groupe | Orvane », else nothing.

        Also one with its article before commas around the name: « L’entreprise, | Batilux, ».
        """
        if not self.people.body_nouns:
            return ""
        if apposed := self._apposed(mention):
            return apposed
        before = mention.before.replace("’", "'").rpartition("'")[2]
        if self.text[mention.start - len(before) - 2 : mention.start] == f"-{before} ":
            before = _compound(self.text, mention.start - 1)
        if before in self.people.bare_article and len(before) > 1:  # « l’association Le | Palier »
            text, at = self.text, mention.start - len(before) - 1
            if text[at : at + 1].isupper():
                before = word_before(text, at).replace("’", "'").rpartition("'")[2]
        if before not in self.people.body_nouns and self.people.of_bodies is not None:
            before = self._before_adjective(mention, before)
        return before if before in self.people.body_nouns else ""

    def _before_adjective(self, mention: Mention, word: str) -> str:
        """The noun before an adjective before a name: « le | constructeur | suisse Orvane »."""
        pattern = self.people.of_bodies
        if pattern is None or not pattern.search(word) or self.flags.get(word, 0) & CUE:
            return ""
        at = mention.start - len(word) - 1
        if self._is_first_name(mention.words[0]) or self.text[at : at + len(word)] != word:
            return ""
        return word_before(self.text, at).replace("’", "'").rpartition("'")[2]

    def _apposed(self, mention: Mention) -> str:
        """The noun for a body, with commas, beside a name: « | Orva, | un groupe suisse »."""
        text, nouns = self.text, self.people.body_nouns
        if mention.titles or (len(mention.words) > 1 and self._is_first_name(mention.words[0])):
            return ""
        start, end = mention.start, mention.end
        if text[end : end + 1] in (",", ".") and "," in text[max(0, start - 5) : start]:
            found = _APPOSED.search(text, max(0, start - 60), start)
        else:
            found = _APPOSED_BEHIND.match(text, end)
        words = [word.lower() for word in found.groups() if word] if found is not None else []
        return next((word for word in words if word in nouns), "")

    def _is_first_name(self, word: str) -> bool:
        return bool(self.people.gender_of_first_name(word, sure=True))

    def _is_role(self, word: str) -> bool:
        return bool(self.flags.get(word, 0) & _ROLE) or word in self.people.nouns

    def before(self, mention: Mention) -> list[str]:
        """The nouns in "spokesman | Marcus Sill" and "le ministre des Comptes, | Hervé Maurel"."""
        return self._before(mention)[0]

    def _before(self, mention: Mention) -> tuple[list[str], str]:
        """The nouns before a name, and the article of the first."""
        if not self._may_stand_before(mention):
            return [], ""
        start = max(0, mention.start - _REACH)
        stop = _BREAK.search(self.text[start : mention.start][::-1])
        if stop is not None:
            start = mention.start - stop.start()
        words: list[str] = _WORD.findall(self.text, start, mention.start)
        comma = bool(words) and words[-1] == ","
        if comma:
            words.pop()
        words = words[-_MOST_AHEAD:]
        if "," in words:
            del words[: len(words) - words[::-1].index(",")]
        return self._heads(words, comma=comma)

    def _may_stand_before(self, mention: Mention) -> bool:
        """Whether the word just before a name lets a noun for a person stand there.

        Mostly none does: told by one look at it, for this is asked of every name.
        """
        word = mention.before
        at = mention.start - len(word) - 1
        if not word.isalpha() or self.text[at - 1 : at] != " ":
            return True  # "co-founder", a comma: to be read in full
        return not self._belongs(word) and (
            self._is_role(word) or self._leads_on(self.flags.get(word, 0), comma=False)
        )

    def _heads(self, words: Sequence[str], *, comma: bool) -> tuple[list[str], str]:
        """The nouns for people from the right, and their article; none where a verb comes in."""
        if not comma and words and self._belongs(words[-1].lower()):
            return [], ""  # "le fils de | Luc Roy"
        heads: list[str] = []
        whose: list[str] = []  # of « la sœur du gérant, | Ann Roy »
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            low = word.lower()
            low = low[2:] if low.startswith(_ELIDED) else low
            flag = self.flags.get(low, 0)
            if flag & _ROLE or low in self.people.nouns:
                if at and self.flags.get(words[at - 1].lower(), 0) & HAVE:
                    return [], ""  # "il a prévenu | Luc Roy"
                heads.append(low)
            elif heads:
                article = low in self.people.definite or low in self.people.indefinite
                if comma and low in self.people.contracted and not whose:
                    heads, whose = [], heads
                    continue
                if article or not comma or low.endswith(("'s", "’s")):
                    return heads, low if article else ""
                if flag & CUE and word[0].islower():
                    return whose, ""
            elif not self._leads_on(flag, comma=comma):
                return whose, ""
        return heads or whose, ""

    def _belongs(self, word: str) -> bool:
        return bool(self.flags.get(word, 0) & _GOVERNING)

    def _leads_on(self, flag: int, *, comma: bool) -> bool:
        """Whether a word may stand between a noun and the name: no verb, no other noun."""
        if not comma and not self.people.things_have_gender:
            return False
        return not flag & CUE or bool(flag & (NOUN_PREPOSITION | PREPOSITION | NOUN_TOO))

    def _behind(self, mention: Mention) -> list[str]:
        """The nouns in "Ann Lee, 45, | the harbour master"."""
        age = AGE.match(self.text, mention.end)
        at = age.end() if age is not None else mention.end
        if self.text[at : at + 1] != ",":
            return []
        found = _BREAK.split(self.text[at + 1 : at + _REACH])[0].split(",")[0]
        heads: list[str] = []
        before = PREPOSITION
        for number, word in enumerate(_WORD.findall(found.lower())[:_MOST_BEHIND]):
            low = word[2:] if word.startswith(_ELIDED) else word
            flag = self.flags.get(low, 0)
            article = word in self.people.definite or word in self.people.indefinite
            if article and not before & _GOVERNING:
                break  # "Ann Lee, the mayor, | hopes the minister …"
            before = flag
            if flag & _ROLE or low in self.people.nouns:
                if flag & CUE and not number:
                    break  # "Joël Astier, juge la thèse …"
                heads.append(low)
            elif flag & (PREPOSITION if heads else CUE | PREPOSITION) and (
                heads or number or word in self.people.contracted
            ):
                break  # "Ann Lee, | du syndicat policier"
        return heads
