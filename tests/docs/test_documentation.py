"""The docs name everything there is, and nothing that is not."""

import ast
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import connection, models

from annotations.models import Proposal, Versioned
from annotations.models.base import SpanFields
from annotations.web.sentences import VERBS

ROOT = Path(__file__).resolve().parents[2]
NO_SCHEME = re.compile(r"(?![a-z]+:)", re.IGNORECASE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LARGEST = 250_000  # bytes, as in docs/screenshots.py
SHARED = {"Versioned": Versioned, "Proposal": Proposal, "Place": SpanFields}
MODELS = {model.__name__: model for model in apps.get_app_config("annotations").get_models()}


PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PICTURES = sorted(ROOT.glob("docs/pictures/*"))
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


@cache
def read(path):
    return (ROOT / path).read_text("utf-8")


def section(path, heading):
    """What stands under a heading, up to the next one."""
    parts = re.split(r"^#+ (.+)$", read(path), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def told(text, head):
    """The names in backticks that lead the lines of the tables whose first column has this head."""
    found, inside = [], False
    for line in text.splitlines():
        cell = line.strip("| ").split(" |")[0]
        inside = line.startswith("|") and (inside or cell == head)
        if inside and (name := re.fullmatch(r"`([^`]+)`", cell)):
            found.append(name[1])
    return found


def anchors(path):
    """The anchors that GitHub and others make of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(path)), flags=re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in bare}


# ---- Settings -----------------------------------------------------------------------------------


def settings_read():
    """Each environment variable that is read, with the source of its default."""
    found = {}
    for name in ("factcheck/settings.py", "factcheck/gunicorn.py"):
        for node in ast.walk(ast.parse(read(name))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if ast.unparse(node.func).startswith(("env.", "os.environ.get")) and node.args:
                first = node.args[0]
                keywords = [each.value for each in node.keywords if each.arg == "default"]
                if isinstance(first, ast.Constant):
                    found[first.value] = (keywords or node.args[1:])[0]
    return found


def shown(default):
    """A default as the docs write it; None where it is worked out from other things."""
    try:
        value = eval(ast.unparse(default), {"__builtins__": {}})  # noqa: S307 - our own settings
    except (NameError, TypeError):
        return None
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        value = ",".join(value)
    return f"`{value}`" if value != "" else "empty"


def test_every_setting_is_told():
    assert sorted(told(read("docs/running.md"), "variable")) == sorted(settings_read())


def test_every_default_is_told_as_it_is():
    page = read("docs/running.md")
    cells = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", page, flags=re.MULTILINE))
    worked_out = {"FACTCHECK_DATA_DIR", "FACTCHECK_STATIC_ROOT"}
    defaults = {name: shown(default) for name, default in settings_read().items()}
    assert {name for name, default in defaults.items() if default is None} == worked_out
    known = {name: default for name, default in defaults.items() if default is not None}
    assert {name: cells[name] for name in known} == known


# ---- Commands -----------------------------------------------------------------------------------


def test_every_command_is_told():
    ours = [name for name, app in get_commands().items() if app == "annotations"]
    assert sorted(told(read("docs/running.md"), "command")) == sorted(ours)


@pytest.mark.parametrize("name", NAMES)
def test_commands_that_a_page_names_are_there(name):
    known = get_commands()
    named = set(re.findall(r"manage\.py (?!NAME)([a-z]\w+)", read(name)))
    assert {command for command in named if command not in known} == set()


@pytest.mark.parametrize("name", NAMES)
def test_targets_that_a_page_names_are_in_the_makefile(name):
    targets = set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"(?:`|^ {4}|^|=\S+ )make ([a-z]+)", read(name), flags=re.MULTILINE))
    assert named - targets == set()


def test_the_readme_starts_the_desk_with_one_target_and_tests_it_with_another():
    named = re.findall(r"\bmake ([a-z]+)", read("README.md"))
    assert set(named) == {"run", "test"}


def test_the_readme_gives_the_address_at_which_the_desk_listens():
    assert f"http://{ast.literal_eval(settings_read()['FACTCHECK_BIND'])}/" in read("README.md")


def test_what_the_readme_says_to_press_is_on_the_pages():
    pressed = set(re.findall(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])", read("README.md")))
    templates = (ROOT / "annotations" / "templates" / "annotations").glob("**/*.html")
    pages = "".join(path.read_text("utf-8") for path in templates)
    on_pages = {words for words in pressed if f'translate "{words}"' in pages}
    assert on_pages == pressed != set()


# ---- The data model -----------------------------------------------------------------------------


def names_of(base):
    """The fields that an abstract model declares itself."""
    above = {field.name for each in base.__bases__ for field in fields_of(each)}
    return {field.name for field in fields_of(base)} - above


def fields_of(model):
    return model._meta.local_fields if hasattr(model, "_meta") else []


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model_is_told(name):
    model = MODELS[name]
    fields = {f.name for f in [*model._meta.concrete_fields, *model._meta.local_many_to_many]}
    shared = [names_of(base) for base in SHARED.values() if issubclass(model, base)]
    own = fields.difference({"id"}, *shared)
    assert sorted(told(section("docs/data-model.md", name), "field")) == sorted(own)


@pytest.mark.parametrize("name", SHARED)
def test_every_field_that_models_share_is_told(name):
    page = section("docs/data-model.md", name)
    assert sorted(told(page, "field")) == sorted(names_of(SHARED[name]))


@pytest.mark.parametrize("name", MODELS)
def test_what_a_model_shares_is_said(name):
    said = section("docs/data-model.md", name).split("\n| field")[0]
    bases = {word for word, base in SHARED.items() if issubclass(MODELS[name], base)}
    assert {word for word in SHARED if f"(#{word.lower()})" in said} == bases


def test_every_constraint_is_told():
    held = [constraint.name for model in MODELS.values() for constraint in model._meta.constraints]
    assert sorted(told(read("docs/data-model.md"), "constraint")) == sorted(held)


@pytest.mark.django_db
def test_every_trigger_that_guards_is_told():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        when = re.compile(r"_(insert|update|delete|truncate)$")
        names = [when.sub("", row[0]) for row in cursor.fetchall()]
    guards = {name for name in names if not re.search(r"_note(_new|_change)?$", name)}
    assert set(told(read("docs/data-model.md"), "trigger")) == guards


def test_every_verb_of_the_record_is_told():
    assert sorted(told(read("docs/data-model.md"), "verb")) == sorted(VERBS)


@pytest.mark.parametrize("name", MODELS)
def test_the_states_a_field_may_have_are_told(name):
    rows = dict(
        re.findall(r"^\| `(\w+)` \| (.*) \|", section("docs/data-model.md", name), re.MULTILINE)
    )
    missing = [
        (field.name, value)
        for field in MODELS[name]._meta.concrete_fields
        if isinstance(field, models.CharField) and field.choices and field.name in rows
        for value, _label in field.choices
        if f"`{value}`" not in rows[field.name]
    ]
    assert missing == []


# ---- Links and pictures -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name):
    page = ROOT / name
    dead = []
    for link in LINK.findall(FENCE.sub("", read(name))):
        if not NO_SCHEME.match(link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.relative_to(ROOT))):
            dead.append(link)
    assert dead == []


def test_every_page_of_the_docs_is_listed():
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in PAGES if "docs" in path.parts}
    listed = {link.partition("#")[0] for link in LINK.findall(read("docs/README.md"))}
    assert pages - listed == {"README.md"}


def test_every_picture_is_shown():
    links = [link for name in NAMES for link in LINK.findall(read(name))]
    shown_ones = {Path(link).name for link in links if "pictures/" in link}
    assert {path.name for path in PICTURES} == shown_ones


def test_pictures_are_light_enough_for_a_page():
    assert [path.name for path in PICTURES if path.stat().st_size > LARGEST] == []
