"""English words of telling who said what; what each list is for is told in `telling`."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.forms import english_forms
from annotations.extraction.languages.telling import TellingWords

SPOKEN_ABOUT = {
    "of": "complain boast brag* warn inform remind",
    "about": """
        complain boast brag* joke ask enquire inquire warn lie speak talk spoke spoken rave rant
    """,
    "for": """
        vouch ask plead beg* push press call appeal campaign petition pray lobby apologise
        apologize
    """,
    "against": "warn caution advise protest argue",
    "to": "confess object allude refer*",
    "at": "hint",
    "on": "insist",
    "with": "plead",
}
"""The prepositions before what was said, with the verbs that have them."""


def _by_form(verbs: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for preposition, listed in verbs.items():
        for verb in words(listed):
            for form in english_forms(verb):
                found.setdefault(form, set()).add(preposition)
    return {form: frozenset(prepositions) for form, prepositions in found.items()}


TELLING_WORDS = TellingWords(
    that=frozenset(["that"]),
    said_nouns=frozenset(
        words("""
        undertaking undertakings guarantee guarantees request requests demand demands order orders
        advice instruction instructions recommendation recommendations plea pleas proposal
        proposals appeal appeals call calls offers message reply replies response responses answer
        answers verdict line account position view explanation version report reports
        """)
    ),
    word_of=frozenset(["by", "from"]),
    called_for=frozenset(["for"]),
    calling_stems=("call", "demand", "plea", "request", "appeal"),
    topic_stems=("promis", "pledg", "vow", "threat", "offer", "warn", "complain"),
    wordings=frozenset(
        words("""
        message reply response answer verdict line account position view explanation version
        advice argument claim promise warning comment
        """)
    ),
    giving_words=frozenset(
        words("""
        give gives gave given giving make makes made making break breaks broke broken breaking
        keep keeps kept keeping repeat repeated renewed withdrew withdrawn issued received
        """)
    ),
    question_words=frozenset(["how", "why", "whether"]),
    clause_adverbs=frozenset(["when", "where"]),
    to=frozenset(["to"]),
    agent_prepositions=frozenset(["by"]),
    because=frozenset(["because"]),
    adversatives=frozenset(["but"]),
    fronting_conjunctions=frozenset(
        words("""
        when while after although though because since once if as before until unless
        whereas
        """)
    ),
    noun_conjunctions=frozenset(["and", "or", "than"]),
    predicative=frozenset(["as", "for"]),
    judging_stems=("call", "brand", "label", "dub"),
    leaving_off=frozenset(["quits", "a day", "a night", *words("off back in out up home over")]),
    told_things=frozenset(words("lie lies truth truths story stories tale tales joke jokes")),
    ordering_stems=("order",),
    acts=frozenset(
        words("""
        audit ban ceasefire change changes check checks curfew cut cuts freeze halt inquest halts
        leave lockdown overhaul pause probe purge raid raids recall recount release releases relief
        rerun retreat retrial review reviews search searches stay stop strike strikes study
        survey system test tests trial vote withdrawal
        """)
    ),
    act_endings=(
        *("tion", "sion", "tions", "sions", "ment", "ments", "ance", "ence", "ure", "ing", "ings"),
        *("quiry", "quiries", "moval", "proval"),
    ),
    answering_stems=("reject", "dismiss", "confirm", "rule", "ruling", "refut"),
    ways_off=frozenset(words("into onto off up down out away back through")),
    topics=frozenset(["of", "about", "against"]),
    before_that=frozenset(["before", "only"]),
    pleas=frozenset(["please"]),
    conditions=frozenset(["if"]),
    commenting=frozenset(
        words("""
        reflecting highlighting underscoring underlining contrasting prompting echoing
        signalling signaling sparking drawing marking
        """)
    ),
    taking_up=frozenset(["something", "a", "an", "the"]),
    resuming_nouns=frozenset(
        words("something move notion charge position stance view accusation reference")
    ),
    asked=frozenset(["asked", "pressed", "questioned"]),
    hints=frozenset(
        words("reference references swipe dig jab nod rebuke allusion response echo reversal")
    ),
    no_answers=frozenset(words("respond declined refused unreachable reached")),
    going_on_to_do=frozenset(words("did does declined refused offered")),
    of_objects=frozenset(words("by of for in from with")),
    connectives=frozenset(
        {
            "in addition",
            "in contrast",
            "by contrast",
            "for example",
            "for instance",
            "in fact",
            "at the same time",
            "on the other hand",
            "after all",
            "as a result",
            "of course",
        }.union(
            words("""
            however also meanwhile still nevertheless moreover furthermore instead besides
            therefore thus otherwise indeed
            """)
        )
    ),
    answers=frozenset(["yes", "no"]),
    of_names=frozenset(["of", "for"]),
    place_and_time_prepositions=frozenset(words("in at on during before after following")),
    dating=frozenset(words("last next late later early earlier recent")),
    before_time=frozenset(["this"]),
    governed_prepositions=frozenset(words("of for as to about against on over with")),
    never_content=frozenset(
        words("""
        of to about in at on during after for with before from by as through following
        against over outside into than like via
        """)
    ),
    going_on=frozenset(words("until because unless if including despite although though while")),
    object_pronouns=frozenset(words("me him her them us you it")),
    own_objects=frozenset(["he him", "she her", "they them", "i me", "we us", "you you", "it it"]),
    approaches=frozenset(
        words("""
        rang rings called calls phoned phones telephoned emailed texted came comes come went gone
        walked ran drove turned looked stared arrived stopped got opened knocked stood sat wrote
        shook laughed smiled cried took grabbed pulled pushed leaned met stepped approached visited
        returned appeared shouted apologised apologized picked put held gave sent handed threw
        pointed nodded wept left jumped woke entered summoned
        """)
    ),
    objects_and_reflexives=frozenset(words("it him her them himself herself themselves")),
    heard_pronouns=frozenset(["him", "her", "them"]),
    subject_pronouns_of_people=frozenset(["he", "she"]),
    plural_subjects=frozenset(
        words("i you we they who many some others people police most several both few")
    ),
    pronouns_of_others=frozenset(["he", "she", "they"]),
    self_or_nobody=frozenset(words("i we you it s")),
    clause_subjects=frozenset(words("he she they it we there")),
    writer=frozenset(["i", "we", "you"]),
    ourselves=frozenset(["i", "we"]),
    possessives=frozenset(words("his her their its my our")),
    ours=frozenset(["our", "this"]),
    whom=frozenset(["whom"]),
    toward_whom=frozenset(["to"]),
    in_which=frozenset(["in", "which", "where"]),
    relatives=frozenset(["that", "which"]),
    not_to=frozenset(["not", "never"]),
    of_doing=frozenset(["of", "for", "by"]),
    infinitive_leads=frozenset(["to"]),
    plain_infinitives=frozenset(
        words("""
        make talk be have get do help ensure see take keep go give find show tell protect
        prevent
        """)
    ),
    perception_verbs=frozenset(
        words("""
        hear heard hears hearing see saw seen watched remember remembers remembered recall
        recalls recalled recalling record records recorded overhear overheard overhears
        """)
    ),
    bare_infinitives=frozenset(
        words("say tell shout scream yell cry whisper mutter ask promise swear")
    ),
    listener_first=frozenset(["told", "tells", "informed", "informs"]),
    plain_reports=frozenset(words("said told asked says tells")),
    plain_telling=frozenset(["told", "asked"]),
    no_imperatives=("ed", "ing"),
    comma_leads=frozenset(
        words("""
        said says say goes told tells asked asks replied answered wrote writes thought
        texted texts messaged yelled yells shouted shouts screamed whispered whispers muttered
        hollered went saying shouting yelling screaming thinking
        """)
    ),
    writing_verbs=frozenset(["wrote", "writes", "emailed", "texted", "cabled"]),
    naming_participles=frozenset(["nicknamed", "dubbed", "entitled", "titled"]),
    giving=frozenset(
        words("""
        made makes gave gives offered offers issued issues released put delivered
        """)
    ),
    gatherings=frozenset(
        words("""
        conference conferences briefing briefings event events hearing inquest inquiry rally
        convention committee meeting summit livestream webcast audience crowd
        Commons Lords Assembly Dáil Dail Seanad Bailey House Senate Club Guard
        """)
    ),
    come_to_know=frozenset(["understands", "learned", "learnt"]),
    hosts=frozenset(
        words("""
        host hosts presenter presenters anchor interviewer reporter correspondent journalist
        """)
    ),
    citing=frozenset(["citing", "quoting"]),
    saying_so=frozenset(
        words("""
        saying telling writing warning claiming answering replying adding going asking arguing
        insisting admitting describing calling explaining declaring conceding
        """)
    ),
    quoted=frozenset(["quoted", "cited", "reported", "recorded", "noted"]),
    heard=frozenset(words("heard overheard recorded filmed caught captured taped seen")),
    on_record=frozenset(words("tape camera film video microphone")),
    quoting_verbs=frozenset(
        words("quotes quote quoted cites cite cited record records recorded reported reports")
    ),
    aspect_verbs=frozenset(words("keep keeps kept began starts started stopped")),
    nouns_for_words=frozenset(
        words("""
        comment comments statement statements response reply answer remark remarks message
        observation argument promise plea warning
        """)
    ),
    unnamed=frozenset(["anonymity", "anonymous", "identified", "named", "quoted"]),
    estimating=frozenset(["put", "puts"]),
    at_figure=frozenset(["at", "on"]),
    hearsay=frozenset(words("understood thought believed said reported alleged known rumoured")),
    telling_more=frozenset(["who", "whose"]),
    who=frozenset(["who"]),
    silence=frozenset(["nothing", "little"]),
    arguing=frozenset(words("if unless whether although though because while")),
    lengths=frozenset(words("hours minutes ages days weeks months years seconds decades")),
    nobody=frozenset(["nobody", "none", "neither"]),
    anybody=frozenset(words("anyone anybody everyone everybody those people")),
    withheld=frozenset(["anonymity", "named", "identified"]),
    means_of_speech=frozenset(
        words("""
        writing phone telephone email e-mail text letter video message whatsapp fax
        """)
    ),
    no_authority=frozenset(["plan", "plans", "law", "schedule"]),
    topic_prepositions=frozenset(["for", "on", "about", "of"]),
    topic_questions=frozenset(["how", "what", "why", "whether"]),
    in_paper=frozenset(["in", "on"]),
    in_letter=frozenset(["in"]),
    handed_to=frozenset(["to", "with"]),
    talked_for=frozenset(["to", "with", "on", "for"]),
    got=frozenset(
        words("""
        seen obtained reviewed polled surveyed quoted cited interviewed contacted published
        reached viewed reported approached pressed verified examined leaked uncovered
        revealed
        """)
    ),
    printed=frozenset(["quoted", "cited", "revealed"]),
    passed_on=frozenset(
        words("""
        read relayed issued released circulated shared posted conveyed transmitted delivered
        passed rendered carried aired broadcast
        """)
    ),
    then=frozenset(
        f"{preposition} {moment}"
        for preposition, moments in (
            ("at", ("the time", "the start", "this point")),
            ("in", ("the past", "recent weeks", "recent months", "recent days", "recent years")),
        )
        for moment in moments
    ),
    reading_particles=frozenset(["out", "up", "aloud", "also"]),
    handled=frozenset(
        words("""
        read reads relayed issued released circulated shared posted conveyed transmitted
        delivered passed rendered carried aired broadcast handed quoted cited translated
        transcribed summarised summarized paraphrased recited declaimed taken noted recorded
        minuted held put tweeted uploaded played screened shown showed filed tabled disclosed
        divulged produced retrieved reproduced reprinted printed serialised dug unearthed
        displayed brandished waved intercepted dictated deciphered supplied provided forwarded
        leaked copied
        """)
    ),
    making_known=frozenset(
        words("""
        read reads printed prints published publishes carried carries ran runs reproduced
        reproduces quoted quotes aired played showed produced reprints reprinted released leaked
        shared posted circulated
        """)
    ),
    into_papers=frozenset(words("in from on via through to according")),
    parts=frozenset(words("extracts excerpts parts passages pages copy copies")),
    heard_in=frozenset(["of"]),
    written_by=frozenset(["from", "by"]),
    parted=frozenset(["of", "from"]),
    one_of_papers=frozenset(["one", "another"]),
    shown_to=frozenset(
        words("""
        shown sent leaked given supplied provided forwarded shared emailed spoke talked
        spoken
        """)
    ),
    speaking=frozenset(["speaking", "talking", "appearing", "writing", "interviewed"]),
    accounts=frozenset(["account", "version", "side", "story", "interview"]),
    meeting=frozenset(
        words("""
        spoke spoken talked sat received welcomed rang phoned met answered invited interviewed
        """)
    ),
    stands_for_somebody=frozenset(words("he she they the one another both")),
    of_papers=frozenset(["it", "they"]),
    talks=frozenset(words("interview conversation recording programme")),
    same=frozenset(["the", "same"]),
    interview_nouns=frozenset(words("interview interviews conversation call chat")),
    way_leads=frozenset(["the"]),
    issues=frozenset(words("morning evening sunday saturday weekend today")),
    to_press=frozenset(words("email emails e-mail statement comments remarks text message reply")),
    letter_nouns=frozenset(
        words("""
        email emails e-mail statement letter message response reply text texts comments
        remarks call
        """)
    ),
    bare_pronouns=frozenset(["he", "she", "they", "it"]),
    articles=frozenset(words("the a an its his her their our my your other every")),
    forms_of_address=frozenset(
        words("mr mrs ms miss dr prof sir lord lady rev sgt lt capt cllr sen rep gov")
    ),
    before_title=frozenset(
        words("former retired senior longtime veteran acting interim top fellow local")
    ),
    loose_prepositions=frozenset(words("in at to on with from under inside close near for")),
    inserted_conjunctions=frozenset(words("when while though once after however meanwhile")),
    passive_questions=frozenset(words("if whether why how what who when where which to")),
    passive_leads=frozenset(["that", "about", "of"]),
    resuming=frozenset(words("and but so then")),
    told_questions=frozenset(["how", "why", "whether"]),
    passive_openers=frozenset(["that", "to", "if", "whether"]),
    learning=frozenset(words("heard hears hear learned learnt learns")),
    learned_from=frozenset(["from"]),
    hearing_verbs=frozenset(["heard", "hears"]),
    hearings=frozenset(
        words("""
        court courts jury jurors inquest inquiry tribunal hearing commission coroner magistrates
        panel trial committee
        """)
    ),
    thus=frozenset(["so"]),
    back=frozenset(["back", "out", "down", "over"]),
    aims=frozenset(["say", "tell", "ask", "inform"]),
    led_to_say=frozenset(
        words("""
        keen careful quick eager happy glad proud anxious pains first opportunity courage nerve
        grace honesty honest kind brave moved prompted forced compelled obliged pressed led used
        """)
    ),
    making_say=frozenset(words("forced compelled obliged pressed prompted moved led")),
    expressing=frozenset(words("express expresses expressed expressing voiced voicing")),
    feelings=frozenset(
        words("""
        alarm anger concern concerns confidence disappointment discomfort dismay doubt doubts fear
        fears frustration gratitude hope hopes interest misgivings objections optimism outrage
        questions regret regrets reservations scepticism skepticism support sympathy unease worry
        worries
        """)
    ),
    felt_about=frozenset(words("about over at with for in")),
    claiming_stems=("claim", "profess"),
    contacting=frozenset(
        words("""
        rang rung phoned telephoned called wrote written texted emailed e-mailed messaged posted
        came stood stopped rose returned knocked woke woken visited approached
        """)
    ),
    pointing=frozenset(["it", "this", "that"]),
    strong_pasts=frozenset(
        words("said told wrote swore spoke heard found felt thought knew put held read began made")
    ),
    strong_verbs=frozenset(
        words("ran read went sang wept spat swore spoke burst rang began broke drew put")
    ),
    quotatives=frozenset(["goes", "go", "went"]),
    likening=frozenset(["like"]),
    terms=frozenset(["by", "before", "within", "in"]),
    spoken_about=_by_form(SPOKEN_ABOUT),
    kept_prepositions=frozenset(["against"]),
    for_stems=("apologi", "thank", "congratulat", "appeal"),
    giving_stems=("promis", "offer", "guarant"),
    participle_endings=("ed", "een"),
)
