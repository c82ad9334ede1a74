"""Who reads a letter out or prints it, and what stands between a subject and its verb."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "The clerk, Marion Tate, read out a letter in which the owners said they had stayed.",
            "they had stayed",
            ["the owners", "The clerk"],
        ),
        (
            "The Harbour Post prints a note in which officials warned that the pier would fall.",
            "the pier would fall",
            ["officials", "The Harbour Post"],
        ),
        (
            "Nana Frempah lamented on Wye FM’s breakfast show that cocoa is scarce.",
            "cocoa is scarce",
            ["Nana Frempah", "Wye FM’s breakfast show"],
        ),
        (
            "She says she was told by Lyle ‘not to look at the back’.",
            "not to look at the back",
            ["Lyle", "She"],
        ),
        (
            "“It was late,” Mr Dev said in the same telephone interview.",
            "It was late",
            ["Mr Dev", "the same telephone interview"],
        ),
        (
            "“He was dead,” cook Jodie Farr said to Desert FM.",
            "He was dead",
            ["cook Jodie Farr", "Desert FM"],
        ),
        (
            "“Winnie kept telling me, ‘Darren says it’s resting.’ I doubt it,” she wrote.",
            "it’s resting.",
            ["Darren", "Winnie", "she"],
        ),
        (
            "Farrow told the station he was tired, and that anyone who met him knew it.",
            "he was tired, and that anyone who met him knew it",
            ["Farrow", "the station"],
        ),
    ],
)
def test_who_makes_words_known(text: str, words: str, sources: list[str]) -> None:
    """Whoever reads a paper out, prints it, or has a programme where it is said."""
    assert (words, sources) in said(text)


def test_a_second_clause_tells_who_has_a_paper() -> None:
    """Who hides it passes nothing on; the medium that read it does."""
    text = "Selon ce document, que la mairie cache mais que Scènes a pu lire, onze agents partent."
    assert ("onze agents partent", ["ce document", "Scènes"]) in said(text, "fr")


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "The memo, obtained by The Signal in May, has four pages. “Lind is weak,” it reads.",
            "Lind is weak",
            ["it", "The Signal"],
        ),
        (
            "She left, but first gave her account to the Ferg Journal. “It rained,” she said.",
            "It rained",
            ["she", "the Ferg Journal"],
        ),
        (
            "The memo, obtained by The Signal in May, has four pages.\n\n“I left,” said Ann Lee.",
            "I left",
            ["Ann Lee"],
        ),
    ],
)
def test_what_the_sentence_before_tells_of_a_paper(
    text: str, words: str, sources: list[str]
) -> None:
    """Who has it relays what it says, in the same paragraph; and who was given an account."""
    assert (words, sources) in said(text)


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "Sa compagne s’est confiée au Nouvel Alpin. « C’est dur », a-t-elle soupiré.",
            "C’est dur",
            ["elle", "Nouvel Alpin"],
        ),
        (
            "Le patron a reçu Médias & Co chez lui. « C’est fini », a-t-il lâché.",
            "C’est fini",
            ["il", "Médias & Co"],
        ),
        (
            "Le patron a rencontré le maire sur un site. « C’est fini », a-t-il lâché.",
            "C’est fini",
            ["il"],
        ),
    ],
)
def test_who_was_met_in_the_sentence_before_relays(
    text: str, words: str, sources: list[str]
) -> None:
    """A medium does; a mayor met somewhere does not."""
    assert (words, sources) in said(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor released a statement saying the pier was safe.",
        "The mayor has published a letter arguing that the pier was safe.",
    ],
)
def test_who_puts_out_a_paper_of_their_own_speaks_alone(text):
    assert said(text) == [("the pier was safe", ["The mayor"])]
