"""By which way words came: who lent a voice, a microphone or a page, and who was told."""

import pytest

from annotations.extraction import extract
from annotations.extraction.results import Polarity


def chain_of(text: str, language: str) -> list[str]:
    """Who says the first quote of a text, and who passes it on."""
    quotes = sorted(extract(text, language).quotes, key=lambda quote: quote.nested)
    return [source.span.of(text) for source in quotes[0].sources]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The minister said in an interview with the Harbour Post that the ferry would go.",
            ["The minister", "the Harbour Post"],
        ),
        (
            "In an email to the Harbour Post, Ms. Cole said the ferry was unsafe.",
            ["Ms. Cole", "the Harbour Post"],
        ),
        (
            "The company said in a statement provided to the Harbour Post that it was sorry.",
            ["The company", "the Harbour Post"],
        ),
        (
            "The ferry will go, according to two people who spoke to the Harbour Post.",
            ["two people", "the Harbour Post"],
        ),
        (
            "The ferry will go, the Harbour Post reported on Monday, citing two engineers.",
            ["two engineers", "the Harbour Post"],
        ),
        (
            "The Harbour Post quoted an unnamed engineer saying the ferry was unsafe.",
            ["an unnamed engineer", "The Harbour Post"],
        ),
        ("Speaking in Hungary, Mr. Reed said the ferry was safe.", ["Mr. Reed"]),
        (
            "In a statement issued by his lawyer, Mr. Reed said he regretted the delay.",
            ["Mr. Reed", "his lawyer"],
        ),
        ("Mr. Reed said through a spokeswoman that he was sorry.", ["Mr. Reed", "a spokeswoman"]),
        (
            "The captain, quoted by state television, said the hull was cracked.",
            ["The captain", "state television"],
        ),
        (
            "In a memo leaked to the Harbour Post, Mr. Reed warned that the hull was cracked.",
            ["Mr. Reed", "the Harbour Post"],
        ),
        (
            'Jo Reed told Norwegian paper Kystbladet: "He rings me after every match."',
            ["Jo Reed", "Norwegian paper Kystbladet"],
        ),
        (
            "The inquiry, in May, knew that the captain had said the hull was cracked.",
            ["the captain"],
        ),
        ("In a letter to the mayor, Ms. Cole said the ferry was unsafe.", ["Ms. Cole"]),
        ("Mr. Reed said through tears that he was sorry.", ["Mr. Reed"]),
    ],
)
def test_way_of_english_words_is_a_part_of_the_chain(text, chain):
    assert chain_of(text, "en") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "« C'est fini », justifie le président, Jo Rey, au micro de Télé Port.",
            ["le président, Jo Rey", "Télé Port"],
        ),
        (
            "« C'est fini », confiait ce matin au micro de Radio Port une mère d'élève.",
            ["une mère d'élève", "Radio Port"],
        ),
        (
            "« On chantait, a raconté Laura, 19 ans, au Montagnard. Un homme priait. »",
            ["Laura", "Montagnard"],
        ),
        (
            "Le bac sera vendu, a indiqué vendredi à l'Agence du Port (ADP) une source judiciaire.",
            ["une source judiciaire", "l'Agence du Port (ADP)"],
        ),
        (
            "Le bac sera vendu, a appris jeudi l'ADP auprès de l'administratrice.",
            ["l'administratrice", "l'ADP"],
        ),
        (
            "Le bac coule, affirment seize marins dans une lettre que la revue Quais a publiée.",
            ["seize marins", "la revue Quais"],
        ),
        (
            "À en croire son agent, cité par le même journal, le bac sera vendu.",
            ["son agent", "le même journal"],
        ),
        ("Par la voix de son avocat, M. Rey a dit regretter le retard.", ["M. Rey", "son avocat"]),
        (
            "M. Rey a fait savoir par une porte-parole que le bac était sûr.",
            ["M. Rey", "une porte-parole"],
        ),
        (
            "« Elle part », se souvient sa sœur, à qui elle confiait hier vouloir « tout vendre ».",
            ["sa sœur"],
        ),
        ("« C'est fini », a déclaré au Canada le ministre.", ["le ministre"]),
    ],
)
def test_way_of_french_words_is_a_part_of_the_chain(text, chain):
    assert chain_of(text, "fr") == chain


def test_who_was_told_relays_what_somebody_else_said():
    text = "« Elle part », dit sa sœur, à qui elle confiait hier vouloir « tout vendre »."
    last = extract(text, "fr").quotes[-1]
    assert [source.span.of(text) for source in last.sources] == ["elle", "sa sœur"]


def test_name_that_a_text_shows_to_be_a_medium_passes_words_on_elsewhere():
    text = (
        "A memo seen by Meridian says the port is full.\n\n"
        "Two clerks told Meridian that the cranes had stopped."
    )
    told = extract(text, "en").quotes[-1]
    assert [source.span.of(text) for source in told.sources] == ["Two clerks", "Meridian"]


@pytest.mark.parametrize(
    ("text", "language", "content", "chain"),
    [
        (
            "Mr. Reed said his daughter had begged him to sell the boat.",
            "en",
            "to sell the boat",
            ["his daughter", "Mr. Reed"],
        ),
        (
            "Aides say the minister keeps repeating that he will not resign.",
            "en",
            "he will not resign",
            ["the minister", "Aides"],
        ),
        (
            "“He swore to me he'd never touched the money,” said Ms. Cole.",
            "en",
            "he'd never touched the money",
            ["He", "Ms. Cole"],
        ),
        (
            "La procureure a expliqué que le notaire avait soutenu devant le juge « avoir payé ».",
            "fr",
            "avoir payé",
            ["le notaire", "La procureure"],
        ),
        (
            "« Mon chef m'a demandé de classer la note, a-t-il laissé tomber. »",
            "fr",
            "de classer la note",
            ["Mon chef", "il"],
        ),
    ],
)
def test_what_was_said_is_found_in_the_words_that_tell_of_it(text, language, content, chain):
    found = {quote.content[0].of(text): quote for quote in extract(text, language).quotes}
    assert [source.span.of(text) for source in found[content].sources] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "« Le pont est fermé », rigole-t-il au micro de Radio Falaises.",
            ["il", "Radio Falaises"],
        ),
        ("« Le pont est fermé », s’est-elle esclaffée.", ["elle"]),
        (
            "« Le pont est fermé, confesse-t-il dans le podcast La Digue. Je reste. »",
            ["il", "le podcast La Digue"],
        ),
        (
            "« Le pont est fermé », a confié un élu à notre rédaction.",
            ["un élu", "notre rédaction"],
        ),
        (
            "« Le pont est fermé, écrit Odile à notre émission. Je reste. »",
            ["Odile", "notre émission"],
        ),
    ],
)
def test_any_verb_attributes_behind_which_its_pronoun_stands(text, chain):
    assert chain_of(text, "fr") == chain


@pytest.mark.parametrize(
    "text",
    ["Hier, a-t-il plu ?", "Il viendra, peut-être veut-il rester.", "Que veut-il ? Il part."],
)
def test_a_question_is_no_attribution(text):
    assert not extract(text, "fr").quotes


def test_who_is_told_of_in_a_quotation_is_not_who_speaks_in_it():
    text = "« Il m’a dit qu’il dormait », a précisé Me Chalhoub à son voisin."
    (inner,) = [quote for quote in extract(text, "fr").quotes if quote.nested]
    assert [source.span.of(text) for source in inner.sources] == ["Il", "Me Chalhoub"]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "“My neighbour told me, ‘The road is shut,’ and I laughed,” said Ruth Pell.",
            "en",
            "The road is shut",
        ),
        (
            "« Il m'a dit : “Personne n'a lu le rapport”, et je le crois », raconte Luc Roy.",
            "fr",
            "Personne n'a lu le rapport",
        ),
    ],
)
def test_words_within_words_end_where_their_marks_close(text, language, words):
    found = extract(text, language).quotes
    assert words in [quote.content[0].of(text) for quote in found if len(quote.sources) == 2]


def test_to_call_something_a_name_asks_for_nothing():
    (quote,) = extract("Ann Lee called the closure “a scandal in slow motion”.", "en").quotes
    assert (quote.rule, quote.polarity) == ("naming", Polarity.ASSERTED)


@pytest.mark.parametrize(
    ("text", "language", "words", "chain"),
    [
        (
            "Il conteste, par la voix de son avocate, Me Anne Petit, toute faute.",
            "fr",
            "toute faute",
            ["Il", "son avocate, Me Anne Petit"],
        ),
        (
            "Le patron dément tout arrangement dans un message transmis à la rédaction du Phare.",
            "fr",
            "tout arrangement",
            ["Le patron", "la rédaction du Phare"],
        ),
        (
            "M. Roy a démenti, dans un message transmis à la PCE, avoir donné un ordre.",
            "fr",
            "avoir donné un ordre",
            ["M. Roy", "la PCE"],
        ),
        (
            "The Courier reports, citing two officials, that the ferry is late.",
            "en",
            "the ferry is late",
            ["two officials", "The Courier"],
        ),
        ("“It was late,” he said by telephone.", "en", "It was late", ["he"]),
        (
            "Ann Lee rejected Roy’s claim that the ferry was late.",
            "en",
            "the ferry was late",
            ["Roy", "Ann Lee"],
        ),
        (
            "« La mer monte », a-t-elle déclaré par la voix d’une interprète.",
            "fr",
            "La mer monte",
            ["elle", "une interprète"],
        ),
        (
            "D’après une note qu’a consultée Le Phare, la rampe est fissurée.",
            "fr",
            "la rampe est fissurée",
            ["une note", "Le Phare"],
        ),
    ],
)
def test_a_way_is_no_part_of_the_words_nor_of_who_says_them(text, language, words, chain):
    found = [
        (quote.content[0].of(text), [source.span.of(text) for source in quote.sources])
        for quote in extract(text, language).quotes
    ]
    assert (words, chain) in found


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "He denied leaking a letter published by the Argus.",
            "en",
            "leaking a letter published by the Argus",
        ),
        (
            "He denied any role in the plot through his lawyer.",
            "en",
            "any role in the plot",
        ),
        ("She said in a statement that Will Roy had left.", "en", "Will Roy had left"),
        ("Le groupe croit savoir que le port ferme.", "fr", "le port ferme"),
        (
            "Lee was told months later by a nurse that nobody had looked.",
            "en",
            "nobody had looked",
        ),
        (
            "D’après le colonel Roy, cité par le quotidien, la victime a glissé sur un rocher.",
            "fr",
            "la victime a glissé sur un rocher",
        ),
    ],
)
def test_what_only_looks_like_a_way_stays_in_the_words(text, language, words):
    assert words in [quote.content[0].of(text) for quote in extract(text, language).quotes]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said in a note that", "en"),
        ("Il a déclaré dans une note que", "fr"),
        ("«, que. » dément LEE:", "fr"),
        ("She told", "en"),
        ("« C’est fini », y", "fr"),
    ],
)
def test_a_text_may_stop_anywhere(text, language):
    found = extract(text, language)
    assert all(0 <= span.start < span.end <= len(text) for q in found.quotes for span in q.content)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("« On ferme », dit la veuve à notre reporter.", ["la veuve", "notre reporter"]),
        ("« On ferme », a dit Jo Morel dans Le Rivage.", ["Jo Morel", "Le Rivage"]),
        ("« On ferme, dit-elle dans L’Écho. Point. »", ["elle", "L’Écho"]),
        ("Le prévenu a assuré vouloir partir.", ["Le prévenu"]),
        ("« On ferme », a-t-elle déclaré à la presse.", ["elle"]),
        ("« On ferme », a-t-elle déclaré à La Presse.", ["elle", "La Presse"]),
        ("À L’Écho, la prévenue a assuré vouloir partir.", ["la prévenue", "L’Écho"]),
        ("Sur Radio Levant, le maire a dit que l’eau montait.", ["le maire", "Radio Levant"]),
        ("L’usine, sollicitée par Le Témoin, récuse « des rumeurs ».", ["L’usine", "Le Témoin"]),
        (
            "Selon le procès-verbal de mai, dont la greffière a donné lecture, il dormait.",
            ["le procès-verbal", "la greffière"],
        ),
        (
            "« Je vais bien », écrit Zoé dans une lettre que sa mère a lue en larmes.",
            ["Zoé", "sa mère"],
        ),
        (
            "Le club dément, dans un courriel adressé au Courrier : « On ment. »",
            ["Le club", "Courrier"],
        ),
        (
            "Selon une marin qui s’est ouverte à La Vigie, le quai a cédé.",
            ["une marin", "La Vigie"],
        ),
        (
            "Selon des gens du port à qui La Vigie a parlé, le quai a cédé.",
            ["des gens du port", "La Vigie"],
        ),
        (
            "D’après un passant que notre équipe a pu joindre, le quai a cédé.",
            ["un passant", "notre équipe"],
        ),
        (
            "Le quai a cédé, rapporte l’agence Merle, sur la foi de sources au port.",
            ["sources au port", "l’agence Merle"],
        ),
        ("Le Rivage cite aussi un agent : « On ment. »", ["un agent", "Le Rivage"]),
        (
            "« Il a soif », résume le médecin, cité par le maire, Luc Roy.",
            ["le médecin", "le maire, Luc Roy"],
        ),
        ("Le bac sera vendu, a appris l’ADP d’un employé.", ["un employé", "l’ADP"]),
    ],
)
def test_who_lent_a_page_or_read_it_out_relays_in_french(text, chain):
    assert chain_of(text, "fr") == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Une lettre, que La Vigie a pu lire, fâche le port. Le maire y promet une digue.",
            ["Le maire", "La Vigie"],
        ),
        ("Elle s’est confiée au Nouvel Est. Elle y dit que l’eau monte.", ["Elle", "Nouvel Est"]),
        (
            "Il a répondu dans Cornouaille Matin. « On reste, y assure-t-il. Point. »",
            ["il", "Cornouaille Matin"],
        ),
    ],
)
def test_what_is_said_in_it_leads_back_to_the_medium_of_the_sentence_before(text, chain):
    assert chain_of(text, "fr") == chain
