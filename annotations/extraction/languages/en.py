"""English, as data. Add a word where it belongs; nothing else needs to change."""

import re

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import Language, lexicon, words
from annotations.extraction.languages.en_claims import CLASSES as CLAIM_CLASSES
from annotations.extraction.languages.en_media import NAMES_BEFORE, NAMES_BEHIND
from annotations.extraction.languages.en_page import AFTERWARDS, FURNITURE
from annotations.extraction.languages.en_telling import TELLING_WORDS
from annotations.extraction.languages.en_verbs import CLASSES as VERB_CLASSES
from annotations.extraction.languages.en_verbs import PHRASAL

HAVE = words("has have had having 's ’s 've ’ve")
BE = words("is are was were be been being am")
MODAL = words("will would can could may might must shall should to do does did")
NEGATION = words(
    "not never n't didn't didn’t doesn't doesn’t hasn't hasn’t don't don’t won't no "
    "nor neither refused refuses declined declines without wouldn't couldn't "
    "wouldn’t couldn’t cannot can't can’t"
)
ADVERB = words("""
    also later repeatedly once often then still now previously recently earlier already even
    reportedly allegedly publicly privately famously first further again just only simply always
    actually since long soon initially quickly apparently frequently sometimes himself herself
    themselves itself merely rightly openly bluntly clearly flatly explicitly specifically
    aloud outright directly sarcastically jokingly angrily quietly separately additionally instead
    rhetorically forcefully cynically falsely correctly incorrectly wrongly consistently
    pointedly proudly boldly sharply sternly hopefully however together afterwards afterward
    eventually finally subsequently shortly secretly tearfully wearily grimly cheerfully gleefully
    calmly tersely coolly curtly dryly drily wryly gloomily solemnly candidly nervously emotionally
""")
PRONOUN = words(
    "he she they it i we you one someone many some others another both all none "
    "each several nobody everyone he's she's i'd he'd she'd we'd they'd you'd it'd "
    "i'll he'll she'll we'll they'll you'll it'll i'm we're they're you're "
    "i've we've they've you've"
)
DETERMINER = words(
    "the a an this that these those his her their its our my your some another one "
    "two three four several many most both no each every any such other"
)
PREPOSITION = words("""
    in on at by during after before through throughout from about against over under into within
    without amid among between since until till via despite upon near per outside inside above
    below across around along behind beyond toward towards following regarding concerning given
    as like than of for to with
""")
NOUN_PREPOSITION = words("of for with at from to in close near on familiar under inside at")
AND = words("and or & plus")
SUBORDINATOR = words(
    "that which whom whose because while when whereas although though if unless "
    "until after before since as where why how what whether so but than and, yet"
)
COMPLEMENTISER = words("that whether if why how what who where when")
RELATIVE = words("who which whom whose that")
TIME = words("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    monday's week month year night morning afternoon evening weekend day days weeks months years
    last earlier later this next ago late early recently recent mid-week
""")
MONTH = words(
    "january february march april june july august september october november december "
    "jan feb aug sept oct nov dec"
)
TITLE = words("""
    mr mrs ms miss dr sen rep gov gen lt col sgt prof rev hon mr. mrs. ms. dr. sen. rep. gov. gen.
    lt. col. sgt. prof. rev. sir lord lady president chairman chairwoman chair chairperson minister
    secretary mayor governor senator representative congressman congresswoman spokesman spokeswoman
    spokesperson ceo director chief professor judge attorney lawyer analyst economist scientist
    doctor officer commissioner ambassador general captain editor author manager founder owner
    candidate nominee leader deputy executive head prosecutor sheriff superintendent coach player
    teacher farmer resident engineer researcher strategist pollster columnist host reporter
    correspondent activist organizer organiser adviser advisor counsel premier chancellor king
    queen prince princess pope bishop cardinal imam rabbi sergeant detective inspector mother
    father wife husband son daughter brother sister woman man driver witness member physicist
    historian veteran nurse pastor priest politician vice aide assistant official expert critic
    supporter colleague friend neighbour neighbor boss partner speaker whip lawmaker legislator
    councillor councilman councilwoman mp solicitor barrister interpreter translator relative
    biographer publicist
""")
ANONYMOUS = words(
    "source sources insider insiders aide aides official officials person people "
    "someone employee employees whistleblower informant diplomat diplomats operative staffer "
    "assistant adviser advisers anonymous those witness witnesses"
)
GROUP = words("""
    lawmakers officials critics experts analysts residents voters supporters opponents protesters
    demonstrators police authorities investigators prosecutors researchers scientists economists
    lawyers doctors republicans democrats senators members leaders workers unions students teachers
    parents families campaigners activists regulators executives investors organizers organisers
    neighbours neighbors farmers people they many some others reporters lawmaker's aides advisers
    attorneys engineers ministers councillors politicians scholars observers advocates
    environmentalists organisations organizations companies firms campaigns groups conservatives
    liberals progressives delegates allies colleagues friends both several
""")
BODY = words("""
    company agency ministry department government court commission committee council parliament
    congress senate house union association group organisation organization university institute
    bank office bureau party campaign team firm corporation corp inc ltd authority board newspaper
    times post journal reuters afp ap bloomberg bbc cnn network magazine report study survey poll
    statement letter document lawsuit memo filing editorial release website administration
    hospital police force fund foundation society federation league board panel tribunal
    chamber cabinet embassy states kingdom nations republic carrier giant maker startup
    water ferries trust energy airlines technologies industries holdings motors
    un nato eu imf fda fbi cia epa nhs airline airport operator
    kremlin pentagon treasury regulator ombudsman
""")
MEDIUM = words("""
    newspaper newspapers paper magazine journal times post press news newsroom agency wire
    radio television tv broadcaster network channel station podcast programme website blog site
    outlet outlets publication
    herald tribune gazette courier chronicle observer guardian telegraph mail mirror ledger
    review sentinel tabloid newsletter newscast livestream phone-in bulletin advertiser
    argus
    dispatch examiner inquirer globe bulletin weekly daily reuters ap afp bloomberg bbc cnn npr
    politico axios newsweek buzzfeed huffpost itv msnbc cnbc nbc cbs pbs rte dpa xinhua kyodo tass
    interfax al-jazeera
""")
COMPARISON = words("""
    more less fewer most least higher lower larger smaller bigger greater largest smallest biggest
    highest lowest fastest slowest longest shortest oldest youngest worst best better worse
    increase increased increases increasing rise rises rose risen fall falls fell fallen drop drops
    dropped decline declined decrease decreased grew grow grown growing doubled tripled halved
    double triple twice half majority minority record exceeded exceeds surpassed outnumber
    cheaper dearer safer faster slower first leading only quadrupled shrank soared plunged cut
    than world's widely
""")
QUANTITY = words(
    "percent per cent % million billion trillion thousand thousands hundreds hundred "
    "millions billions dozens dozen four five six seven eight nine ten "
    "eleven twelve twenty thirty forty fifty half third quarter tonnes tons miles "
    "kilometres dollars euros pounds"
)
CAUSE = words(
    "because caused causes cause causing led leads due result resulted resulting thanks "
    "prevents prevent prevented triggered kills kill killed linked"
)
RECORD = words("""
    law laws bill vote voted votes passed ruled ruling court sanctions sanctioned convicted charged
    sued lawsuit signed contract contracts license licence banned ban bans approved rejected budget
    treaty acquired sold bought arrested elected founded application imposed labeled labelled
    restored fined fine owned owns tax taxes statute census merger inspection permit
    sells serving awarded
""")
ABSOLUTE = words("never always all none every no nobody everyone entire entirely zero nothing any")
HEDGE = words(
    "reportedly allegedly apparently supposedly purportedly alleged seemingly possibly "
    "perhaps may might could rumoured rumored appears appear seems"
)
OPINION = words(
    "think believe feel hope hopes wish love hate should must ought great wonderful "
    "terrible beautiful awful amazing maybe perhaps guess want wants let's please "
    "thank welcome happy proud sorry glad pleased my i'm i’m me"
)
FUTURE = words("will won't shall going gonna 'll i'll we'll")

# Words before a colon that name no speaker: "Photo: …", "Update: …".
NO_SPEAKER = words("""
    note notes update updates updated photo photos video watch source sources related read
    more editor's editor’s editor correction edit tags tag share image breaking exclusive
    live analysis opinion here step part chapter figure table example summary conclusion
    disclaimer contact email phone address time date location pros cons warning why how what
    listen follow category categories topics latest revealed clarification byline recap explainer
    summary headline dateline report opinion factbox facts fact claim background context verdict
    rating issue bottom winner winners loser losers topic subject status result results
    price prices director stars starring cast distance best danger free caution notice venue hours
    tickets
""")

TOKEN = re.compile(
    r"((?!\s)(?:[A-Za-z]++(?=,? )"  # most words: told at once
    "|\ue001\ue000*"  # a whole quotation, see layout
    r"|\b(?:[Mm]rs?|Ms|Dr|Sen|Reps?|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs)\."
    r"|\b(?:[A-Za-z]\.)+(?!\w)"
    r"|\w+(?:[.,]\d+|['’&\-.]\w+)*"
    r"|\.+|[^\w\s]))"
)

LANGUAGE = Language(
    code="en",
    token=TOKEN,
    flags=lexicon(
        [
            *VERB_CLASSES,
            (tags.HAVE, HAVE),
            (tags.BE, BE),
            (tags.MODAL, MODAL),
            (tags.NEGATION, NEGATION),
            (tags.ADVERB, ADVERB),
            (tags.PRONOUN, PRONOUN),
            (tags.DETERMINER, DETERMINER),
            (tags.PREPOSITION, PREPOSITION),
            (tags.NOUN_PREPOSITION, NOUN_PREPOSITION),
            (tags.AND, AND),
            (tags.SUBORDINATOR, SUBORDINATOR),
            (tags.COMPLEMENTISER, COMPLEMENTISER),
            (tags.RELATIVE, RELATIVE),
            (tags.TIME, TIME),
            (tags.TIME | tags.MONTH, MONTH),
            (tags.MONTH, ["may"]),  # no TIME: it is far more often the verb
            (tags.TITLE, TITLE),
            (tags.ANONYMOUS, ANONYMOUS),
            (tags.GROUP, GROUP),
            (tags.BODY, BODY),
            (tags.MEDIUM, MEDIUM),
            (tags.COMPARISON, COMPARISON),
            (tags.QUANTITY, QUANTITY),
            (tags.CAUSE, CAUSE),
            (tags.RECORD, RECORD),
            (tags.ABSOLUTE, ABSOLUTE),
            (tags.HEDGE, HEDGE),
            (tags.OPINION, OPINION),
            (tags.FUTURE, FUTURE),
            *CLAIM_CLASSES,
        ]
    ),
    according=(("according", "to"), ("as", "per"), ("in", "the", "words", "of")),
    phrasal=PHRASAL,
    voices=(("through",), ("via",), ("by", "way", "of")),
    stages=(("in", "the", "pages"), ("on", "the", "airwaves"), ("as", "told", "to")),
    grounds=(
        ("on", "the", "strength", "of"),
        ("on", "the", "basis", "of"),
        ("drawing", "on"),
        ("based", "on"),
        ("relying", "on"),
    ),
    names_behind=NAMES_BEHIND,
    names_before=NAMES_BEFORE,
    kin=frozenset(words("dad mum mom mama papa grandma grandad granny nan")),
    set_aside=frozenset(["as"]),
    number_in_s=True,
    telling=TELLING_WORDS,
    furniture=FURNITURE,
    afterwards=AFTERWARDS,
    label_stoplist=frozenset(NO_SPEAKER),
)
