"""What a language says in telling who said what: the words the rules look for one by one.

The classes of `tags` are for words of which a text is full; these are the closed lists that one
rule or two go by. All words in small letters; a straight apostrophe stands for a curly one too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True, eq=False)
class TellingWords:
    """The words of one language; a language without some has no such rule."""

    # Little words around a verb of saying and what it leads to.
    that: frozenset[str] = frozenset()
    """Lead to a clause that is said."""
    question_words: frozenset[str] = frozenset()
    """Lead to a question that is told of: "told them | why"."""
    told_questions: frozenset[str] = frozenset()
    """Begin what is told, behind whoever is told it: « relate à un ami | comment | … »."""
    clause_adverbs: frozenset[str] = frozenset()
    """Lead to a clause of time or place, which is not what was said."""
    to: frozenset[str] = frozenset()
    """Lead to who is told: "said | to | reporters"."""
    in_front_of: frozenset[str] = frozenset()
    """Lead to whoever listens, before who speaks: « confie | devant | la presse le maire »."""
    of: frozenset[str] = frozenset()
    """Stand for "of" before who is meant: "auprès | du | maire"."""
    of_what: frozenset[str] = frozenset()
    """Lead to what somebody was told or asked: « alertée | d' | une fuite »."""
    of_topic: frozenset[str] = frozenset()
    """Lead to what somebody was warned of, behind who was: « a averti la mairie | d' | une »."""
    on_topic: frozenset[str] = frozenset()
    """… wherever they stand: « alertait la mairie | sur | l'état du pont »."""
    said_nouns: frozenset[str] = frozenset()
    """Nouns for words, beside those of saying: "her | advice | to wait"; see `said_nouns`."""
    word_of: frozenset[str] = frozenset()
    """Lead from such a noun to whose word it is: "an order | from | the ministry"."""
    called_for: frozenset[str] = frozenset()
    """Lead to what is called for: "their calls | for | an inquiry"."""
    calling_stems: tuple[str, ...] = ()
    """Beginnings of the nouns for which they do."""
    topic_stems: tuple[str, ...] = ()
    """Beginnings of those with a preposition before the words: "her warning | about | the ice"."""
    wordings: frozenset[str] = frozenset()
    """Nouns that the words are set equal to: "the firm's | reply | was “noted”"."""
    giving_words: frozenset[str] = frozenset()
    """Said of who gives or keeps their word: "| broke | a promise to build homes"."""
    pledges: frozenset[str] = frozenset()
    """Nouns for a word given or an order: « la | promesse | du maire de … »."""
    having_been_given: frozenset[str] = frozenset()
    """Said of who was given one: « avoir | obtenu | du maire l'assurance que »."""
    having_given: frozenset[str] = frozenset()
    """Said of who gives one: « le maire a | donné | sa parole que »."""
    only_objects: frozenset[str] = frozenset()
    """Pronouns that a parser may take for a subject and that never are: « et | m' | a dit »."""
    splicing: frozenset[str] = frozenset()
    """Go on behind a comma alone: « m'a dit qu'il viendrait, | je | l'ai cru »."""
    writer_alone: frozenset[str] = frozenset()
    """Who speaks goes on about themselves behind "and": « où elle était et | je | l'ignorais »."""
    part_of: frozenset[str] = frozenset()
    """Count a part of what was asked for: « trois ans, | dont | un avec sursis »."""
    behind_lengths: frozenset[str] = frozenset()
    """Tell more of a length that is asked for: « requiert six mois | avec | sursis »."""
    agent_prepositions: frozenset[str] = frozenset()
    """Lead to who does it in the passive."""
    because: frozenset[str] = frozenset()
    """Give a reason, which is said with what it is for: "he left | because | Lee told him"."""
    adversatives: frozenset[str] = frozenset()
    """Set one clause against another: "…, | but | said"."""
    fronting_conjunctions: frozenset[str] = frozenset()
    """Put a clause before the main one."""
    inserted_conjunctions: frozenset[str] = frozenset()
    """Begin a clause set between a subject and its verb: "Lee, | when | asked, said"."""
    passive_questions: frozenset[str] = frozenset()
    """Lead from a passive to words that they belong to: "was asked | whether | it held"."""
    passive_openers: frozenset[str] = frozenset()
    """Lead from a passive to words some way behind it: "was told by his son at noon | that |"."""
    passive_leads: frozenset[str] = frozenset()
    """Lead from a passive to words, and are no part of them: "was told | that | it held"."""
    noun_conjunctions: frozenset[str] = frozenset()
    """May join nouns as well as clauses: they need a comma to part these."""
    predicative: frozenset[str] = frozenset()
    """Stand before what somebody is called: "described it | as |"."""
    place_and_time_prepositions: frozenset[str] = frozenset()
    """Begin a phrase that tells when or where."""
    judging_stems: tuple[str, ...] = ()
    """Verbs with what is judged and the judgement behind them: "| branded | the fee a joke"."""
    leaving_off: frozenset[str] = frozenset()
    """What "it" is called by who stops: "called it | a day |"."""
    told_things: frozenset[str] = frozenset()
    """May be told instead of words: "told so many | lies | that …"."""
    ordering_stems: tuple[str, ...] = ()
    """Verbs of ordering, which have goods for their object as well: "| ordered | a pizza"."""
    acts: frozenset[str] = frozenset()
    """What may be ordered by word of mouth: "ordered | an audit"."""
    act_endings: tuple[str, ...] = ()
    """What nouns for such acts end in: "an inspec|tion|", "their remov|al|"."""
    answering_stems: tuple[str, ...] = ()
    """Verbs that answer to a thing; whom they have for an object is dealt with, not told of:
    "| dismissed | its chief executive"."""
    ways_off: frozenset[str] = frozenset()
    """Lead away what is put somewhere: "put the ball | into | the net at 33 minutes"."""
    topics: frozenset[str] = frozenset()
    """Lead to what somebody was told of: "warned him | of | the crack"."""
    before_that: frozenset[str] = frozenset()
    """Stand between a verb and its "that": "has said | before | that it was over"."""
    pleas: frozenset[str] = frozenset()
    """Stand before an order, and are nobody: "| please | confirm the time"."""
    conditions: frozenset[str] = frozenset()
    """Begin a condition, which is no words: "promised repairs | if | she took office"."""
    commenting: frozenset[str] = frozenset()
    """Behind a comma, tell what a writer makes of words: "…, | reflecting | an old quarrel"."""
    taking_up: frozenset[str] = frozenset()
    """Begin what is told behind words of all of them, or of the last: "…, | a | claim that"."""
    resuming_nouns: frozenset[str] = frozenset()
    """Stand for what was said, beside the nouns of saying: "a | move | that", "something that"."""
    asked: frozenset[str] = frozenset()
    """Begin a sentence with what somebody was asked: "| Asked | if it held, she said"."""
    hints: frozenset[str] = frozenset()
    """Tell whom words were meant for: "…, in an apparent | swipe | at the mayor"."""
    no_answers: frozenset[str] = frozenset()
    """Tell that somebody gave no answer: "the firm did not | respond |"."""
    going_on_to_do: frozenset[str] = frozenset()
    """Behind "but", tell what whoever spoke did besides: "but | declined | to say when"."""
    of_objects: frozenset[str] = frozenset()
    """Behind a thing that was said, go on with it: "promised | the light | by | Easter"."""
    connectives: frozenset[str] = frozenset()
    """Whole phrases that tie a sentence to the one before: "| In addition |, …"."""
    answers: frozenset[str] = frozenset()
    """Are words by themselves: "he said | no |"."""
    of_names: frozenset[str] = frozenset()
    """Go on with what something is called: "a “brazen breach” | of | the law"."""
    dating: frozenset[str] = frozenset()
    """Tell which time is meant, so that no "that" before them does: "said that | last | year"."""
    before_time: frozenset[str] = frozenset()
    """Stand before a time without a preposition: "this | week", « ce | matin »."""
    articles: frozenset[str] = frozenset()
    """Words that a noun must follow, so that no phrase ends with them."""
    forms_of_address: frozenset[str] = frozenset()
    """Begin a name, and so end the one before: "told the Star | Mr | Pike had"."""
    before_title: frozenset[str] = frozenset()
    """Stand before an office without an article: "said | former | adviser Ann Lee"."""
    at_medium: frozenset[str] = frozenset()
    """Lead to the medium at which something is said: « le maire | à | Radio Ponant »."""
    loose_prepositions: frozenset[str] = frozenset()
    """Go on with a phrase only behind a plain noun: "the bank | in | Rome"."""
    never_content: frozenset[str] = frozenset()
    """Prepositions that hardly ever begin what was said."""
    governed_prepositions: frozenset[str] = frozenset()
    """Prepositions that lead to an object: "accused him | of | lying"."""
    going_on: frozenset[str] = frozenset()
    """Go on with what was said behind "she said,"."""
    resuming: frozenset[str] = frozenset()
    """Go on with what somebody says themselves, behind a comma: "told us to go, | so | we went"."""

    # Pronouns.
    object_pronouns: frozenset[str] = frozenset()
    """Those for who has something done to them: "told | her |"."""
    own_objects: frozenset[str] = frozenset()
    """A pronoun and its form as an object, which behind its verb is likely somebody else."""
    approaches: frozenset[str] = frozenset()
    """What people do who then say something: "said his son | rang | and asked"."""
    objects_and_reflexives: frozenset[str] = frozenset()
    """Those behind a verb of calling or asking: "called | himself | a poet"."""
    heard_pronouns: frozenset[str] = frozenset()
    """Those for people heard to say something: "heard | him | shouting"."""
    clitics: frozenset[str] = frozenset()
    """Those before the verb for whom it was said to: « m' | a dit »."""
    clitic_subjects: frozenset[str] = frozenset()
    """Those of them that may be its subject."""
    clitic_objects: frozenset[str] = frozenset()
    """Those before a verb that are its object, and no subject: « il | nous | dit »."""
    clitics_of_verbs: frozenset[str] = frozenset()
    """Those that tell a verb from a noun: « | leur | assure »."""
    clitics_in_group: frozenset[str] = frozenset()
    """Those that belong to the verb group, and to nothing before it."""
    bare_pronouns: frozenset[str] = frozenset()
    """Those that are a whole subject."""
    subject_pronouns_of_people: frozenset[str] = frozenset()
    """Those for one person who may speak."""
    clause_subjects: frozenset[str] = frozenset()
    """Those that begin a clause, and no object: "indicates | he | has been"."""
    plural_subjects: frozenset[str] = frozenset()
    """Those, and other words, that a verb without -s goes with: "| many | claim"."""
    pronouns_of_others: frozenset[str] = frozenset()
    """Those behind which "said" alone reports nothing within somebody's words."""
    self_or_nobody: frozenset[str] = frozenset()
    """Those for who speaks and for nobody: what they say reports no speech of another."""
    writer: frozenset[str] = frozenset()
    """Those for the writer and the reader: "we remind them of …" attributes nothing."""
    ourselves: frozenset[str] = frozenset()
    """Those for who tells what they heard themselves."""
    possessives: frozenset[str] = frozenset()
    """Those that tell whose word it is: "| her | claim that …"."""
    ours: frozenset[str] = frozenset()
    """Stand before the name of an outlet that speaks of itself."""
    stressed_pronouns: frozenset[str] = frozenset()
    """Those that stand alone: « pour | eux | »."""
    what: frozenset[str] = frozenset()
    """Begin a clause that is the object itself: « a demandé | ce | qui … »."""
    whom: frozenset[str] = frozenset()
    """Those for who was told, behind a preposition."""
    toward_whom: frozenset[str] = frozenset()
    """The prepositions before those."""
    in_which: frozenset[str] = frozenset()
    """Lead to what is written in a paper."""
    relatives: frozenset[str] = frozenset()
    """Begin a clause that tells who has something."""

    # Infinitives.
    infinitive_leads: frozenset[str] = frozenset()
    """Lead to a promise, a threat, an order."""
    not_to: frozenset[str] = frozenset()
    """Stand before "to": "told them | never | to go"."""
    of_doing: frozenset[str] = frozenset()
    """Lead from whom something is held against to what they did: "accused Lee | of | telling …"."""
    spoken_about: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verb forms with the prepositions before what was said: "complained for years | of | it"."""
    kept_prepositions: frozenset[str] = frozenset()
    """Those that are a part of what was said: "warned | against haste |"."""
    for_stems: tuple[str, ...] = ()
    """Beginnings of verbs with "for" before the words: "apologised to us for | the noise"."""
    terms: frozenset[str] = frozenset()
    """Lead to when a promise falls due: "new flats | by | May"."""
    giving_stems: tuple[str, ...] = ()
    """Beginnings of verbs that give a thing in words: "promised tenants | new flats |"."""
    infinitive_endings: tuple[str, ...] = ()
    """How an infinitive ends that no class knows."""
    participle_endings: tuple[str, ...] = ()
    """How a participle ends that an agent stands behind: "a letter seen | by | the paper"."""
    before_infinitive: frozenset[str] = frozenset()
    """Stand between "de" and an infinitive, or before one."""
    auxiliary_infinitives: frozenset[str] = frozenset()
    """Infinitives of auxiliaries: « dit | avoir | vu »."""
    plain_infinitives: frozenset[str] = frozenset()
    """Plain verbs behind "to": "she said, | to make sure …"."""

    # Verbs, by what stands beside them.
    perception_verbs: frozenset[str] = frozenset()
    """Hear, see and recall somebody say something."""
    bare_infinitives: frozenset[str] = frozenset()
    """What they are heard to do: "heard him | shout |"."""
    listener_first: frozenset[str] = frozenset()
    """Verbs behind which whom it was told to comes, never who says it."""
    learning: frozenset[str] = frozenset()
    """Verbs of who is told something: "she | learned | from a nurse that"."""
    learned_from: frozenset[str] = frozenset()
    """Lead from them to who told it."""
    hearing_verbs: frozenset[str] = frozenset()
    """What a court does when others speak: "jurors | heard | that"."""
    hearings: frozenset[str] = frozenset()
    """Where others speak and are listened to: "an | inquest | heard that"."""
    thus: frozenset[str] = frozenset()
    """Stand for what was said: "told me | so |"."""
    back: frozenset[str] = frozenset()
    """Stand behind verbs of answering: "wrote | back |"."""
    aims: frozenset[str] = frozenset()
    """What anything may be done for: "woke her | to say | the house was on fire"."""
    led_to_say: frozenset[str] = frozenset()
    """What people are who then say it, and what makes them: "was | keen | to say"."""
    making_say: frozenset[str] = frozenset()
    """Those of them whose object says it: "| forced | Lee to admit"."""
    expressing: frozenset[str] = frozenset()
    """Verbs that put a feeling into words: "| voiced | doubts about the plan"."""
    feelings: frozenset[str] = frozenset()
    """What they put: "expressed | concern | that it would fail"."""
    felt_about: frozenset[str] = frozenset()
    """Lead from that to what it is about: "voiced doubts | about | the plan"."""
    claiming_stems: tuple[str, ...] = ()
    """Verbs with an infinitive for what somebody says of themselves: "| claims | to be Lee"."""
    contacting: frozenset[str] = frozenset()
    """Verbs of getting in touch, in order to say something: "| rang | the station to say"."""
    pointing: frozenset[str] = frozenset()
    """Stand alone for what was said before: "denied | it |"."""
    desks: frozenset[str] = frozenset()
    """What a medium calls its own, beside the words for outlets: « notre | équipe | »."""
    strong_pasts: frozenset[str] = frozenset()
    """Forms of verbs of saying that stand in the past without an ending: "told", "wrote"."""
    strong_verbs: frozenset[str] = frozenset()
    """Forms of the past without an ending, which may speak behind marks: “…,” | ran | one."""
    quotatives: frozenset[str] = frozenset()
    """Verbs of other things that act out what somebody said: "he | goes |, get out"."""
    likening: frozenset[str] = frozenset()
    """… behind a form of "to be": "she was | like |, no"."""
    invited: frozenset[str] = frozenset()
    """Tell behind a comma whose guest somebody is: « …, | invitée | jeudi de Radio Ponant »."""
    no_imperatives: tuple[str, ...] = ()
    """Endings of verb forms that order nothing: "said | leave it", but not "said | standing"."""
    comma_leads: frozenset[str] = frozenset()
    """Verbs of which a comma alone leads to the words: "he said, go home"."""
    plain_reports: frozenset[str] = frozenset()
    """Verbs that report in somebody's words without more: "My father | told | me I had …"."""
    plain_telling: frozenset[str] = frozenset()
    """Those of them with a listener."""
    writing_verbs: frozenset[str] = frozenset()
    """Verbs of writing that name the reader: "…, Lee wrote | Ann Petit |"."""
    naming_participles: frozenset[str] = frozenset()
    """Lead to the name of somebody or something: "dubbed | “Owl” |"."""
    giving: frozenset[str] = frozenset()
    """Let words out, which stand in the next paragraph: "| made | the following comment:"."""
    gatherings: frozenset[str] = frozenset()
    """Name, as they are written, who only listens: "told a news | conference", "the | Commons"."""
    come_to_know: frozenset[str] = frozenset()
    """Speak where a medium is their subject, and nobody else: "the Argus | understands | that"."""
    hosts: frozenset[str] = frozenset()
    """Speak for a medium that is told with them: "told radio | host | Ann Lee"."""
    citing: frozenset[str] = frozenset()
    """Name, between commas, whom somebody has what they report from."""
    saying_so: frozenset[str] = frozenset()
    """Running forms of who is quoted: "quoted a guard as | saying |"."""
    quoted: frozenset[str] = frozenset()
    """How somebody's words were taken up: "was | quoted | as saying"."""
    heard: frozenset[str] = frozenset()
    """How they were heard: "was | overheard | saying"."""
    on_record: frozenset[str] = frozenset()
    """Where: "was caught on | camera | saying"."""
    quoting_verbs: frozenset[str] = frozenset()
    """Verbs that quote somebody, which may be read as nouns."""
    aspect_verbs: frozenset[str] = frozenset()
    """Tell how a running form goes on: "| keeps | asking"."""
    plain_participles: frozenset[str] = frozenset()
    """Participles that are the present tense as well: « dit »."""

    # Nouns and phrases for what was said, and for who is not named.
    nouns_for_words: frozenset[str] = frozenset()
    """What is let out: "made the following | comment |:"."""
    unnamed: frozenset[str] = frozenset()
    """Tell, behind who speaks, that they are not named."""
    estimating: frozenset[str] = frozenset()
    """Verbs that put a figure to something: "| put | the toll at 19"."""
    at_figure: frozenset[str] = frozenset()
    """Lead to that figure."""
    hearsay: frozenset[str] = frozenset()
    """How it is known what somebody did: "is | understood | to have warned"."""
    telling_more: frozenset[str] = frozenset()
    """Tell more of who speaks behind the verb: "…, said a diplomat | who | was there"."""
    who: frozenset[str] = frozenset()
    """Tell behind those which of them."""
    silence: frozenset[str] = frozenset()
    """What somebody says who is silent: "said | nothing | about it"."""
    arguing: frozenset[str] = frozenset()
    """Begin a clause that is argued, and no scene: "| if | it rains, she said, “we stay”"."""
    lengths: frozenset[str] = frozenset()
    """Tell how long, not of what: "argued for | hours |"."""
    nobody: frozenset[str] = frozenset()
    """Stand for no speaker: "| nobody | said it was late"."""
    anybody: frozenset[str] = frozenset()
    """Stand for whomever something is asked of: "asked | anyone | who saw it to ring"."""
    withheld: frozenset[str] = frozenset()
    """What a source asks for itself, and does not say: "asked not to be | named |"."""
    leads_in_words: frozenset[str] = frozenset()
    """End a phrase that is a verb, and begin its words: « s'est engagé | à partir »."""
    adverbial_prepositions: frozenset[str] = frozenset()
    """Lead behind a verb to when, where and how, never to what: « a promis | dès | mai »."""
    means_of_speech: frozenset[str] = frozenset()
    """By which something is said: "said by | telephone |"."""
    no_authority: frozenset[str] = frozenset()
    """Name nobody behind "according to", « selon »: "according to | plan |"."""
    topic_prepositions: frozenset[str] = frozenset()
    """Lead to how or what: "she said, | for | how they can …"."""
    topic_questions: frozenset[str] = frozenset()
    """What these lead to."""

    # The ways by which words came, see `extraction.ways`.
    in_paper: frozenset[str] = frozenset()
    """Lead to what words stand in."""
    in_letter: frozenset[str] = frozenset()
    """Lead to what was written to a medium: "| in | a letter seen by the Argus"."""
    handed_to: frozenset[str] = frozenset()
    """Lead to whom something is given."""
    talked_for: frozenset[str] = frozenset()
    """Lead to the medium of an interview."""
    spokespeople: frozenset[str] = frozenset()
    """Nouns for who speaks for somebody."""
    got: frozenset[str] = frozenset()
    """How a medium got at a source: "polled by The Courier", "interrogé par Le Matin"."""
    printed: frozenset[str] = frozenset()
    """Those of them that tell what a paper holds: "cited in | the audit"."""
    passed_on: frozenset[str] = frozenset()
    """How anybody passes words on: "a statement read by his barrister"."""
    then: frozenset[str] = frozenset()
    """Times of two or three words without one for a time: "said | at the start | that"."""
    reading_particles: frozenset[str] = frozenset()
    """Stand between a verb of making known and the paper: "read | out | a letter"."""
    handled: frozenset[str] = frozenset()
    """What else is done with a paper by who passes its words on: "a letter | summarised | by"."""
    making_known: frozenset[str] = frozenset()
    """What is done with a letter by who makes it known: "| prints | a letter in which"."""
    into_papers: frozenset[str] = frozenset()
    """Lead to the paper that words stand in: "| from | a letter read by her son"."""
    parts: frozenset[str] = frozenset()
    """What is made known of a paper: "a diary, | extracts | of which the Post printed"."""
    heard_in: frozenset[str] = frozenset()
    """Lead from a recording to who is heard in it: "a recording | of | Lee saying"."""
    written_by: frozenset[str] = frozenset()
    """Lead from a letter to who wrote it: "a statement | from | the club saying"."""
    parted: frozenset[str] = frozenset()
    """Lead from those to the paper: "extracts | from | which"."""
    one_of_papers: frozenset[str] = frozenset()
    """Stand for a paper told of before: "in | one | that the Post has read"."""
    shown_to: frozenset[str] = frozenset()
    """How a medium was given something: "shown to the Argus"."""
    getting: frozenset[str] = frozenset()
    """What a medium does with what it has: « que l'agence | a pu consulter »."""
    getting_itself: frozenset[str] = frozenset()
    """Stand before that, where who has it comes behind: « que | s'est | procurée Le Rivage »."""
    speaking: frozenset[str] = frozenset()
    """Begin a sentence that tells where somebody speaks: "Speaking on Radio Four, …"."""
    accounts: frozenset[str] = frozenset()
    """What somebody gives a medium: "gave her | side | of it to the Post"."""
    meeting: frozenset[str] = frozenset()
    """How somebody gets to talk to a medium: "| received | the Post", « s'est | confiée | à »."""
    stands_for_somebody: frozenset[str] = frozenset()
    """Begin what stands for somebody just named: "| she |", "| the | cook", « -t- | elle | »."""
    of_papers: frozenset[str] = frozenset()
    """Pronouns for a paper that speaks: "| it | reads"."""
    same: frozenset[str] = frozenset()
    """Say of a talk that it was told of: "in the | same | interview"."""
    talks: frozenset[str] = frozenset()
    """What a talk with a medium is called later on: "in the same | conversation |"."""
    interview_nouns: frozenset[str] = frozenset()
    """Nouns for a talk with a medium."""
    way_leads: frozenset[str] = frozenset()
    """Other words that a way may begin with: "an estimate | the | Ledger obtained"."""
    to_press: frozenset[str] = frozenset()
    """Those of them that hardly go to offices: "in an | email | to the Banner"."""
    letter_nouns: frozenset[str] = frozenset()
    """What is written to a medium: "in an email to the Argus"."""

    issues: frozenset[str] = frozenset()
    """Times that the names of media begin with: "told | Evening | Line"."""

    clause_leads: frozenset[str] = field(init=False)
    """Worked out here: `that` and `question_words`."""
    having: frozenset[str] = field(init=False)
    """Worked out here: what tells that a medium has something, `got` and `getting`."""
    through_hands: frozenset[str] = field(init=False)
    """Worked out here: all that is done with a paper: `handled`, `having` and `shown_to`."""
    then_ends: frozenset[str] = field(init=False)
    """Worked out here: the last words of `then`."""
    beside_medium: frozenset[str] = field(init=False)
    """Worked out here: what may stand before the name of a medium."""
    way_words: frozenset[str] = field(init=False)
    """Worked out here: of these one stands wherever a way does that no phrase leads to."""

    def __post_init__(self) -> None:
        """Take in curly apostrophes, and work out what follows from the lists."""
        for each in fields(self):
            known = getattr(self, each.name) if each.init else ()
            if isinstance(known, frozenset):
                curly = (word.replace("'", "’") for word in known if "'" in word)
                object.__setattr__(self, each.name, known.union(curly))
        object.__setattr__(self, "clause_leads", self.that | self.question_words)
        object.__setattr__(self, "having", self.got | self.getting)
        object.__setattr__(self, "through_hands", self.handled | self.having | self.shown_to)
        media = self.in_paper | self.handed_to | self.agent_prepositions | self.of
        object.__setattr__(self, "beside_medium", media)
        object.__setattr__(self, "then_ends", frozenset(each.split()[-1] for each in self.then))
        ways = self.got | self.passed_on | self.shown_to | self.interview_nouns | self.speaking
        object.__setattr__(
            self, "way_words", ways | self.letter_nouns | self.relatives | self.way_leads
        )


NONE = TellingWords()
"""Those of a language without a grammar here."""
