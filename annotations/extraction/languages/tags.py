"""The word classes the rules speak of, as bits, so that one look-up tells all about a word.

A language file gives words for each class; the stages ask `flags & CLASS`. Plain integers and not
`enum.IntFlag`, whose operators cost ten times as much in the loops over every word.
"""

SPEECH = 1 << 0  # takes quoted words and bare clauses: said, déclaré
CLAUSE = 1 << 1  # takes quoted words, and clauses that begin with that/que: suggests, estime
NAMING = 1 << 2  # calls something by the quoted words: called, qualifié
DEMAND = 1 << 3  # its object is what was said: urged, accused, exhorté
TELLING = 1 << 4  # the listener comes first: told, warned
PARTICIPLE = 1 << 5  # saying, adding: the speaker stands further left
NEEDS_AUX = 1 << 6  # a form that speaks only after an auxiliary: déclaré
NOUN_TOO = 1 << 7  # a form that is as often a noun: report, claims
HAVE = 1 << 8  # auxiliaries that go before a cue
BE = 1 << 9
MODAL = 1 << 10
NEGATION = 1 << 11
ADVERB = 1 << 12
PRONOUN = 1 << 13  # subject pronouns
DETERMINER = 1 << 14
PREPOSITION = 1 << 15
NOUN_PREPOSITION = 1 << 16  # those that go on inside a name: "mayor of", "spokesman for"
AND = 1 << 17
SUBORDINATOR = 1 << 18  # begins another clause: because, which, pendant que
COMPLEMENTISER = 1 << 19  # that, whether, que
TIME = 1 << 20  # Monday, yesterday, lundi
TITLE = 1 << 21  # words for a person in a role: Mr., mayor, porte-parole
ANONYMOUS = 1 << 22  # source, insider, témoin
GROUP = 1 << 23  # lawmakers, riverains
BODY = 1 << 24  # words in the names of bodies: ministry, court, entreprise
COMPARISON = 1 << 25
MONTH = 1 << 26
QUANTITY = 1 << 27  # million, percent, twice
CAUSE = 1 << 28
RECORD = 1 << 29  # law, vote, ruling
ABSOLUTE = 1 << 30  # never, every
HEDGE = 1 << 31  # reportedly, aurait
OPINION = 1 << 32  # I think, should, faut
FUTURE = 1 << 33  # will, going
RELATIVE = 1 << 34  # who, which, qui
QUOTED = 1 << 35  # stands in for a whole quotation
WITH_PARTICLE = 1 << 36  # speaks only with its particle: point out, call for
LEADS_ON = 1 << 37  # a quotation whose last mark inside is a comma
ENDS = 1 << 38  # a quotation that ends like a sentence
MEDIUM = 1 << 39  # words in the names of media: journal, agency, radio
TITLED = 1 << 40  # a quotation in capitals like a title: "Meet the Press"
VAGUE = 1 << 41  # nobody in particular: sources, critics, certains
WITHHELD = 1 << 42  # the name is kept back: anonymity, anonymat
INDEFINITE = 1 << 43  # one of several: a, an, un, une
DENIED = 1 << 44  # what the cue says of the words, see results.Polarity
DOUBTED = 1 << 45
WARNED = 1 << 46
CLAIMED = 1 << 47
ASKED = 1 << 48
RUNS_ON = 1 << 55  # a quotation that begins with a small letter
RAISING = 1 << 49  # lends its subject to an infinitive: appeared to, continues to
SAYING = 1 << 60  # nouns of saying: claim, assertion
PLEDGING = 1 << 61  # those that take an infinitive: promise, threat
TRANSITIVE = 1 << 62  # verbs of saying that take things as well: hold, add, write
WITHIN = 1 << 53  # speaks only within words that are somebody's: "she said they questioned it"
PAPER = 1 << 54  # speaks only where a paper or a body is the subject: "the audit found"
POSITION = 1 << 50  # takes a side: supports, opposé
UNIT = 1 << 52  # what amounts are given in: percent, millions, tonnes
UNREAL = 1 << 51  # what could, should or must be, and so is not: would, devrait

CUE = SPEECH | CLAUSE | NAMING | DEMAND
AUXILIARY = HAVE | BE | MODAL
