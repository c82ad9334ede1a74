"""Direct quotes in the languages that have words and patterns but no grammar."""

import pytest

from annotations.extraction import extract


def quotes(text, language):
    """The words, cue and first source of each quote."""
    return [
        (
            [span.of(text) for span in quote.content],
            quote.cue and quote.cue.of(text),
            quote.sources[0].span.of(text) if quote.sources else None,
        )
        for quote in extract(text, language).quotes
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "cue", "speaker"),
    [
        ("de", "„Es regnet“, sagte Anna Müller, Sprecherin der Stadt.",
         ["Es regnet"], "sagte", "Anna Müller"),
        ("de", "»Es regnet«, sagte der Bürgermeister am Montag.",
         ["Es regnet"], "sagte", "der Bürgermeister"),
        ("de", "Später sagte Weber: „Nein.“", ["Nein."], "sagte", "Weber"),
        ("de", "Der Sprecher, Jan Weber, sagte am Montag: „Wir prüfen das.“",
         ["Wir prüfen das."], "sagte", "Der Sprecher"),
        ("de", "„Wir gehen“, hat Weber gesagt, „und zwar sofort.“",
         ["Wir gehen", "und zwar sofort."], "gesagt", "Weber"),
        ("de", "„Das ist Unsinn“, so der Minister.", ["Das ist Unsinn"], "so", "der Minister"),
        ("de", "Weber bezeichnete den Plan als „historischen Fehler“.",
         ["historischen Fehler"], "bezeichnete", "Weber"),
        ("de", "Laut Polizei war der Mann „nicht ansprechbar“.",
         ["nicht ansprechbar"], "Laut", "Polizei"),
        ("cs", "„Prší,“ řekl novinářům ministr financí Jan Novák.",
         ["Prší"], "řekl", "ministr financí Jan Novák"),
        ("cs", "„Je to dobré,“ dodala pro rádio mluvčí Jana Nová. „Uvidíme.“",
         ["Je to dobré", "Uvidíme."], "dodala", "mluvčí Jana Nová"),
        ("cs", "Premiér Jan Novák po jednání vlády uvedl, že jde o „velkou chybu“.",
         ["velkou chybu"], "uvedl", "Premiér Jan Novák"),
        ("ru", "«Идёт дождь», — сказал журналистам министр Иван Петров.",
         ["Идёт дождь"], "сказал", "министр Иван Петров"),
        ("ru", "«Мы готовы, — заявил министр, — к переговорам».",
         ["Мы готовы", "к переговорам"], "заявил", "министр"),
        ("ru", "— Пойдём, — сказал он. — Завтра будет поздно.",
         ["Пойдём", "Завтра будет поздно."], "сказал", "он"),
        ("ru", "По словам Петрова, это «большая ошибка».",
         ["большая ошибка"], "По словам", "Петрова"),
        ("ru", "По его словам, это «большая ошибка».", ["большая ошибка"], "По его словам", "его"),
        ("de", "Weber kritisierte die Pläne. „Das ist falsch und teuer.“",
         ["Das ist falsch und teuer."], None, "Weber"),
        ("es", "—Vamos —dijo Juan—. Mañana será tarde.",
         ["Vamos", "Mañana será tarde."], "dijo", "Juan"),
        ("es", "«Es falso», afirmó ayer la ministra Ana Ruiz.",
         ["Es falso"], "afirmó", "la ministra Ana Ruiz"),
        ("it", "«È falso», ha detto ieri il ministro Mario Bassi.",
         ["È falso"], "detto", "il ministro Mario Bassi"),
        ("pt", "“É falso”, afirmou a ministra Ana Reis.",
         ["É falso"], "afirmou", "a ministra Ana Reis"),
        ("nl", "'Het is niet waar', zegt burgemeester Jan de Vries.",
         ["Het is niet waar"], "zegt", "burgemeester Jan de Vries"),
        ("nl", "“Het is niet waar”, aldus de burgemeester.",
         ["Het is niet waar"], "aldus", "de burgemeester"),
        ("pl", "– To nieprawda – powiedział Jan Kowalski. – Zobaczymy.",
         ["To nieprawda", "Zobaczymy."], "powiedział", "Jan Kowalski"),
        ("pl", "„To nieprawda” – powiedział w Warszawie premier.",
         ["To nieprawda"], "powiedział", "premier"),
    ],
)  # fmt: skip
def test_direct_quote_has_its_words_its_cue_and_its_speaker(language, text, words, cue, speaker):
    assert quotes(text, language) == [(words, cue, speaker)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Film „Das Leben im Tal“ gewann einen Preis."),
        ("de", "Die sogenannte „Klimakasse“ wurde abgeschafft."),
        ("cs", "Firma „Orel“ zkrachovala."),
        ("ru", "ООО «Ромашка» закрылось в мае."),
        ("ru", "Газета «Речной вестник» сообщила о пожаре."),
        ("es", "La película «La vida en el valle» ganó un premio."),
        ("it", "Il film «La vita nella valle» ha vinto un premio."),
        ("pt", "O filme “A vida no vale” ganhou um prémio."),
        ("nl", "De film 'Het leven in het dal' won een prijs."),
        ("pl", "Film „Życie w dolinie” zdobył nagrodę."),
    ],
)
def test_name_or_title_in_marks_is_no_quote(language, text):
    assert quotes(text, language) == []
