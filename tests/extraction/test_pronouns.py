"""Whom “she”, « il », "they" mean: by gender, by place, by what is said beside them."""

import pytest

from tests.extraction.naming import heard, meant


def test_whom_something_is_done_to_is_not_who_does_it():
    text = "Bob Roy met Jack Lee. “It is unsafe,” Roy said. Lee told him that his fears were gone."
    assert meant(text)["Bob Roy"] == ["Bob Roy", "Roy", "him", "his"]
    assert meant(text)["Jack Lee"] == ["Jack Lee", "Lee"]


def test_pronoun_in_quotation_marks_is_not_who_speaks_there():
    text = "Ann Lee beat Jane Roy. “She is a good loser,” Lee said."
    assert meant(text)["Jane Roy"] == ["Jane Roy", "She"]


def test_impersonal_il_means_nobody():
    text = "Luc Roy a parlé. « Le pont est fermé », a-t-il dit. Il faut attendre, il y a du vent."
    assert meant(text, "fr")["Luc Roy"] == ["Luc Roy", "il"]


def test_pronoun_tells_the_gender_of_a_name_on_no_list():
    text = (
        "Xochi Tlalli met Bob Roy. “It is unsafe,” she said. Bob Roy left. “It rusts,” she added."
    )
    assert heard(text) == [["Xochi Tlalli"], ["Xochi Tlalli"]]


def test_she_of_whom_one_tells_first_is_no_one_named_elsewhere():
    text = "Bob Roy left. My mother is 86, and she said it was late. “Fine,” said Ann Lee."
    assert heard(text)[0] == ["My mother"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ann Lee said it was closed. “We rest here,” ſhe said.", "en", "Ann Lee"),
        ("« Il pleut », a dit Luc Petit. Puis ıl part.", "fr", "Luc Petit"),
    ],
)
def test_letters_that_only_resemble_those_of_a_pronoun_mean_nobody_named(text, language, name):
    assert meant(text, language)[name] == [name]


def test_in_quotation_marks_who_was_heard_last_is_mostly_not_meant():
    text = "Ann Lee praised Jane Roy. Roy said that it rained. “She lost,” said Bob Hill."
    assert meant(text)["Ann Lee"] == ["Ann Lee", "She"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("À l’arrière était assise Inès, 19 ans. « J’ai eu peur », a-t-elle dit.", "Inès"),
        ("Lou, sa meilleure amie, se tait. « J’ai eu peur », dit-elle enfin.", "Lou"),
        ("L’entreprise, Batilux, se tait. Elle assure que « tout va bien ».", "Batilux"),
        ("L’organisation Mer propre a écrit. Elle assure que « tout va bien ».", "Mer"),
    ],
)
def test_a_name_told_by_what_stands_beside_it_takes_its_pronoun(text, name):
    assert [words for words in meant(text, "fr")[name] if words.lower() == "elle"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le médiateur, le Norvégien Olof Strand, hésite. « Il faut attendre », dit-il.",
         "Olof Strand"),
        ("Ce monsieur s’appelle Normand Flèche. « Le pont est sûr », assure-t-il.",
         "Normand Flèche"),
        ("Le rectorat réfute. « Rien n’est caché », soutient-il.", "rectorat"),
    ],
)  # fmt: skip
def test_a_french_pronoun_finds_who_was_named_or_described(text, name):
    assert meant(text, "fr")[name][-1] in ("il", "elle")


def test_a_pronoun_set_apart_by_commas_is_not_who_is_named_next():
    text = "La crue a fait, elle, trente morts. Moumou Sawa creuse. « J’ai vu », dit Moumou Sawa."
    assert meant(text, "fr")["Moumou Sawa"] == ["Moumou Sawa", "Moumou Sawa"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Luc Roy a écrit une lettre. Il y affirme que le pont est sûr.", True),
        ("Luc Roy a écrit une lettre. Il y a noté que le pont était sûr.", True),
        ("Luc Roy affirme que le pont est sûr. Il reste maire.", True),
        ("Luc Roy affirme que le pont est sûr. Il est soupçonné d’avoir menti.", True),
        ("Luc Roy affirme que le pont est sûr. Il y a trois ponts.", False),
        ("Luc Roy affirme que le pont est sûr. Il reste trois ponts.", False),
        ("Luc Roy affirme que le pont est sûr. Il est interdit de le fermer.", False),
    ],
)
def test_impersonal_il_is_told_from_somebody_by_what_follows(text, told):
    assert ("Il" in meant(text, "fr")["Luc Roy"]) is told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le ministre Tovita Dorel a vu Anne Petit. « Oui », dit-il.", "Tovita Dorel"),
        ("Le délégué, Orséline Dorel, a vu Anne Petit. « Oui », dit-il.", "Orséline Dorel"),
        ("Anne Petit attend. La mairie a écrit. Celle-ci dit que le pont est sûr.", "mairie"),
        ("L’autorité a écrit à Luc Roy. Selon elle, le pont est sûr.", "autorité"),
        ("La ville a écrit à Luc Roy. Elle affirme que le pont est sûr.", "ville"),
    ],
)
def test_gender_is_told_by_the_noun_beside_a_name_and_bodies_have_one(text, name):
    assert heard(text, "fr")[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Geert van der Aa dirige le port. « Le pont est sûr », assure-t-il.", "Geert van der Aa"),
        ("L’association Les Fagots attend. « Le pont est sûr », assure-t-elle.", "Fagots"),
        ("Le loueur, Qualiporte, nie. « Le pont est sûr », assure-t-il.", "Qualiporte"),
        ("Le FC Roche a perdu. Le club attend. « Le pont est sûr », assure-t-il.", "FC Roche"),
        ("Le rapport est court. Il affirme que le pont est sûr.", "rapport"),
    ],
)
def test_a_french_pronoun_may_mean_a_name_that_is_told_by_what_stands_beside_it(text, name):
    assert heard(text, "fr")[-1] == [name]


def test_who_is_named_behind_whose_they_are_has_their_own_gender():
    text = "La sœur du gérant, Orsel Roy, a parlé. Elle affirme que le pont est sûr."
    assert heard(text, "fr")[-1] == ["Orsel Roy"]


def test_one_body_is_many_in_what_one_says():
    text = "La mairie a écrit à Anne Petit. « Ils m’ont promis un pont », a dit Anne Petit."
    assert meant(text, "fr")["mairie"] == ["La mairie", "Ils"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Anne Petit attend. Quant à la mairie, elle affirme que le pont est sûr.", "fr", "mairie"),
        ("Eva Roy left. As for Ann Lee, she said the bridge was safe.", "en", "Ann Lee"),
        ("Anne Petit attend. Les Petit ont vu le pont. Ils affirment qu’il est sûr.", "fr",
         "Petit"),
    ],
)  # fmt: skip
def test_who_a_sentence_brings_up_is_meant_and_a_family_is_many(text, language, name):
    assert heard(text, language)[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Interrogé par Le Fanal bleu, Luc Roy hésitait. Il assure que « tout va bien ».",
            "Luc Roy",
        ),
        ("Pour Luc Roy, délégué du syndicat Unir, rien ne va. Il réclame une enquête.", "Luc Roy"),
        ("« Rien ne va », dit Luc Roy, délégué Force unie. Il réclame une enquête.", "Luc Roy"),
        (
            "Par la voix de son avocat, Me Jean Brun, Luc Roy nie. Il assure qu’il dormait.",
            "Luc Roy",
        ),
        ("Accompagné de Jean Brun, Luc Roy a visité le port. Il réclame une enquête.", "Luc Roy"),
        (
            "Anne Lys a visité le port.\n\nSelon la mairie, il pleut. Elle réclame un abri.",
            "mairie",
        ),
    ],
)
def test_il_means_who_a_sentence_is_about_not_who_only_tells_more_of_them(text, name):
    assert meant(text, "fr")[name][-1].lower() in ("il", "elle")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sonia et Max Brun ont écrit. « Rien n’est prêt », disent-ils.", "Sonia et Max Brun"),
        ("Anne Roy, Lise Brun et Lou Vial ont écrit. Elles réclament une enquête.",
         "Anne Roy, Lise Brun et Lou Vial"),
        ("M. et Mme Brun ont écrit. Ils réclament une enquête.", "M. et Mme Brun"),
        ("Anne Roy et Luc Brun partent. Le couple réclame une enquête.", "Anne Roy et Luc Brun"),
        ("Les époux Brun ont écrit. Ils réclament une enquête.", "Brun"),
        ("Les Brun ont écrit. Ils réclament une enquête.", "Brun"),
        ("Les Ultras Bleus ont chanté. Ils réclament un stade.", "Ultras Bleus"),
    ],
)  # fmt: skip
def test_ils_means_those_who_are_named_together(text, name):
    assert meant(text, "fr")[name][-1].lower() in ("ils", "elles", "le couple")


@pytest.mark.parametrize(
    "text",
    [
        "Anne Roy et Luc Brun ont vu Lise Petit. « Rien n’est prêt », dit-elle.",
        "Les Belges ont chanté avec Luc Brun. Ils réclament un stade.",
    ],
)
def test_who_is_named_together_is_not_one_of_them_nor_a_people(text):
    assert not [name for name in meant(text, "fr") if " et " in name or name == "Belges"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velta cite le port. La mairie a répondu à l’agence Velta qu’elle viendrait.", "mairie"),
        ("Lise Brun est là. « Ma cousine m’a juré qu’elle viendrait », dit Luc Roy.", "Ma cousine"),
        ("Anne Roy aide Lise Brun. Anne Roy dit que celle-ci répond qu’elle dort.", "Lise Brun"),
        ("Anne Roy est là. La Ville leur a menti. Celle-ci répond qu’elle l’ignorait.", "Ville"),
    ],
)  # fmt: skip
def test_who_says_something_of_themselves_is_meant_at_its_head(text, name):
    assert meant(text, "fr")[name][-1] == "elle"


def test_who_was_told_may_be_meant_by_what_they_were_told():
    text = "Lise Brun a vu sa cousine. Une voisine lui a dit qu’elle partirait."
    assert meant(text, "fr")["Lise Brun"] == ["Lise Brun", "elle"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le préfet, Luc Roy, est venu. Jean Brun, ouvrier, l’a vu. Le préfet dénonce un abus. "
         "Il réclame une enquête.", "Luc Roy"),
        ("Luc Roy est venu. « Jean Brun a menti, c’est certain », dit Luc Roy. Il réclame un abri.",
         "Luc Roy"),
        ("Lise Brun dirige le port. Une école a fermé. Elle réclame une enquête.", "Lise Brun"),
        ("Luc Roy dirige le port. Jean Brun l’a remplacé. Ce dernier partira en mars. "
         "« Je n’oublie rien », dit-il.", "Jean Brun"),
        ("La start-up Orva embauche. Créée par Lise Brun, elle vend des lampes. Elle réclame un "
         "abri.", "Orva"),
        ("Anne Roy est partie. Luc Brun a vu Lise Petit. Elle réclame une enquête.", "Lise Petit"),
        ("Luc Roy dort. Son prédécesseur, Lat Mbeng, part. Il réclame un abri.", "Lat Mbeng"),
        ("Le juge, Guy Petit, lui a demandé où il était. Luc Roy pâlit. « Ici », a-t-il répondu.",
         "Luc Roy"),
        ("La Croix-Bleue cherche des tentes. Elle réclame une enquête.", "Croix-Bleue"),
        ("La maire, Lise Brun, a demandé à Anne Roy si elle viendrait. « Oui », dit Anne Roy.",
         "Anne Roy"),
        ("Luc Roy se tait. Son avocat assure qu’il dormait. « Il dormait », dit Anne Brun.",
         "Luc Roy"),
    ],
)  # fmt: skip
def test_il_means_who_was_last_spoken_of(text, name):
    assert [words for words in meant(text, "fr")[name] if words.lower() in ("il", "elle")]


def test_neither_of_two_who_talk_by_turns_is_il_to_the_other():
    text = (
        "Luc Roy a vu Jean Brun.\n\nLe Fanal : Que reste-t-il à faire pour que le pont rouvre ?\n\n"
        "Luc Roy : Tout est fini depuis le mois de mars, je crois.\n\n"
        "Le Fanal : Comment a-t-il pris la nouvelle de votre départ ?\n\n"
        "L. R. : Il a souri, puis il m’a promis un match d’adieu en juin."
    )
    assert meant(text, "fr")["Jean Brun"][-2:] == ["Il", "il"]


def test_il_behind_a_sentence_about_a_thing_is_not_who_is_named_later():
    text = "Le robot a touché le sol. Il a envoyé une image. « Quelle joie ! », a dit Luc Roy."
    assert meant(text, "fr")["Luc Roy"] == ["Luc Roy"]


def test_who_asks_is_not_who_answers():
    text = (
        "Luc Roy pâlit. Le juge, Guy Petit, lui demande pourquoi il a menti. « Par peur »,"
        " répond-il aussitôt au juge."
    )
    assert "il" in meant(text, "fr")["Luc Roy"]


def test_who_speaks_does_not_tell_of_themselves_by_name():
    text = "Luc Roy est parti. Un ami le défend. « Luc Roy ne boit pas une goutte de vin », dit-il."
    assert "il" not in meant(text, "fr")["Luc Roy"]


@pytest.mark.parametrize(
    "answer", ["« Chez moi », a-t-il répondu.", "Il a répondu que le pont était fermé."]
)
def test_who_is_asked_answers_though_only_a_noun_tells_who_asks(answer):
    text = f"Luc Roy a été entendu. Le juge d’instruction lui a demandé où il était. {answer}"
    assert heard(text, "fr") == [["Le juge"], ["Luc Roy"]]


def test_who_asks_is_not_left_out_where_nobody_else_may_answer():
    text = "Luc Roy l’a demandé à sa sœur. « Non », a-t-il répondu."
    assert heard(text, "fr")[-1] == ["Luc Roy"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le tribunal a condamné Luc Roy. « Je suis innocent », dit-il.", "Luc Roy"),
        ("La police a interrogé Anne Petit. Elle dit que le pont est fermé.", "Anne Petit"),
        ("Le parquet a mis en examen Luc Roy. Il dit que le pont est fermé.", "Luc Roy"),
        ("La mairie a répondu à Anne Petit. Elle dit que le pont est fermé.", "mairie"),
        ("La mairie, aidée par Anne Petit, vend. Elle dit que le pont est fermé.", "mairie"),
    ],
)
def test_to_whom_a_body_does_something_speaks_next_unless_a_preposition_leads_to_them(text, name):
    assert heard(text, "fr") == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul Petit et Luc Roy sortent. Les élus protestent.", "Les élus"),
        ("Les médecins ont soigné Luc Roy et Anne Petit.", "Les médecins"),
        ("Les élus sortent. Paul Petit et Luc Roy protestent.", "Paul Petit et Luc Roy"),
        ("Paul Petit et Luc Roy ont reçu les élus.", "Paul Petit et Luc Roy"),
    ],
)
def test_they_are_those_of_whom_was_told_last_by_their_names_or_not(text, name):
    assert heard(f"{text} Ils disent que le pont est fermé.", "fr") == [[name]]
