import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.normalise import TextError, decode

FRENCH = "Le maire a déclaré jeudi que l’hôpital resterait ouvert. « Nous le voulons », dit-il."


def refusal(data, **options):
    with pytest.raises(TextError) as caught:
        decode(data, **options)
    return caught.value


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_decode_believes_a_byte_order_mark_over_the_declared_name(mark, encoding):
    assert decode(mark + FRENCH.encode(encoding), declared="latin-1") == FRENCH


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_decode_gives_back_any_utf8_text(text):
    text = f"Text: {text}"
    assert decode(text.encode()) == text


def test_decode_takes_the_declared_encoding():
    assert decode("Привет, мир".encode("cp1251"), declared="windows-1251") == "Привет, мир"


def test_decode_reads_latin1_as_browsers_do():
    assert decode(FRENCH.encode("cp1252"), declared="ISO-8859-1") == FRENCH


def test_decode_sees_utf8_behind_a_wrong_latin1_label():
    assert decode(FRENCH.encode(), declared="latin-1") == FRENCH


def test_decode_guesses_windows_1252_for_french_and_english():
    assert decode(FRENCH.encode("cp1252")) == FRENCH
    english = "“We won’t pay £40,” the café said — twice."
    assert decode(english.encode("cp1252")) == english


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр заявил, что мера вступит в силу в январе.", "cp1251"),
        ("Minister powiedział, że ustawa wejdzie w życie w styczniu.", "cp1250"),
        ("大臣は一月に施行すると述べた。国会は同意した。", "shift_jis"),
        (FRENCH, "mac_roman"),
    ],
)
def test_decode_asks_rather_than_guess_another_encoding(text, encoding):
    data = text.encode(encoding, "replace")
    found = refusal(data)
    assert found.code == "unknown_encoding"
    assert found.offset == next(at for at, byte in enumerate(data) if byte > 0x7F)


def test_decode_names_the_damaged_byte_of_utf8():
    data = "déjà vu, très étonné".encode()
    found = refusal(data + b"\xff and more")
    assert (found.code, found.offset) == ("wrong_encoding", len(data))
    assert "0xFF" in str(found)


def test_decode_names_the_byte_that_the_declared_encoding_cannot_read():
    found = refusal(b"ab\xe9cd", declared="utf-8")
    assert (found.code, found.offset) == ("wrong_encoding", 2)


def test_decode_counts_the_byte_order_mark_in_offsets():
    found = refusal(codecs.BOM_UTF8 + b"ab\xe9cd")
    assert (found.code, found.offset) == ("wrong_encoding", 5)


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "a\0b", "idna", "undefined", "é"])
def test_decode_refuses_a_name_that_is_no_encoding(name):
    assert refusal(b"abc", declared=name).code == "unknown_encoding"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", codecs.BOM_UTF8])
def test_decode_refuses_a_file_without_text(data):
    assert refusal(data).code == "empty"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"{\\rtf1 hello}", "an RTF document"),
    ],
)
def test_decode_names_files_that_are_no_text(data, named):
    found = refusal(data)
    assert found.code == "not_text"
    assert str(found).startswith(f"This is not a text: it is {named}")


def test_decode_says_where_the_null_byte_is():
    found = refusal(b"abc\0def")
    assert (found.code, found.offset) == ("not_text", 3)
    found = refusal("ab\0".encode("utf-16-le"), declared="utf-16-le")
    assert (found.code, found.offset) == ("not_text", 4)


@given(st.binary(), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "cp1251"]))
def test_decode_answers_any_bytes_with_a_text_or_a_sentence(data, declared):
    try:
        text = decode(data, declared=declared)
    except TextError as error:
        assert str(error).endswith(".")
        assert error.offset is None or 0 <= error.offset <= len(data)
    else:
        assert text.strip()
        assert "\0" not in text
