"""Who said what in English, rule by rule."""

import pytest

from tests.extraction.reading import heard, quotes_in


@pytest.mark.parametrize(
    ("text", "contents", "sources"),
    [
        ('"The bridge is safe," said Mary Smith, the mayor.', ["The bridge is safe"],
         ["Mary Smith, the mayor"]),
        ('"The bridge is safe," Mary Smith, the mayor, said on Monday.', ["The bridge is safe"],
         ["Mary Smith, the mayor"]),
        ("“The bridge is safe,\" White Water Trust press officer Tom Hall told reporters.",
         ["The bridge is safe"], ["White Water Trust press officer Tom Hall"]),
        ('"The bridge is safe," Rep. Ann Lee (D-Ohio) said.', ["The bridge is safe"],
         ["Rep. Ann Lee (D-Ohio)"]),
        ('"The bridge," she said, "is safe."', ["The bridge", "is safe."], ["she"]),
        ('"It is safe," she said. "We tested it."', ["It is safe", "We tested it."], ["she"]),
        ('"We tested it. It held." "It is safe," she said.',
         ["We tested it. It held.", "It is safe"], ["she"]),
        ('"Is it safe?" Ann Lee asked.', ["Is it safe?"], ["Ann Lee"]),
        ('He said, "The bridge is safe."', ["The bridge is safe."], ["He"]),
        ('Ann Lee wrote: "The bridge is safe."', ["The bridge is safe."], ["Ann Lee"]),
        ('Ann Lee said:\n\n"The bridge is safe and will stay so."',
         ["The bridge is safe and will stay so."], ["Ann Lee"]),
        ('"The bridge is safe." — Ann Lee', ["The bridge is safe."], ["Ann Lee"]),
        ("“It is safe,” her son said.", ["It is safe"], ["her son"]),
        ("“It is safe.\n\n“We tested it,” said Lee.", ["It is safe.", "We tested it"], ["Lee"]),
        ('"It is safe, said Lee.\n\nThe bridge opened.', ["It is safe"], ["Lee"]),
        ('Lee walked the site, saying "It is safe."', ["It is safe."], ["Lee"]),
    ],
)  # fmt: skip
def test_direct_quote_has_its_words_and_its_speaker(text, contents, sources):
    assert heard(text) == [("direct", contents, sources)]


@pytest.mark.parametrize(
    ("text", "content", "sources"),
    [
        ("He said that the bridge was safe.", "the bridge was safe", ["He"]),
        ("He said the bridge was safe.", "the bridge was safe", ["He"]),
        ("The mayor has said she will not resign.", "she will not resign", ["The mayor"]),
        ("The council said on Monday that the bridge was safe.", "the bridge was safe",
         ["The council"]),
        ("The council said in a statement that it was safe.", "it was safe", ["The council"]),
        ("The bridge is safe, engineers said.", "The bridge is safe", ["engineers"]),
        ("The minister, who came on Tuesday, said the bridge was safe.", "the bridge was safe",
         ["The minister"]),
        ("As Ann Lee said, the bridge is safe.", "the bridge is safe", ["Ann Lee"]),
        ("According to the council, the bridge is safe.", "the bridge is safe", ["the council"]),
        ("The bridge is safe, according to the council.", "The bridge is safe", ["the council"]),
        ("Sources told Reuters that it was unsafe.", "it was unsafe", ["Sources", "Reuters"]),
        ("Lee told the Lindmouth Herald that it was unsafe.", "it was unsafe",
         ["Lee", "the Lindmouth Herald"]),
        ("Lee told Parliament that it was unsafe.", "it was unsafe", ["Lee"]),
        ("Lee told the council that it was unsafe.", "it was unsafe", ["Lee"]),
        ("Lee warned European countries on Monday that it was unsafe.", "it was unsafe", ["Lee"]),
        ("The mayor was quoted as saying the bridge was safe.", "the bridge was safe",
         ["The mayor"]),
        ("It was announced that the bridge would close.", "the bridge would close", []),
        ("Lee denied that the bridge was unsafe.", "the bridge was unsafe", ["Lee"]),
        ("Lawmakers urged the company to close the bridge.", "the company to close the bridge",
         ["Lawmakers"]),
    ],
)  # fmt: skip
def test_indirect_quote_is_the_clause_without_its_that(text, content, sources):
    assert heard(text) == [("indirect", [content], sources)]


def test_interrupted_clause_is_one_quote_with_two_spans():
    text = "The bridge, engineers said, would be safe for decades."
    assert heard(text) == [("indirect", ["The bridge", "would be safe for decades"], ["engineers"])]


def test_relayed_speech_names_who_said_it_then_who_relays_it():
    text = "Reuters reported that lawmakers urged the company to close the bridge."
    assert heard(text) == [
        ("indirect", ["lawmakers urged the company to close the bridge"], ["Reuters"]),
        ("indirect", ["the company to close the bridge"], ["lawmakers", "Reuters"]),
    ]


def test_two_speakers_of_one_sentence_keep_their_own_clauses():
    text = "Officials said the bridge was safe, but Lee said it was not."
    assert heard(text) == [
        ("indirect", ["the bridge was safe"], ["Officials"]),
        ("indirect", ["it was not"], ["Lee"]),
    ]


@pytest.mark.parametrize("joint", [", adding that", " and added that"])
def test_second_verb_shares_the_speaker_of_the_first(joint):
    text = f"Lee said the bridge was safe{joint} it had been tested."
    assert heard(text) == [
        ("indirect", ["the bridge was safe"], ["Lee"]),
        ("indirect", ["it had been tested"], ["Lee"]),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The bridge "is not safe", the council said.', 'The bridge "is not safe"'),
        ('The council said the bridge "is not safe" for lorries.',
         'the bridge "is not safe" for lorries'),
        ('The council called the plan "unfair".', 'the plan "unfair"'),
        ('The council called it "unfair and costly".', 'it "unfair and costly"'),
    ],
)  # fmt: skip
def test_words_quoted_within_a_clause_make_it_mixed(text, content):
    ((kind, contents, _),) = heard(text)
    assert (kind, contents) == ("mixed", [content])


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "smart" bridge was closed.',
        'He read "War and Peace" on the train to Leeds.',
        'The film "A Long Day" opens today.',
        "The mayor did not say whether the bridge was safe.",
        "She wants to say that it is over.",
        "The report of the claims was long.",
        "The United States is a country of states.",
    ],
)
def test_titles_distances_and_nouns_are_no_speech(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ann Lee", "person"),
        ("Mayor Ann Lee", "person"),
        ("a spokesman for the council", "person"),
        ("She", "person"),
        ("The council", "organisation"),
        ("Reuters", "organisation"),
        ("The Harbour Ministry", "organisation"),
        ("lawmakers", "group"),
        ("They", "group"),
        ("Sources", "anonymous"),
        ("A person familiar with the talks", "anonymous"),
        ("A senior official", "anonymous"),
        ("An official who asked not to be named", "anonymous"),
        ("U.S. officials", "anonymous"),
        ("An aide to Mayor Ann Lee", "anonymous"),
        ("Mayoral aide Ann Lee", "person"),
        ("Tom Hall of the Harbour Trust", "person"),
        ("The Bank of Carrow", "organisation"),
        ("Zorro", "unknown"),
    ],
)
def test_source_has_a_kind(source, kind):
    text = f"{source} said that the bridge was safe."
    (quote,) = quotes_in(text)
    assert [(item.span.of(text), str(item.kind)) for item in quote.sources] == [(source, kind)]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("She reportedly said the bridge was unsafe.", True),
        ("She said the bridge was unsafe.", False),
    ],
)
def test_hedge_at_the_verb_is_noted(text, hedged):
    assert [quote.hedged for quote in quotes_in(text)] == [hedged]


def test_cue_is_the_whole_verb_group():
    text = "Huxley has repeatedly said that the bridge was safe."
    assert [quote.cue.of(text) for quote in quotes_in(text)] == ["has repeatedly said"]


def test_quotation_behind_a_colon_without_a_verb_of_saying_leans_on_the_subject():
    (quote,) = quotes_in('The mayor defends the plan: "The old bridge is done for."')
    assert (quote.cue, str(quote.kind), quote.rule) == (None, "direct", "colon")
    assert quote.confidence <= 0.5


def test_anonymity_that_a_source_asks_for_is_not_what_it_says():
    text = "An engineer, who asked not to be named, said the bridge was unsafe."
    assert heard(text) == [("indirect", ["the bridge was unsafe"], ["An engineer"])]


def test_per_cent_names_nobody():
    assert heard("Traffic on the bridge fell by 26 per cent in a year.") == []


def test_headline_label_names_the_speaker():
    assert heard("Lee: bridge is safe\n\nThe bridge opened.") == [
        ("indirect", ["bridge is safe"], ["Lee"])
    ]


def test_paragraph_of_quotation_alone_leans_on_the_speaker_before_with_less_confidence():
    first, second = quotes_in('"It is safe," said Lee.\n\n"It will stay safe for many years."')
    assert second.sources == first.sources
    assert second.confidence < first.confidence


@pytest.mark.parametrize("body", ["The Chinese government", "The Obama administration", "Ann Lee"])
def test_the_subject_of_a_running_form_is_the_whole_name_of_a_body(body):
    text = f"{body} closed the bridge, saying it was unsafe."
    assert heard(text) == [("indirect", ["it was unsafe"], [body])]


def test_an_office_and_its_name_are_one_source():
    text = "“The bridge is safe,” said the mayor, Ann Lee."
    assert heard(text) == [("direct", ["The bridge is safe"], ["the mayor, Ann Lee"])]
