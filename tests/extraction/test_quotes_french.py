"""Who said what in French, rule by rule."""

import pytest

from tests.extraction.reading import heard, quotes_in


@pytest.mark.parametrize(
    ("text", "contents", "source"),
    [
        ("« Le pont est sûr », a déclaré Marie Petit, la maire.", ["Le pont est sûr"],
         "Marie Petit, la maire"),
        ("« Le pont est sûr », a-t-elle dit.", ["Le pont est sûr"], "elle"),
        ("«Le pont est sûr», dit-il.", ["Le pont est sûr"], "il"),
        ("« Le pont est sûr », a déclaré mardi le porte-parole de la mairie Luc Roy.",
         ["Le pont est sûr"], "le porte-parole de la mairie Luc Roy"),
        ("« Le pont », a-t-elle ajouté, « est sûr ».", ["Le pont", "est sûr"], "elle"),
        ("« Le pont, a-t-elle dit, est sûr. »", ["Le pont", "est sûr."], "elle"),
        ("« Le pont est sûr, se souvient Luc Roy. Nous y passions. »",
         ["Le pont est sûr", "Nous y passions."], "Luc Roy"),
        ("Elle a ajouté : « Le pont est sûr. »", ["Le pont est sûr."], "Elle"),
        ('"Le pont est sûr", affirme le maire.', ["Le pont est sûr"], "le maire"),
        ("« Pourquoi fermer ? » s'est interrogée Marie Petit.", ["Pourquoi fermer ?"],
         "Marie Petit"),
        ("« Un pont.\n» Deux ponts », a dit Luc Roy.", ["Un pont.", "Deux ponts"], "Luc Roy"),
        ("Selon Luc Roy, « le pont est sûr ».", ["le pont est sûr"], "Luc Roy"),
        ("La mairie fait état de « deux ponts fermés en un an ».",
         ["deux ponts fermés en un an"], "La mairie"),
        ("Le ministre, qui dit « faire confiance aux élus », a signé.",
         ["faire confiance aux élus"], "Le ministre"),
        ("« Oui », répond-il.", ["Oui"], "il"),
        ("« Faux », tranche-t-elle.", ["Faux"], "elle"),
        ("« Le pont va tomber, met-il en garde. Il faut le fermer. »",
         ["Le pont va tomber", "Il faut le fermer."], "il"),
        ("« Le pont est sûr, tranche Luc Roy, directeur du port. Il rouvrira. »",
         ["Le pont est sûr", "Il rouvrira."], "Luc Roy, directeur du port"),
        ("« Le pont est sûr, avance l'adjoint aux travaux, Luc Roy. Il rouvrira. »",
         ["Le pont est sûr", "Il rouvrira."], "l'adjoint aux travaux, Luc Roy"),
        ("« Le pont est sûr, a prévenu devant la presse la maire, Anne Petit. Il rouvrira. »",
         ["Le pont est sûr", "Il rouvrira."], "la maire, Anne Petit"),
        ("— Le pont est sûr, répond l'ingénieur.", ["Le pont est sûr"], "l'ingénieur"),
    ],
)  # fmt: skip
def test_direct_quote_has_its_words_and_its_speaker(text, contents, source):
    assert heard(text, "fr") == [("direct", contents, [source])]


@pytest.mark.parametrize(
    ("text", "content", "sources"),
    [
        ("Marie Petit a déclaré que le pont était sûr.", "le pont était sûr", ["Marie Petit"]),
        ("La mairie a indiqué mardi que le pont fermerait.", "le pont fermerait", ["La mairie"]),
        ("Selon la mairie, le pont est sûr.", "le pont est sûr", ["la mairie"]),
        ("Le pont est sûr, selon un rapport de la mairie.", "Le pont est sûr",
         ["un rapport de la mairie"]),
        ("D'après les ingénieurs, le pont est sûr.", "le pont est sûr", ["les ingénieurs"]),
        ("D’après les ingénieurs, le pont est sûr.", "le pont est sûr", ["les ingénieurs"]),
        ("Le pont est sûr, a indiqué un assistant, demandant l'anonymat.", "Le pont est sûr",
         ["un assistant"]),
        ("Un élu qui a requis l’anonymat a déclaré que le pont était sûr.", "le pont était sûr",
         ["Un élu qui a requis l’anonymat"]),
        ("Des sources ont déclaré à Reuters que le pont fermerait.", "le pont fermerait",
         ["Des sources", "Reuters"]),
        ("Comme l'explique la maire, le pont est sûr.", "le pont est sûr", ["la maire"]),
        ("Il a été annoncé que le pont fermerait.", "le pont fermerait", []),
        ("Anne Petit, qui affirme que le pont est sûr, a signé.", "le pont est sûr",
         ["Anne Petit"]),
        ("Les élus avisent les riverains que le pont fermera.", "le pont fermera", ["Les élus"]),
        ("La mairie a prévenu les riverains que le pont fermerait.", "le pont fermerait",
         ["La mairie"]),
    ],
)  # fmt: skip
def test_indirect_quote_is_the_clause_without_its_que(text, content, sources):
    assert heard(text, "fr") == [("indirect", [content], sources)]


def test_relayed_speech_names_who_said_it_then_who_relays_it():
    text = "Reuters a rapporté que les élus exhortaient la société à fermer le pont."
    assert [sources for _, _, sources in heard(text, "fr")] == [
        ["Reuters"], ["les élus", "Reuters"]
    ]  # fmt: skip


def test_conditional_is_a_hedge():
    (quote,) = quotes_in("Elle aurait déclaré que le pont était fermé.", "fr")
    assert quote.hedged


def test_named_quality_is_mixed():
    text = "Le maire a qualifié le projet d'« injuste »."
    assert heard(text, "fr") == [("mixed", ["le projet d'« injuste »"], ["Le maire"])]


@pytest.mark.parametrize(
    "text",
    [
        "Il lit « Les Misérables » dans le train.",
        "Le ministre n'a pas dit si le pont était sûr.",
        "Le revenu déclaré des habitants a baissé.",
        "La note annonce une hausse.",
    ],
)
def test_titles_denials_and_nouns_are_no_speech(text):
    assert heard(text, "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fi", "”Silta on turvallinen”, sanoi Anna Laine.", "Silta on turvallinen"),
        ("sv", "”Bron är säker”, sade Anna Berg.", "Bron är säker"),
        ("", '"Two words and more", they said.', "Two words and more"),
    ],
)
def test_language_without_words_still_gets_direct_quotes_by_marks(language, text, words):
    assert heard(text, language) == [("direct", [words], [])]


@pytest.mark.parametrize(
    "text",
    [
        "Le prétendu « pont de la paix » a fermé.",
        "Les travaux dits « de confort » attendent.",
        "L'affiche du film : « Le Pont ».",
        "Un voisin, qui demande à rester anonyme, est venu.",
    ],
)
def test_words_set_apart_titles_and_the_wish_for_no_name_are_no_speech(text):
    assert heard(text, "fr") == []


def test_a_sign_read_out_behind_a_colon_is_a_quote_by_nobody():
    text = "Sur le pont, une feuille : « Passez par le quai avant midi »."
    assert heard(text, "fr") == [("direct", ["Passez par le quai avant midi"], [])]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_the_writer_s_own_verb_behind_words_without_marks_attributes_nothing(mark):
    assert quotes_in(f"Le pont fermera lundi, j{mark}ai répété.", "fr") == ()


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Le procureur a requis douze mois avec sursis.", "Le procureur", "douze mois avec sursis"),
        ("La procureure requiert trois ans, dont un avec sursis.", "La procureure",
         "trois ans, dont un avec sursis"),
        ("La mairie exclut tout report du vote.", "La mairie", "tout report du vote"),
        ("Le maire a dit aux sénateurs ne pas craindre la crue.", "Le maire",
         "ne pas craindre la crue"),
        ("Le maire dit l'avoir appris au téléphone.", "Le maire", "l'avoir appris au téléphone"),
        ("Le maire a promis aux élus une halle neuve.", "Le maire", "une halle neuve"),
        ("La maire a averti la préfecture, lundi, d'une crue.", "La maire", "d'une crue"),
        ("Une voisine alertait déjà sur l'état du pont.", "Une voisine", "sur l'état du pont"),
        ("Le ministre juge la sanction « trop lourde ».", "Le ministre",
         "la sanction « trop lourde »"),
        ("Anne Petit, avocate à Rennes, réclame une enquête indépendante.", "Anne Petit",
         "une enquête indépendante"),
        ("Anne Petit, dont le fils est mort en mars, réclame une enquête.", "Anne Petit",
         "une enquête"),
    ],
)  # fmt: skip
def test_a_thing_asked_for_judged_or_warned_of_is_what_was_said(text, who, words):
    found = [(content, sources[0]) for _, content, sources in heard(text, "fr")]
    assert [words] in [content for content, _ in found]
    assert all(source.startswith(who) for _, source in found)


def test_words_that_name_somebody_with_more_told_of_them_are_still_attributed():
    text = "Jean Petit, qui pêchait sur la digue, est mort lundi, a annoncé la commune."
    assert heard(text, "fr") == [
        ("indirect", ["Jean Petit, qui pêchait sur la digue, est mort lundi"], ["la commune"])
    ]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Rien n'est venu malgré la promesse de la maire de rouvrir le pont.",
         "de rouvrir le pont", ["la maire"]),
        ("Elle rappelle la promesse, faite par la mairie, de rouvrir le pont.",
         "de rouvrir le pont", ["la mairie", "Elle"]),
        ("Il assure avoir obtenu de Jean Petit l'assurance que le pont rouvrirait.",
         "le pont rouvrirait", ["Jean Petit", "Il"]),
        ("Le maire a donné sa parole que le pont rouvrirait.",
         "le pont rouvrirait", ["Le maire"]),
    ],
)  # fmt: skip
def test_a_promise_told_of_by_a_noun_is_heard_from_whose_word_it_is(text, words, chain):
    found = [(content, sources) for _, content, sources in heard(text, "fr")]
    assert ([words], chain) in found


@pytest.mark.parametrize(
    "text", ["La promesse que le maire a faite est oubliée.", "La menace d'une crue demeure."]
)
def test_a_promise_of_nobody_or_of_no_words_is_none(text):
    assert heard(text, "fr") == []


def test_what_joins_two_verbs_is_not_who_says_the_second():
    text = "La maire dit craindre la crue, puis ajoute : « Le pont tiendra »."
    assert ("direct", ["Le pont tiendra"], ["La maire"]) in heard(text, "fr")
