"""English words beside a name that tell it to be one of a medium; see `media`."""

from annotations.extraction.languages.base import NameSign

NAMES_BEHIND = (
    NameSign("told ", new=True),
    NameSign("tells ", new=True),
    NameSign("telling ", new=True),
    NameSign(
        " by ",
        "(?:seen|read|reviewed|obtained|viewed|published|printed|reported|broadcast|aired|quoted"
        "|cited|interviewed|surveyed|polled)(?: [a-z]+){0,2}",
    ),
    NameSign(
        " to ",
        "(?:leaked|played|released|provided|passed|spoke|spoken|speaking|talking|shown)"
        "(?: [a-z]+){0,2}",
        new=True,
    ),
    NameSign(
        " to ",
        "(?:said|recalled|recounted|related|revealed|disclosed|confirmed|admitted|denied|complained|explained|insisted|confided)",
        new=True,
        many=True,
    ),
    NameSign(" with ", "(?:interviews?|spoke|shared)(?: [a-z]+){0,2}", new=True),
    # The agency in a place line: "KOLM, Oct 9 (Meridian) - …".
    NameSign(" (", r"(?:^|\n)[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30},[^\n(]{2,24}"),
)
NAMES_BEFORE = (" has seen", " has obtained", " has learned", " has learnt", " can reveal")
