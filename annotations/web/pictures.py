"""Drawing the picture that others show beside a link to a fact-check.

The typeface comes with the desk and has the letters of Latin, Greek and Cyrillic; for others one
of the machine's own is taken, where it has them. Pillow is imported when the first is drawn.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
PAPER, INK, SOFT, LINE = "#f6f6f4", "#1b1f24", "#525963", "#d8d9d8"
TONES = {"low": "#a3212a", "middle": "#804c00", "high": "#1a673a", "off": "#525963"}
"""The colour of a rating by where it lies on its scale; the rating itself stands there in words."""

SIZES = (76, 68, 60, 54, 48, 42, 36)
"""Sizes of a headline, in pixels: the largest in which it has room."""
MOST_LINES = 6

KEPT = 16
"""Pictures kept in each process: who shares a link asks for one several times in a minute."""

ELSEWHERE = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Bold.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
)
_NO_LETTER = "\ue000"


@lru_cache(maxsize=KEPT)
def draw_picture(headline: str, rating: str, position: str, publisher: str) -> bytes:
    """Return a PNG of 1200 × 630 pixels; ``position`` is a key of :data:`TONES`."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    tone = TONES[position]
    draw.rectangle((0, 0, WIDTH, 14), fill=tone)
    room = WIDTH - 2 * MARGIN
    small = font_for(rating + publisher, 34)
    label = shortened(rating, small, room - 48)
    box = (MARGIN, 64, MARGIN + int(small.getlength(label)) + 48, 124)
    draw.rounded_rectangle(box, radius=30, fill=tone)
    draw.text((MARGIN + 24, 94), label, font=small, fill="#ffffff", anchor="lm")
    font, lines = fitted(headline, room, HEIGHT - 154 - 130)
    step = round(font.size * 1.16)
    for index, line in enumerate(lines):
        draw.text((MARGIN, 160 + index * step), line, font=font, fill=INK)
    draw.line((MARGIN, HEIGHT - 104, WIDTH - MARGIN, HEIGHT - 104), fill=LINE, width=2)
    foot = shortened(publisher, small, room)
    draw.text((MARGIN, HEIGHT - 58), foot, font=small, fill=SOFT, anchor="lm")
    stored = BytesIO()
    picture.quantize(64).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def fitted(text: str, width: int, height: int) -> "tuple[FreeTypeFont, list[str]]":
    """Return the largest size in which a text has room, and its lines; else the lines cut off."""
    lines: list[str] = []
    for size in SIZES:
        font = font_for(text, size)
        lines = wrapped(text, font, width)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.16 <= height:
            return font, lines
    font = font_for(text, SIZES[-1])
    most = min(MOST_LINES + 2, int(height // (SIZES[-1] * 1.16)))
    last = shortened(" ".join(lines[most - 1 :]), font, width)
    return font, [*lines[: most - 1], last]


def wrapped(text: str, font: "FreeTypeFont", width: int) -> list[str]:
    """Return a text in lines no wider than this; a word that is wider is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        while font.getlength(word) > width:
            cut = next(n for n in range(len(word), 0, -1) if font.getlength(word[:n]) <= width)
            lines[-1:] = [word[:cut], ""]
            word = word[cut:]
        lines[-1] = word
    return lines


def shortened(text: str, font: "FreeTypeFont", width: int) -> str:
    """Return as much of a text as has room on one line, with a sign that more was there."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def font_for(text: str, size: int) -> "FreeTypeFont":
    """Return the first typeface that has every letter of a text, else the one that lacks fewest."""
    letters = frozenset(text) - {" "}
    best, fewest = own_font(), len(letters) + 1
    for path in (own_font(), *(each for each in ELSEWHERE if Path(each).exists())):
        lacking = len(_lacking(path, letters))
        if lacking < fewest:
            best, fewest = path, lacking
        if not lacking:
            break
    return _font(best, size)


def own_font() -> str:
    """Return the path of the typeface that comes with the desk."""
    return str(Path(__file__).parent / "fonts" / "SourceSerifPro-Bold.ttf")


@lru_cache(maxsize=16)
def _font(path: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(path, size)


def _lacking(path: str, letters: frozenset[str]) -> set[str]:
    """Return the letters that a typeface draws as it draws a letter it does not have."""
    font = _font(path, 20)
    box = bytes(font.getmask(_NO_LETTER))
    return {each for each in letters if bytes(font.getmask(each)) == box}
