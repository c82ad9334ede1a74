import ast
from pathlib import Path

import pytest
from django.utils.translation import override

from annotations.desk.wording import KINDS, SENTENCES, sentence_of
from annotations.text import TextError, decode, decoding, normalise

TEXT_ROOM = Path(decoding.__file__).parent


def test_every_sentence_that_texts_are_refused_with_is_listed_for_translation():
    raised = {
        ast.literal_eval(call.args[0])
        for path in TEXT_ROOM.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "TextError"
    }
    assert raised == set(SENTENCES)


def test_every_kind_of_file_that_is_no_text_is_listed_for_translation():
    assert {kind for _first, kind in decoding._NOT_TEXTS} == set(KINDS)


def _refused(act, given, **how):
    with pytest.raises(TextError) as caught:
        act(given, **how)
    return caught.value


REFUSED = [
    (decode, b" ", {}),
    (decode, b"%PDF-1.7", {}),
    (decode, b"a\0b", {}),
    (decode, b"a", {"declared": "100% utf"}),
    (decode, b"caf\xe9", {"declared": "utf-8"}),
    (decode, b"\xff\xfea\0\0\0", {}),
    (decode, "Été à Évian, où l'œuvre".encode() + b"\xff", {}),
    (normalise, "half \ud83d", {}),
]


@pytest.mark.parametrize(("act", "given", "how"), REFUSED)
def test_sentence_is_the_librarys_own_in_english(act, given, how):
    error = _refused(act, given, **how)
    with override("en"):
        assert sentence_of(error) == str(error)


def test_sentence_names_the_place_in_the_readers_language():
    error = _refused(decode, b"caf\xe9", declared="utf-8")
    with override("fr"):
        assert sentence_of(error) == (
            "Ce texte n’est pas en utf-8\u00a0: l’octet 0xE9 à la position 3 n’y a pas sa place."
        )


def test_sentence_names_the_kind_of_file_in_the_readers_language():
    error = _refused(decode, b"%PDF-1.7")
    with override("fr"):
        assert sentence_of(error) == "Ceci n’est pas un texte, mais un document PDF."
