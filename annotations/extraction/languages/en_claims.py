"""English words about claims, as data: what can be looked up, and what means nothing alone."""

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import words
from annotations.extraction.languages.claim_words import ClaimWords

# Figures that somebody publishes, beside the laws and rulings of `en.RECORD`.
_PUBLISHED = words("""
    rate rates figures statistics data survey poll polls index median average census turnout
    unemployment inflation gdp deficit debt surplus revenue revenues turnover emissions
    audit percentage payroll wage wages tonnage
""")
_PAPERS = words("""
    agreement agreements treaty treaties constitution amendment legislation decree warrant subpoena
    indicted jailed sentenced acquitted dismissed appointed resigned suspended expelled repealed
    enacted adopted ratified vetoed overturned upheld settled settlement fines banned tariffs
    subsidy subsidies grant grants pension pensions benefit benefits
""")
_CAUSE = words("""
    sparked fuelled fueled prompted forced forces causes blamed stems stemmed drove driven reduces
    reduced raises raised lowers lowered saves saved damages damaged destroyed creates created
    protects spreads attributed attributes forcing causing triggering prompting
""")
_COMPARISON = words("""
    outnumbered surpass exceed fewer shrinking soaring climbed climbs plummeted slumped jumped
    halves doubles tripling doubling biggest-ever longest-serving compared tenfold fivefold
    unprecedented
""")
# Verbs and nouns of taking a side: AVeriTeC's position statements.
_POSITION = words("""
    supports supported opposes opposed opposing oppose favours favoured favors favored endorse
    endorses endorsed reject rejects rejected disapprove disapproves disapproved approve approves
    prefer prefers preferred stance disagree disagrees disagreed favour favor pro anti
""")

_NUMBERS = words(
    "two three twice thirteen fourteen fifteen sixteen seventeen eighteen nineteen ninety"
)

_UNREAL = words("""
    would could should may might must can ought need needs wouldn't couldn't shouldn't can't cannot
    we'd i'd they'd he'd she'd you'd
""")

_UNITS_OF_AMOUNTS = words("""
    percent % percentage million millions billion billions trillion thousand thousands hundreds
    dozens dollars dollar euros euro pounds pound pence cents $ € £ tonnes tons kilometres
    kilometers miles metres litres acres hectares points degrees times half third quarter fifth
    majority minority
""")

CLASSES = (
    (tags.UNIT, _UNITS_OF_AMOUNTS),
    (tags.UNREAL, _UNREAL),
    (tags.QUANTITY, _NUMBERS),
    (tags.RECORD, [*_PUBLISHED, *_PAPERS]),
    (tags.CAUSE, _CAUSE),
    (tags.COMPARISON, _COMPARISON),
    (tags.POSITION, _POSITION),
)

_UNITS = (
    "year|month|week|weekend|season|quarter|decade|century|spring|summer|autumn|winter|fall|"
    "night|morning|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|time|term"
)

_SOME = "an?|one|two|three|four|five|six|seven|eight|nine|ten|few|several|many|some"

WORDS = ClaimWords(
    pointers=(
        # last year, this week, the same month, two years ago, on Monday
        rf"(?:last|next|this|that|the (?:same|past|previous|following|coming)) (?:{_UNITS})\b"
        r"(?!['’]s\b)",
        rf"(?:(?:\d+|{_SOME}) )?(?:{_UNITS}|day|hour|minute)s? (?:ago|earlier|later)\b",
        r"yesterday|today|tonight|tomorrow|now|currently|recently|so far|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        # existential "there is" names no place, impersonal "it is … that" no thing
        r"there(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b|['’]s\b)"
        r"|here\b",
        r"it(?!(?:['’]s| is| was| has been| will be| would be) \w+(?: \w+)? (?:that|to)\b)\b",
        r"(?:he|she|they|him|them|his|hers?|its|theirs?|this|these|those(?! who))\b",
        r"(?:i|me|my|mine|we|us|our|ours|you|your|yours)\b",
    ),
    article=r"the ((?:[a-z-]+ )?[a-z-]+)\b(?! (?:of|for|in|at|from|between)\b)",
    subjects=frozenset(["he", "she", "they", "it"]),
    possessives=frozenset(["his", "her", "its", "their"]),
    objects=frozenset(["him", "her", "them"]),
    first_person=frozenset(words("i we i'll i’ll we'll we’ll i'm i’m we're we’re us")),
    possessive="{name}’s",
    infinitive="to",
)
