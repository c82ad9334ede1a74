"""Page furniture in English, as data: patterns for whole lines, by kind, ignoring case.

The end of the line is added to each pattern. Kinds and patterns are tried in the order given.
"""

from annotations.extraction.results import FurnitureKind as Kind

_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK = r"(?:,? ?(?:at |[-–|·] ?)?\d{1,2}[:.]\d{2}.{0,20})?"
_MEDIA = (
    "(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|e-?mail|print|tweet"
    "|share|save|pin it|copy link|flipboard|instagram|messenger|bluesky|mastodon)"
)

FURNITURE = {
    Kind.COMMENT_COUNTER: (
        r"(?:no|one|\d[\d,. ]{0,8}) ?comments?\b(?: so far| yet)?(?: ?[:·|–—-].{0,40})?",
        r"(?:show |view |see )?(?:all )?comments? ?(?:\(\d+\)|:? ?\d+)",
    ),
    Kind.COMMENT_PROMPT: (
        r"(?:post|add|leave|write|submit) (?:a |your )?(?:public )?(?:comment|reply)\b.{0,40}",
        r"(?:be the first to comment|join the (?:conversation|discussion|debate)|have your"
        r" say).{0,40}",
        r"(?:(?:log|sign) in|register) to (?:comment|post|reply).{0,40}",
        r"comments(?: are closed\.?| section)?:?",
    ),
    Kind.RECOMMENDED: (
        r"(?:recommended|related|trending|popular|latest|top|featured|more)(?: (?:news"
        r"|stories|articles?|posts|reading|content|coverage|links|videos?|topics|for you"
        r"|today|now)){1,3} ?:?",
        r"(?:recommended|related|more (?:from|on|in) .{1,40}|most (?:read|popular|viewed"
        r"|shared)|see also|read next|up next|don['’]t miss|editor['’]s picks?|(?:from"
        r" )?around the web) ?:?",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}",
    ),
    Kind.DATE_LINE: (
        rf"(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\.?,? \d{{4}}{_CLOCK}",
        rf"(?:{_DAY},? )?{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}{_CLOCK}",
        rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
        rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}){_CLOCK}(?:T\d.{{0,20}})?",
        r"(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: on| at|:)?"
        r" ?[^.]{0,20}\d.{0,40}",
        r"\d{1,2} (?:minutes?|hours?|days?|weeks?) ago",
    ),
    Kind.SOURCE_CREDIT: (
        r"(?:sources?|via|(?:photo|image|picture|video)s?(?: credit| source| by| courtesy)?"
        r"|credits?|file photo|illustration) ?: ?\S.{0,80}",
        r"(?:photo|photograph|image|picture|illustration|video) (?:by|courtesy of) .{2,60}",
        r"\(?(?:reuters|afp|ap|upi|getty images)\)?\.?",
        r"\(?(?:additional )?(?:reporting|writing|editing) by .{3,150}",
        r"[\w ]{0,40}/ ?(?:getty images|reuters|afp|ap|instagram)\.?",
    ),
    Kind.BYLINE: (
        r"(?:written )?by:? (?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|la"
        r"|and)){1,6})(?:,.{0,60}| [|·–—-] .{0,60})?",
    ),
    Kind.SHARE_PROMPT: (
        rf"{_MEDIA}(?:[ ,|/·•]+(?:and |on |via |to )?{_MEDIA}){{0,8}}",
        r"(?:share|e-?mail|print|tweet|like|bookmark) (?:this|on|via|with|us on).{0,40}",
        r"follow (?:us|me|@).{0,60}",
        r"(?:\d[\d.,]*k? )?shares?",
    ),
    Kind.ADVERT: (
        r"(?:advertisements?|advertising|adverts?|ads?|sponsored(?: (?:content|links?|stories"
        r"|by .{1,40}))?|promoted(?: .{1,30})?|paid (?:content|post))",
        r"(?:story|article) continues (?:below|after).{0,40}",
        r"scroll (?:down )?to continue.{0,30}",
    ),
    Kind.NAVIGATION: (
        r"(?:read|see|watch|listen)(?: (?:more|also|next|now))? ?: .{1,140}",
        r"read (?:more|on|the (?:full|rest|whole|original)\b.{0,40}|also)\W{0,4}(?:here|at"
        r" .{1,40})?\W{0,3}",
        r"(?:click|tap) here.{0,80}",
        r"continue reading.{0,40}",
        r"back to (?:top|home).{0,20}",
        r"skip to .{1,30}",
        r"(?:show|load|view|see) (?:more|all|less).{0,30}",
        r"home(?: ?[>»›/|] ?[^>»›/|]{1,40})+",
        r"(?:next|previous|older|newer)(?: (?:post|article|story|page))?",
        r"menu",
        r"search",
        r"subscribe",
        r"log ?in",
        r"sign (?:in|up)",
        r"\d{1,2} min(?:ute)?s? read",
        r"close",
    ),
    Kind.EXCERPT_LABEL: (
        r"(?:here is )?(?:an? )?(?:excerpts?|extracts?|quote)?(?: ?from)? ?the (?:report"
        r"|article|story|statement) ?:",
        r"excerpts?(?: from .{1,40})? ?:",
    ),
    Kind.BOILERPLATE: (
        r"(?:copyright|©|\(c\)|all rights reserved).{0,200}",
        r"(?:sign up|subscribe|register)\b (?:to|for|now|today|here)\b.{0,200}",
        r"this (?:article|story|post|material|content) (?:was|is|has been|may not be"
        r"|originally|first) .{0,40}(?:published|appeared|updated|syndicated|posted|broadcast"
        r"|rewritten|redistributed).{0,160}",
        r"(?:terms of (?:use|service)|privacy policy|cookie (?:policy|settings)|we (?:use"
        r"|value) (?:cookies|your privacy)|this (?:site|website) uses cookies).{0,200}",
        r"the (?:views|opinions) expressed .{0,200}",
        r"get (?:the|our) .{0,60}(?:newsletter|inbox|app)\b.{0,100}",
        r"(?-i:[A-Z]).{10,140} Posted",
    ),
}
# What the lines below "Recommended news" or a comment form talk of.
AFTERWARDS = (
    r"\b(?:comments?\b|thank you for|share (?:information|your)|your (?:thoughts|opinions?)"
    r"|newsletter|reprinted|moderat|house rules|terms of|privacy|cookies|log ?in|sign up"
    r"|subscri|in your inbox|rights reserved|our (?:readers|website|site|team))"
)
