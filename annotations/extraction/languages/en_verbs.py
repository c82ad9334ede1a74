"""English verbs of saying and what tells of a source, by class, as data; see `languages.tags`."""

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import words
from annotations.extraction.languages.forms import english_classes, english_forms

# Verbs of saying that take quoted words and bare clauses ("she noted the plan failed").
SPEECH = words("""
    add admit* affirm allege announce answer argue assert attest aver* boast caution claim clarify
    comment complain concede conclude confess confide confirm brag* contend continue counter cry
    declare demur disclose emphasize emphasise exclaim explain gush huff insist interject joke
    lament lecture maintain marvel marvel* mention mumble murmur muse mutter note observe opine
    predict
    proclaim profess protest quip* recall reason reassure recount reiterate rejoin remark repeat
    reply report respond retort reveal scold scream shout sigh snap* state stress theorize
    tweet post underline underscore vent volunteer warn whisper yell chant riff quote chime enthuse
    suggest acknowledge advise testify write bark spill rage fume moan groan gush hiss chuckle
    sneer thunder rant wail bellow growl grumble narrate relate
""")
IRREGULAR_SPEECH = words("""
    say says said tell tells told write writes wrote written
    recounted hold holds held swear swears swore
    sing sings sang
""")
# Verbs that speak only when a that-clause, a question or quoted words follow.
CLAUSE = words("""
    indicate imply ask wonder decide rule estimate calculate promise pledge vow agree
    demand propose recommend signal* stipulate speculate deny demonstrate point urge request read
    order threaten inform assure remind convince promise hint guarantee assess
    accept reckon submit* object concur* direct undertake recollect certify admonish insinuate
    retract forecast scoff shrug vouch agree swear counsel counsel* joke instruct postulate surmise
    reject refute dispute rebut* regret* doubt intimate inquire enquire rue notify alert
""")
IRREGULAR_CLAUSE = words(
    "foresee foresees foresaw teach teaches texted emailed e-mailed messaged radioed undertook "
    "undertakes undertaken voiced"
)
HEARING = words("heard hears")
NAMING = words(
    "call label label* dub* term describe denounce condemn blast slam* criticize criticise "
    "dismiss hail praise brand characterize characterise decry deride lambast tout"
)
# Verbs whose object is what was said: "urged lawmakers to act", "accused Rome of delay".
DEMAND = words(
    "urge accuse exhort implore demand propose deny promise pledge vow threaten "
    "request ask warn announce cite estimate suggest blame predict advise recommend "
    "acknowledge liken portray describe beg* instruct command order reject refute dispute rebut* "
    "regret* bemoan apologise apologize thank congratulate appeal dismiss confirm"
)
# … within words that are somebody's already; elsewhere they tell as often of what is done.
DEMAND_WITHIN = words(
    "contest disavow deplore welcome pronounce forbid raise express invite bid plead offer refuse "
    "press encourage agree brief direct"
)
TELLING = words("""
    tell tells told telling warn warns warned warning inform informs informed informing
    remind reminds reminded reminding assure assures assured assuring
    notify notifies notified notifying alert alerts alerted alerting
    ask asks asked asking advise advises advised reassured promise promises promised promising
""")
# Forms that are nouns as often as verbs: they need what follows to prove them verbs.
NOUN_TOO = words("""
    report reports claim claims comment comments state states note notes post posts tweet tweets
    answer answers stress demand demands promise promises pledge pledges vow vows propose estimate
    estimates request requests order orders rule rules ruling rulings signal signals point points
    remark remarks reply replies recount quote quotes counter counters reason reasons joke jokes
    read reads hold holds held blast brand brands term terms label labels call calls
    claim protest protests mention mentions cry cries promise hint hints chant chants ruled
    volunteer volunteers lecture lectures decided agreed ordered continue continues continued
    read vent vents snap snaps yell shout shouts scream screams sigh sighs swear
    write tout bark offer offers rage spill spills groan groans moan moans chuckle sneer thunder
    rant rants wail question questions query queries doubt doubts regret regrets appeal appeals
""")

# Nouns of saying: "his claim that …"; and those that take an infinitive: "her promise to …".
SAYING = words("""
    claim claims assertion assertions contention suggestion suggestions argument arguments
    statement statements allegation allegations accusation accusations warning warnings promise
    promises pledge pledges vow vows threat threats insistence admission declaration prediction
    predictions complaint complaints remark remarks comment comments announcement testimony
    denial observation acknowledgement acknowledgment assurance assurances
""")
PAPERS = words("find finds found show shows showed read reads")
PLEDGING = words("promise promises pledge pledges vow vows threat threats offer")

# Verbs of saying that take things as well: "held a lead", "added a week", "wrote letters".
TRANSITIVE = words("""
    hold holds held maintain maintains maintained continue continues continued add adds added
    write writes wrote sing sings sang counter counters countered post posts posted cry cries cried
    lecture lectures lectured confirm confirms confirmed declare declares declared teach teaches
    answer answers answered proclaim proclaims proclaimed
    adding continuing holding posting singing writing shout shouts shouted shouting
    spill spills spilled spilling
""")

# Verbs that lend their subject to the one behind "to": "he appeared to suggest".
RAISING = words("""
    appear appears appeared seem seems seemed continue continues continued begin begins began
    begun start starts started come comes came go goes went use used happen happens happened
    proceed proceeds proceeded rush rushed on rang rings phoned phones telephoned
""")

# What a cue says of the words, by the verb (any regular form); and what a source withholds.
POLARITY = {
    tags.DENIED: words("deny dismiss reject refute dispute rebut* contest disavow repudiate"),
    tags.DOUBTED: words("doubt question query"),
    tags.WARNED: words("warn caution threaten alert"),
    tags.CLAIMED: words("claim allege purport accuse insinuate"),
    tags.ASKED: words(
        "ask urge demand implore request plead beg* order appeal inquire wonder exhort call "
        "press petition"
    ),
}
VAGUE = words(
    "source sources critics observers insiders insider rumours rumors pessimists optimists"
)
WITHHELD = words(
    "anonymity anonymous anonymously unnamed unidentified pseudonym withheld authorized authorised"
)
INDEFINITE = words("a an one another")

# Verbs with a particle that changes what they take.
PHRASAL: dict[tuple[str, ...], int] = (
    {
        (verb, particle): flag
        for verbs, particles, flag in (
            ("call calls called", "for on", tags.DEMAND | tags.ASKED),
            ("calling", "for on", tags.DEMAND | tags.PARTICIPLE | tags.ASKED),
            ("point points pointed", "out", tags.SPEECH),
            ("pointed", "to", tags.DEMAND),
            ("point points", "to", tags.DEMAND | tags.NOUN_TOO),
            ("comment comments commented", "on", tags.DEMAND),
            ("pointing", "out", tags.SPEECH | tags.PARTICIPLE),
            ("go goes went", "on", tags.CLAUSE),
            ("put puts", "it", tags.SPEECH),  # "as she put it"
            ("argue argues argued", "for against", tags.DEMAND),
            ("warn warns warned", "against about of", tags.DEMAND | tags.WARNED),
            ("push pushes pushed press presses pressed", "for", tags.DEMAND | tags.ASKED),
            ("complain complains complained", "about", tags.DEMAND),
            ("rule rules ruled", "out", tags.DEMAND | tags.DENIED),
            ("plead pleads pleaded", "for with", tags.DEMAND | tags.ASKED),
            ("pressing", "for", tags.DEMAND | tags.PARTICIPLE | tags.ASKED),
            ("complain complains complained", "of", tags.DEMAND | tags.WITHIN),
            ("speak speaks spoke spoken talk talks talked", "about of", tags.DEMAND),
            ("fire fires fired shoot shoots shot hit hits clap claps clapped", "back", tags.SPEECH),
            ("chime chimes chimed weigh weighs weighed", "in", tags.SPEECH),
            ("let lets", "slip", tags.SPEECH),
            ("gave give gives given giving", "evidence assurances", tags.CLAUSE),
            ("makes made", "clear", tags.CLAUSE),
            ("pass passes passed", "word", tags.CLAUSE),
            ("boast boasts boasted brag brags bragged", "of about", tags.DEMAND | tags.WITHIN),
            ("sent send sends", "word", tags.CLAUSE),
            ("spell spells spelled spelt", "out", tags.SPEECH),
            ("referred refers refer", "to", tags.NAMING),
            ("referring", "to", tags.NAMING | tags.PARTICIPLE),
        )
        for verb in verbs.split()
        for particle in particles.split()
    }
    | {
        (verb, "out", side): tags.DEMAND
        for verb in words("speak speaks spoke spoken")
        for side in ("about", "against")
    }
    | {
        ("ruled", "out", "of"): 0,  # a game
        ("raised", "in"): 0,  # a town
    }
    | {
        tuple(words(phrase)): tags.CLAUSE
        for phrase in (
            "let it be known",
            "lets it be known",
            "made it known",
            "made it clear",
            "makes it clear",
            "wanted to know",
            "wants to know",
        )
    }
)

_speech, _speech_ing = english_classes(SPEECH)
_clause, _clause_ing = english_classes(CLAUSE)
_naming, _naming_ing = english_classes(NAMING)
_demand, _demand_ing = english_classes(DEMAND)
_demand_within, _demand_within_ing = english_classes(DEMAND_WITHIN)

CLASSES = [
    (tags.SPEECH, _speech + IRREGULAR_SPEECH),
    (tags.SPEECH | tags.PARTICIPLE, [*_speech_ing, "saying", "telling", "writing"]),
    (tags.CLAUSE, _clause + IRREGULAR_CLAUSE + HEARING),
    (tags.CLAUSE | tags.PARTICIPLE, _clause_ing),
    (tags.NAMING, _naming),
    (tags.NAMING | tags.PARTICIPLE, _naming_ing),
    (tags.DEMAND, _demand),
    (tags.DEMAND | tags.PARTICIPLE, _demand_ing),
    (
        tags.CLAUSE | tags.WITH_PARTICLE,
        words(
            "go goes went push pushes pushed press presses pressed "
            "speak speaks spoke spoken talk talks talked refer "
            "refers referred put puts fire fires fired shoot shoots shot hit hits clap "
            "claps clapped chime chimes chimed weigh weighs weighed let lets spell spells "
            "spelled spelt gave give gives given giving sent send sends makes made "
            "pass passes passed wanted wants"
        ),
    ),
    (tags.CLAUSE | tags.PARTICIPLE | tags.WITH_PARTICLE, ["referring"]),
    (tags.CLAUSE | tags.DEMAND | tags.WITHIN | tags.PAPER, PAPERS),
    (tags.CLAUSE | tags.PAPER, words("understands learned learnt")),
    (
        tags.CLAUSE | tags.DEMAND | tags.WITHIN,
        words("question questions questioned query queries queried"),
    ),
    (tags.DEMAND | tags.WITHIN, _demand_within),
    (tags.DEMAND | tags.WITHIN | tags.PARTICIPLE, _demand_within_ing),
    (tags.DEMAND | tags.TELLING | tags.WITHIN, ["instructed"]),
    (tags.TELLING, TELLING),
    *(
        (flag, [form for verb in verbs for form in english_forms(verb)])
        for flag, verbs in POLARITY.items()
    ),
    (tags.TRANSITIVE, TRANSITIVE),
    (tags.SAYING, SAYING),
    (tags.SAYING | tags.PLEDGING, PLEDGING),
    (tags.RAISING, RAISING),
    (tags.VAGUE, VAGUE),
    (tags.WITHHELD, WITHHELD),
    (tags.INDEFINITE, INDEFINITE),
    (tags.NOUN_TOO, NOUN_TOO),
]
"""Classes with the words that have them, for `lexicon`."""
