"""Texts written in Markdown, as the HTML that a page may hold.

CommonMark with tables. HTML in the text is shown as it stands, pictures from elsewhere are left to
their description (no page loads anything from another host), and what comes out is sanitised once
more. Both parts are imported when the first text is shown: a desk that publishes nothing should
not carry them.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from .spacing import no_break

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
    *("a", "em", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"http", "https", "mailto"}
_HEADING = re.compile(r"h([1-6])")


def render_markdown(text: str) -> SafeString:
    """Return the text as HTML. Its largest heading is an ``h2``: the page has its ``h1``."""
    import nh3

    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        heading = _HEADING.fullmatch(token.tag)
        if heading:
            token.tag = f"h{min(6, int(heading[1]) + 1)}"
        for child in token.children or ():
            if child.type == "text":
                child.content = no_break(child.content)
    html = parser.renderer.render(tokens, parser.options, {})
    attributes = {"a": {"href", "title"}, "ol": {"start"}}
    clean = nh3.clean(html, tags=TAGS, attributes=attributes, url_schemes=SCHEMES)
    return mark_safe(clean)  # noqa: S308  nh3 has left nothing but the tags above


def plain_text(text: str) -> str:
    """Return the words of a text without its markup, on one line, for descriptions."""
    parser = _parser()
    words = (
        child.content
        for token in parser.parse(text)
        for child in token.children or ()
        if child.type in ("text", "code_inline")
    )
    return " ".join(" ".join(words).split())


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
