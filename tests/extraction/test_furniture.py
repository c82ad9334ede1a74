"""Page furniture is told from the article, line by line."""

import pytest

from annotations.extraction import extract, find_furniture

BODY = "The council voted on Tuesday to close the old bridge, and the mayor signed the order."
CORPS = "Le conseil a voté mardi la fermeture du vieux pont, et la maire a signé l'arrêté."


def kinds(text, language="en", **options):
    return [
        (str(item.kind), item.span.of(text)) for item in find_furniture(text, language, **options)
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("9 Comments - Add comment", "comment_counter"),
        ("No comments:", "comment_counter"),
        ("1,204 comments", "comment_counter"),
        ("Comments (12)", "comment_counter"),
        ("Post a Comment", "comment_prompt"),
        ("Be the first to comment", "comment_prompt"),
        ("Log in to reply", "comment_prompt"),
        ("Recommended News", "recommended"),
        ("You may also like", "recommended"),
        ("Most read", "recommended"),
        ("Thursday, 14 February 2019", "date_line"),
        ("February 14, 2019 at 10:30 AM", "date_line"),
        ("2019-02-14", "date_line"),
        ("Published on 14 February 2019", "date_line"),
        ("3 hours ago", "date_line"),
        ("Source: Reuters", "source_credit"),
        ("Photo: Ann Lee", "source_credit"),
        ("(Reporting by Ann Lee; editing by Tom Hall)", "source_credit"),
        ("By Ann Lee", "byline"),
        ("Share on Facebook", "share_prompt"),
        ("Facebook Twitter WhatsApp", "share_prompt"),
        ("Advertisement", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Read more: Bridge to close in May", "navigation"),
        ("Home > News > Local", "navigation"),
        ("From the report:", "excerpt_label"),
        ("© 2024 The Harbour Herald. All rights reserved.", "boilerplate"),
        ("Sign up to our daily newsletter", "boilerplate"),
    ],
)
def test_english_line_is_furniture(line, kind):
    assert kinds(f"{BODY}\n\n  {line} \n{BODY} It opens in May.") == [(kind, line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("12 commentaires", "comment_counter"),
        ("Aucun commentaire :", "comment_counter"),
        ("Laisser un commentaire", "comment_prompt"),
        ("Soyez le premier à réagir", "comment_prompt"),
        ("Articles similaires", "recommended"),
        ("À lire aussi", "recommended"),
        ("jeudi 14 février 2019", "date_line"),
        ("Publié le 14/02/2019 à 10h30", "date_line"),
        ("Il y a 3 heures", "date_line"),
        ("Source : AFP", "source_credit"),
        ("Par Jeanne Petit", "byline"),
        ("Partager sur Facebook", "share_prompt"),
        ("Publicité", "advert"),
        ("Lire aussi : Le pont fermera en mai", "navigation"),
        ("Extrait du rapport:", "excerpt_label"),
        ("Tous droits réservés", "boilerplate"),
    ],
)
def test_french_line_is_furniture(line, kind):
    assert kinds(f"{CORPS}\n{line}\n{CORPS} Fin.", "fr") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "No comment was made by the council.",
        "The source said nothing.",
        "Comments by the mayor angered residents.",
        "By Tuesday the bridge had closed.",
        "Share prices fell.",
        "May 2019 was warm.",
        "More news is expected on Friday.",
        "Recommended doses were halved in 2019.",
    ],
)
def test_line_of_the_article_is_not_furniture(line):
    assert kinds(f"{BODY}\n{line}\n{BODY} It opens in May.") == []


def test_links_and_house_rules_below_a_heading_go_with_it_until_the_article_goes_on():
    text = (
        f"{BODY}\nRelated stories\nBridge to close in May\nMayor under fire\n"
        "Some of the comments may be reprinted in the paper.\nThe bridge was built in 1901."
    )
    assert [kind for kind, _ in kinds(text)] == [
        "recommended", "recommended", "recommended", "boilerplate"
    ]  # fmt: skip


def test_headline_that_stands_again_is_furniture_and_the_first_one_is_not():
    text = f"Old bridge to close in May\n\n{BODY}\n\nOld bridge to close in May\n"
    (found,) = find_furniture(text)
    assert (str(found.kind), found.span.start) == ("repeated_headline", text.rindex("Old"))


def test_headline_kept_as_the_title_is_furniture_at_its_first_place():
    text = f"Old bridge to close in May\n{BODY}"
    assert kinds(text, title="Old bridge  to close in May") == [
        ("repeated_headline", "Old bridge to close in May")
    ]


def test_headline_is_known_again_whatever_its_spaces():
    text = f"Old bridge\u00a0: closed in May\n{BODY}"
    for title in ("Old bridge : closed in May", "Old bridge\u00a0: closed in May"):
        assert kinds(text, title=title) == [
            ("repeated_headline", "Old bridge\u00a0: closed in May")
        ]


def test_english_furniture_is_found_around_a_text_in_another_language():
    assert kinds(f"{CORPS}\nPost a Comment", "fr") == [("comment_prompt", "Post a Comment")]


def test_any_furniture_is_found_when_the_language_is_unknown():
    assert kinds(f"{BODY}\nPublicité\nAdvertisement", "") == [
        ("advert", "Publicité"), ("advert", "Advertisement")
    ]  # fmt: skip


def test_single_line_is_never_furniture():
    assert kinds("Advertisement") == []


def test_nothing_is_proposed_from_furniture_unless_the_reviewer_brings_it_back():
    text = f"{BODY}\nAdvertisement\n\nRead more: “The bridge cost £4 million in 2019,” said Lee."
    assert extract(text, "en").quotes == ()
    brought_back = extract(text, "en", excluded=())
    assert [quote.content[0].of(text) for quote in brought_back.quotes] == [
        "The bridge cost £4 million in 2019"
    ]
    assert brought_back.furniture == ()
