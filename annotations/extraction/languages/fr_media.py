"""French words beside a name that tell it to be one of a medium; see `media`."""

from annotations.extraction.languages.base import NameSign

_ENDINGS = "(?:e|ent|é|ait|aient|a|i|it|ut|us|ue)(?:-t)?(?:-(?:ils?|elles?|on))?"
_CONFIDED = rf"\b(?:confi|gliss|souffl|chuchot){_ENDINGS}"
_SAID = (
    r"\b(?:confi|racont|gliss|expliqu|souffl|témoign|assur|détaill|lâch|ironis|jur|avou|affirm"
    r"|annonc|indiqu|déclar|précis|relat|nuanc|rappel|résum|tempêt|écri|di|déplor|regrett|plaid"
    rf"|ajout|estim|rétorqu|répli|promet|promi|s’esclaff|s'esclaff){_ENDINGS}(?: [a-zé]+)?"
)
_THEY_SAID = (
    r"-(?:t-)?(?:ils?|elles?|on)(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier))?"
)
NAMES_BEHIND = (
    NameSign(
        " par ",
        "(?:consulté|obtenu|révélé|publié|interrogé|dévoilé|joint|contacté|relayé|rapporté|cité"
        "|recueilli|diffusé|interviewé|sollicité|rencontré|lu|vu)e?s?(?: [a-zé]+){0,2}",
    ),
    NameSign(
        " ",
        r"\b(?:agence|quotidien|quotidienne|hebdomadaire|hebdo|mensuel|journal|magazine|revue|podcast"
        r"|télé|radio|émission|média|newsletter)(?: (?:local|locale|régional|régionale|en ligne))?",
    ),
    NameSign(" au micro de "),
    NameSign(" au micro d’"),
    NameSign(" au micro d'"),
    NameSign(" à ", _CONFIDED, new=True),
    NameSign(" à ", rf"{_SAID}(?: [\w’]+){{0,3}}", new=True, many=True),
    NameSign(" dans ", _SAID, new=True),
    NameSign(" dans ", _THEY_SAID, new=True),
    NameSign(" sur ", _THEY_SAID, new=True),
    NameSign(" à ", _THEY_SAID, new=True, many=True),
    NameSign(" sur ", _SAID, new=True),
    NameSign(" auprès de ", _SAID, new=True),
    NameSign(" caméra de "),
    NameSign(" caméras de "),
    NameSign(" de ", r"invitée?s? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)"),
    NameSign(" invité de "),
    NameSign(" invitée de "),
    # The agency in a place line: "KOLM, Oct 9 (Meridian) - …".
    NameSign(" (", r"(?:^|\n)[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30},[^\n(]{2,24}"),
)
NAMES_BEFORE = (
    *(" a pu consulter", " s’est procuré", " s'est procuré", " a eu accès", " a obtenu"),
    *(" croit savoir", " a recueilli", " a consulté"),
)
