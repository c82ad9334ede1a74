"""English words of telling and passing on, by class, for what is learnt.

The rules act on words that hardly mean anything else; a learnt model weighs also those that only
may. Add a word where it belongs, and train the weights anew.
"""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.forms import english_forms


def _verbs(regular: str, irregular: str) -> frozenset[str]:
    return frozenset(words(irregular)).union(*map(english_forms, words(regular)))


REPORTING = {
    # To speak or write, with words behind it that may be somebody's.
    "says": _verbs(
        """
        accept accuse acknowledge add admit* admonish advise affirm agree alert allege allow
        announce answer apologise apologize appeal argue ask assert assure attest aver avow bark
        bellow bemoan blame boast brag* brand call caution certify challenge charge chide chuckle
        cite claim clarify comment complain concede conclude condemn confess confide confirm
        congratulate contend contest contradict convey counsel counter cry decide declare decry
        defend demand deny depict deplore describe detail deride dictate disagree discern disclose
        dispute dismiss divulge dub* echo elaborate email emphasise emphasize enjoin enquire
        enthuse entreat exclaim explain fear foresee forecast fume gasp grumble grunt guarantee
        guess gush hail hint howl imply impress indicate inform inquire insinuate insist instruct
        interject intimate intone invite invoke joke justify lament laugh lecture lie maintain
        mention message moan mumble murmur muse mutter nag* name narrate note notify object observe
        offer opine outline phone plead pledge point pontificate portray praise pray predict preach
        proclaim profess promise pronounce prophesy propose protest quip* quote rage rail ramble
        rant rave reaffirm reason reassure rebuke recall recite reckon recognise recollect
        recommend recount refer* refuse refute reiterate reject rejoice relate remark remember
        remind remonstrate repeat reply report reprimand request respond retort reveal roar rue
        scoff scold scream shout shriek shrug* sigh signal skype slam* snap* snarl sneer sob*
        specify speculate state stipulate stress suggest summarise surmise swear tease telephone
        testify text thank threaten thunder tout tweet underline underscore urge utter venture vent
        voice volunteer vouch vow wail warn whatsapp whine whisper whoop wonder yell postulate
        proffer rattle blab* blurt spill chorus croak drawl
        """,
        """
        say says said saying tell tells told telling speak speaks spoke spoken speaking write
        writes wrote written writing go goes went ring rings rang rung ringing swear swears swore
        sworn swearing teach taught think thinks thought hear hears heard foretell foretold mislead
        misled put puts holds held forbid forbids forbade forbidden read reads begged beg begs
        begging ran running sing sang sung let like undertake undertakes undertook undertaken
        undertaking withdraw withdrew withdrawn mean means meant make makes made sound sounded
        learn learnt learned understand understood give gives gave given taken takes took blew
        vented
        """,
    ),
    # To want of somebody that they do something.
    "wants": _verbs(
        """
        advise allow appeal ask beg* command compel* counsel demand dare direct encourage enjoin
        entreat exhort force implore instruct invite nudge oblige order persuade plead press
        pressure prompt push recommend remind request require summon tell tempt urge warn authorise
        authorize task school coach
        """,
        """
        tell tells told telling forbid forbids forbade forbidden bid bids want wants wanted let
        lets
        """,
    ),
    # Nouns for what was said, with the words behind them.
    "wording": frozenset(
        words(
            """
            accusation account acknowledgement admission admonition advice affirmation allegation
            allegations announcement answer apology argument assertion assertions assessment
            assurance assurances belief boast call caution charge charges claim claims comment
            comments complaint complaints conclusion concession confession confirmation contention
            criticism declaration demand demands denial denials description evidence excuse
            explanation finding findings forecast guarantee hint hunch idea impression indication
            insistence instruction instructions invitation joke lie lies line message mention motto
            news notice objection observation offer opinion order orders phrase plea pledge pledges
            point prediction promise promises proposal prophecy question quip quote reaction
            reassurance recollection recommendation refusal remark remarks reminder reply report
            reports request requests response revelation rumour rumours rumor rumors saying
            sentence slogan statement statements story stories suggestion suggestions summary
            suspicion tale talk testimony theory threat threats thought undertaking verdict version
            view vow warning warnings whisper whispers word words
            """
        )
    ),
    # What words stand in or are kept in.
    "papers": frozenset(
        words(
            """
            affidavit affidavits agenda announcement annex article articles audit biography blog
            book briefing brief broadcast bulletin cable cables certificate chapter chat clip clips
            column communique communiqué complaint contract copy correspondence coverage deposition
            diary diaries dispatch document documents dossier draft drafts editorial email e-mail
            entry entries call calls version remarks comments caption
            board sign notice banner placard plaque inscription headline label
            emails e-mails essay exchange extract extracts fax file files filing filings findings
            footage footnote form hearing indictment interview interviews inventory invoice journal
            judgment letter letters ledger leaflet log logbook logs memo memos memoir memoirs
            memorandum message messages minutes newsletter note notebook notes notice obituary page
            pages paper papers paperwork paragraph petition poll post posts posting poster postcard
            presentation preface press-release proceedings profile programme prospectus record
            recording recordings records release report reports reply review ruling screenshot
            screenshots script slide slides speech spreadsheet statement statements story study
            submission submissions subtitles summary survey tape tapes telegram testimony text
            texts thread transcript transcripts translation tweet tweets verdict video videos
            voicemail voicemails voice-note warrant writ
            """
        )
    ),
    # How words come to whoever passes them on.
    "gets": _verbs(
        """
        access acquire air broadcast carry circulate cite collect compile confirm consult copy
        cover deliver disclose display distribute divulge email examine fax file film forward
        furnish handle inspect interpret interview intercept issue leak listen note obtain overhear
        pass paste phone play poll post print procure provide publish quote question receive record
        recover reference relay release report reproduce retrieve reveal review sample scan screen
        share sign stream supply survey tape text transcribe translate transmit tweet upload verify
        view visit witness approach contact reach canvass attribute credit
        """,
        """
        see sees saw seen seeing read reads reading get gets got getting gotten hear hears heard
        hearing find finds found show shows showed shown showing give gives gave given giving hold
        holds held send sends sent sending hand hands handed handing run runs ran bring brings
        brought broke broken break hang hangs hung speak spoke spoken speaking talk talks talked
        talking sit sat put puts has have had having lay laid tell told meet met
        """,
    ),
    # Nouns for who prints or broadcasts.
    "outlets": frozenset(
        words(
            """
            agency broadcaster broadsheet channel column columnist correspondent daily desk edition
            editor fanzine feed forum gazette journal journalist journalists magazine masthead
            media monthly network newspaper newspapers newsletter newsroom outlet outlets paper
            papers periodical podcast press programme program publication publisher quarterly radio
            reporter reporters review show site station stations tabloid television tv vlog weblog
            website weekly wire blog news online app herald times post tribune courier chronicle
            observer mail mirror argus star sun echo globe express standard advertiser mercury
            examiner record citizen voice bugle
            """
        )
    ),
    # Where something is said that somebody prints or sends out.
    "stages": frozenset(
        words(
            """
            air airwaves call airing appearance audience briefing broadcast camera chat column
            conference conversation court debate documentary episode event exchange fireside
            hearing inquest inquiry instalment interview interviews lecture lectern live microphone
            news-conference panel phone phone-in podcast podium press-conference programme rally
            session show speech stage studio telephone webcast webinar
            """
        )
    ),
    # Who passes on what another says.
    "mouths": frozenset(
        words(
            """
            agent aide attorney barrister biographer brief brother clerk colleague counsel cousin
            daughter deputy envoy father friend granddaughter grandson husband interpreter lawyer
            lawyers middleman mother mouthpiece mum neighbour nephew niece office partner proxy
            publicist relative relatives representative secretary sister solicitor solicitors son
            spokesman spokesperson spokespersons spokeswoman spokesmen team translator uncle widow
            widower wife dad dean vicar chaplain carer stepson stepdaughter intermediary mediator
            go-between messenger handler manager liquidator trustee administrator executor guardian
            minder physio
            press-officer
            """
        )
    ),
}
"""Words in small letters by the name of their class; verbs in all their forms."""
