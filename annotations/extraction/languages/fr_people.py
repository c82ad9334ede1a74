"""French words about people and bodies, as data: who « elle » may be, and « la ministre »."""

import re

from annotations.extraction.languages.base import words
from annotations.extraction.languages.fr_trades import (
    ACCUSED,
    BODY_FAMILIES,
    EITHER,
    FAMILIES,
    GENERIC,
    MEDIA,
    OF_TRIAL,
    ON_TRIAL,
)
from annotations.extraction.languages.people import MAN, WOMAN, Age, PeopleWords, Pronoun

_WOMEN = words("""
    présidente vice-présidente députée sénatrice directrice professeure cheffe avocate procureure
    préfète chercheuse experte docteure ambassadrice reine princesse autrice fondatrice candidate
    élue conseillère dirigeante déléguée militante habitante voisine agricultrice enseignante
    ingénieure historienne entraîneuse entraîneure joueuse adjointe mère fille soeur sœur femme
    épouse veuve tante nièce grand-mère patronne gérante dame
    infirmière sage-femme institutrice maîtresse ouvrière caissière éleveuse
    vigneronne boulangère commerçante restauratrice coordinatrice animatrice éducatrice
    rapporteuse rapporteure lectrice romancière écrivaine comédienne actrice
    chanteuse réalisatrice metteuse championne nageuse coureuse sportive plaignante prévenue accusée
    retraitée salariée employée étudiante lycéenne collaboratrice assistante
    magistrate greffière policière pompière agente riveraine lobbyiste
    représentante administratrice présentatrice rédactrice exploitante
    technicienne physicienne mathématicienne informaticienne opposante
    négociatrice médiatrice défenseure opératrice maraîchère paysanne bergère
    mairesse première-ministre copine cousine belle-mère fillette adolescente amie monitrice
    prédécesseure successeure rivale associée consœur compagne
    vendeuse serveuse livreuse pharmacienne factrice danseuse sculptrice coiffeuse guichetière
""")
_MEN = words("""
    président vice-président député sénateur directeur professeur chef avocat procureur préfet
    chercheur expert docteur ambassadeur roi prince auteur fondateur candidat élu conseiller
    dirigeant délégué militant habitant voisin agriculteur enseignant ingénieur historien entraîneur
    joueur adjoint père fils frère homme époux veuf mari oncle neveu grand-père patron gérant
    infirmier instituteur maître ouvrier caissier éleveur vigneron boulanger commerçant restaurateur
    coordinateur animateur éducateur rapporteur lecteur romancier écrivain comédien acteur chanteur
    réalisateur metteur champion nageur coureur sportif plaignant prévenu accusé retraité salarié
    employé étudiant lycéen collaborateur assistant magistrat substitut greffier policier pompier
    agent riverain représentant administrateur présentateur rédacteur exploitant technicien
    physicien mathématicien informaticien opposant négociateur médiateur défenseur opérateur
    maraîcher paysan berger pape évêque cardinal imam rabbin prêtre curé commandant colonel
    sélectionneur technicien médecin-chef garçon gars cousin beau-père adolescent coureur
    gardien imitateur ex-président bâtonnier ami moniteur vendeur serveur livreur pharmacien
    prédécesseur successeur rival associé confrère compagnon
    facteur danseur sculpteur coiffeur guichetier pirate
""")
_HONORIFICS = {
    **dict.fromkeys(words("m m. mm. mm monsieur sir lord don mr mr. abbé père"), MAN),
    **dict.fromkeys(words("mme mmes mlle madame mademoiselle lady dame sœur mrs ms"), WOMAN),
    **dict.fromkeys(words("dr dr. pr pr. me maître docteur professeur général colonel"), ""),
}
_BODIES_OF_WOMEN = words("""
    agence association entreprise organisation université assemblée autorité équipe administration
    ambassade enquête étude inspection académie école usine enseigne intersyndicale opposition
    armée union alliance assurance amicale antenne église instance institution
    intercommunalité agglomération accusation expertise analyse estimation onu ong
    capitainerie chancellerie coopérative mutuelle caisse ligue collectivité clinique régie
    préfecture ville marine réserve cave conserverie marque coordination pétition famille
""")
_BODIES_OF_MEN = words("""
    institut observatoire hôpital office organisme établissement opérateur état élysée exécutif
    évêché ordre aéroport ehpad industriel exploitant avertissement avis hebdomadaire
    article arrêté audit exploitant rectorat jury diocèse musée club canton
    fonds collectif syndicat palais centre service laboratoire lycée archevêché couple
""")

_KIN = frozenset(
    words("""
    mère père fille fils soeur sœur frère femme mari épouse époux veuve veuf tante oncle nièce neveu
    grand-mère grand-père cousin cousine beau-père belle-mère copain copine
    gars garçon maman papa aîné aînée cadet cadette benjamin benjamine
    """)
)

_TOLD_THERE = (
    r"(?:\w+ment |déjà |aussi |même )?(?:\w+é|dit|écrit|fait|lu|vu|pris|mis|vécu|reçu|appris"
    r"|perdu|tenu|soutenu|défendu|entendu|répondu|découvert)\b"
)
"""What « il y a » goes on with where somebody did something there: « Il y a noté … »."""
_SO_MUCH = (
    r"(?:\d|à\b|un\b|une\b|deux\b|trois\b|des?\b|du\b|d['’]|que\b|qu['’]|quelques\b|peu\b"
    r"|beaucoup\b|encore\b|aussi\b|bien des\b|plusieurs\b|l['’]|les?\b|la\b)"
)
_IMPERSONAL = "|".join(
    words("""
    possible impossible probable improbable nécessaire indispensable essentiel important urgent
    utile inutile facile difficile clair évident vrai faux exact rare fréquent courant normal
    logique naturel préférable souhaitable regrettable dommage étonnant surprenant étrange curieux
    inadmissible inacceptable inconcevable impensable inévitable obligatoire scandaleux honteux
    prématuré acquis exclu établi prouvé avéré démontré décidé prévu convenu demandé interdit
    permis conseillé recommandé déconseillé reproché exigé proposé envisagé rappelé précisé indiqué
    apparu ressorti entendu
    """)
)
"""What is said of nobody: « il est possible que », « il a été décidé », not « il est accusé »."""

WORDS = PeopleWords(
    pronouns={
        "il": Pronoun(MAN),
        "elle": Pronoun(WOMAN),
        "ils": Pronoun(MAN, plural=True),
        "elles": Pronoun(WOMAN, plural=True),
    },
    impersonal=re.compile(
        r"il (?:(?:ne|n['’]|me|m['’]|te|nous|vous|lui|leur|en|y|se|s['’])\s*){0,3}(?:"
        r"(?:faut|fallait|faudra|faudrait|fallu|a fallu|aura fallu|va falloir"
        rf"|y avait|y aura|y aurait|y ait|y a(?! {_TOLD_THERE})"
        r"|agit|agissait|agira|agirait|suffit|suffisait|suffirait|suffira"
        r"|pleut|pleuvait|neige|neigeait|semblerait"
        r"|vaut mieux|vaudrait mieux|importe|peut que|était une fois)\b"
        r"|(?:convient|convenait) (?:de\b|d['’]|que\b)"
        r"|(?:semble|paraît|arrive) (?:que\b|qu['’])"
        rf"|(?:existe|existait|reste|restait|manque|manquait) {_SO_MUCH}"
        r"|(?:est|était|sera|serait|soit|fut|a été|avait été|paraît|semble|semblait|devient)"
        rf" (?:\w+ ){{0,2}}?(?:{_IMPERSONAL})e?\b"
        r"|(?:est|était|sera) (?:\d|temps|question|midi|minuit|tard|tôt|une heure))",
        re.IGNORECASE,
    ),
    stressed={"lui": Pronoun(MAN), "eux": Pronoun(MAN, plural=True)},
    latter={
        **dict.fromkeys(["ce dernier", "celui-ci"], Pronoun(MAN)),
        **dict.fromkeys(["cette dernière", "celle-ci"], Pronoun(WOMAN)),
    },
    honorifics=_HONORIFICS,
    gender_of={**dict.fromkeys(_WOMEN, WOMAN), **dict.fromkeys(_MEN, MAN)},
    articles={
        **dict.fromkeys(words("le un ce cet du au ancien nouveau actuel"), MAN),
        **dict.fromkeys(words("la une cette ancienne nouvelle actuelle"), WOMAN),
    },
    body_gender={
        **dict.fromkeys(_BODIES_OF_WOMEN, WOMAN),
        **dict.fromkeys(_BODIES_OF_MEN, MAN),
    },
    body_nouns={
        **dict.fromkeys(
            words("""
            société compagnie entreprise association agence fondation coopérative chaîne enseigne
            marque banque mutuelle plateforme holding filiale firme maison fédération start-up
            organisation revue radio ligue confédération institution ong station clinique régie
            famille conserverie brasserie laiterie papeterie verrerie fonderie aciérie imprimerie
            librairie distillerie raffinerie manufacture scierie tannerie biscuiterie fromagerie
            multinationale start-up jeune-pousse usine crèche résidence pharmacie cave école
            maternité troupe centrale intersyndicale amicale chambre
            """),
            WOMAN,
        ),
        **dict.fromkeys(
            words("""
            groupe cabinet collectif syndicat club laboratoire institut fabricant constructeur
            distributeur opérateur géant promoteur hôpital consortium magazine journal quotidien
            industriel hebdomadaire mensuel site podcast assureur équipementier armateur parti
            mouvement bailleur transporteur sous-traitant courtier voyagiste exploitant
            certificateur éditeur producteur prestataire loueur fournisseur gestionnaire hébergeur
            concurrent croisiériste affréteur sidérurgiste diffuseur repreneur acquéreur réseau
            concessionnaire organisateur média bureau centre théâtre festival label
            lycée collège camping restaurant hôtel domaine chantier garage musée cinéma laboratoire
            conglomérat studio
            """),
            MAN,
        ),
    },
    definite=frozenset(words("le la les l' l’ ce cet cette ces du au aux son sa ses leur leurs")),
    indefinite=frozenset(
        words("un une des plusieurs certains certaines quelques deux trois quatre")
    ),
    one=frozenset(words("un une l'un l'une l’un l’une")),
    plurals=frozenset(
        words(
            "les des ces ses leurs deux trois quatre cinq six sept huit dix plusieurs certains"
            " certaines"
        )
    ),
    contracted=frozenset(words("du des au aux")),
    bare_article={
        "le": "le ",
        "la": "la ",
        "les": "les ",
        "du": "le ",
        "au": "le ",
        "des": "les ",
        "aux": "les ",
        "l'": "l’",
        "l’": "l’",
    },
    particles=frozenset(words("de du des d' d’ da di le la van von der den ter ben bin ibn al el")),
    joins=frozenset(words("de du des d' d’ et & la le les l' l’ à aux pour en")),
    papers=frozenset(
        words("""
        rapport étude enquête sondage analyse bilan audit document note lettre courrier communiqué
        message arrêté assignation estimation calculs données chiffres avis ouvrage texte expertise
        baromètre
        """)
    ),
    own_names={
        "andrea": WOMAN,
        "andréa": WOMAN,
        "jean": MAN,
        "laurence": WOMAN,
        "gabriele": MAN,
        "michele": WOMAN,
        "vivien": MAN,
        "augustine": WOMAN,
        "april": WOMAN,
        "nicola": "",
        "joan": "",
        "amara": "",
        "jordan": MAN,
        "lise": WOMAN,
        "maé": WOMAN,
    },
    feminine=("a", "ette", "elle", "ine", "ienne", "ée"),
    of_bodies=re.compile(
        r"(?:aise?|oise?|ien|ienne|éen|éenne|ain|aine|ande?|arde?|[bn]ale?|elle?|suisse|belge|russe)$"
    ),
    body_words=frozenset(
        words("""
        canal télé infos info fm tv mag hebdo dépêches actu actualités direct presse matin soir
        bourse cinéma sport sports onde ondes ici sentinelle voix tribune libre soleil
        rail habitat assurances assurance capital croisières énergie énergies conso produits
        remontées vigilance avenir solidarité fc us as rc cn ac sc hc bc pharma finance finances
        immobilier distribution logistique transports autocars mutuelle banque industries industrie
        international météo fréquence électricité santé stade groupe group holding partners
        securities steel foods sa sas sarl
        """)
    ),
    hosting=frozenset(["chez"]),
    clubs=dict.fromkeys(
        words("fc us as rc cn ac sc cs es hc bc sco asptt stade olympique étoile racing"), "club"
    ),
    families=FAMILIES,
    body_families=BODY_FAMILIES,
    media=frozenset().union(*MEDIA),
    generic=GENERIC,
    epithets=frozenset(
        words("""
        intéressé intéressée quadragénaire quinquagénaire sexagénaire septuagénaire
        trentenaire octogénaire nonagénaire centenaire vétéran
        """)
    ),
    human=re.compile(
        r"(?:eur|euse|rice|iste|logue|ien|ienne|ier|ière|ère|iatre|cadre|collègue|aire|appelle)$"
    ),
    demonym=re.compile(
        r"(?:aise?|oise?|ien|ienne|éen|éenne|ain|aine|ande?|arde?)$"
        r"|^(?:afghane?|arabe|basque|belge|breton(?:ne)?|bulgare|catalane?|corse|croate|espagnole?"
        r"|grec(?:que)?|kurde|letton(?:ne)?|malgache|monégasque|russe|scandinave|serbe|slovaque"
        r"|slovène|suisse|tchèque|tur(?:c|que)|wallon(?:ne)?)$"
    ),
    either=EITHER,
    accused=ACCUSED,
    on_trial=re.compile(ON_TRIAL),
    of_trial=re.compile(OF_TRIAL, re.IGNORECASE),
    genderless=frozenset(words("victime personne star vedette recrue idole sentinelle témoin")),
    answers=re.compile(r"\b(?:répon|répliqu|rétor)"),
    asks=re.compile(r"\b(?:lui|leur|l['’])[^,.;:«]{0,12}(?:demand|interrog|question)"),
    to_them=re.compile(r"(?: (?:de la|du|des|de) \w+| d['’]\w+)? (?:ne )?lui "),
    participle=re.compile(r"[A-ZÉÀÂÊÎÔÛÇ]\w*(?:ée?s?|[iu]e?s?|[iu]te?s?|ise?s?|[ae]inte?s?) "),
    ages={
        **dict.fromkeys(words("fillette garçonnet bambin"), Age(0, 13, 2)),
        **dict.fromkeys(words("adolescent adolescente lycéen lycéenne"), Age(11, 20, 2)),
        **dict.fromkeys(words("jeune gamin gamine"), Age(0, 39, 6)),
        **dict.fromkeys(words("vieux vieil vieille"), Age(60, 115, 6)),
        **dict.fromkeys(words("retraité retraitée"), Age(50, 115, 4)),
        "trentenaire": Age(30, 39),
        "quadragénaire": Age(40, 49),
        "quinquagénaire": Age(50, 59),
        "sexagénaire": Age(60, 69),
        "septuagénaire": Age(70, 79),
        "octogénaire": Age(80, 89),
        "nonagénaire": Age(90, 99),
        "centenaire": Age(100, 115),
    },
    by_name=re.compile(
        r" (?:\w+ ){0,2}?(?:(?:nommé|appelé|dénommé|prénommé|surnommé|baptisé)e?|dite?|alias"
        r"|(?:qui )?se (?:fait appeler|nomme)|(?:qui )?s['’]appelle|répondant au nom de|du nom de) "
    ),
    together=frozenset(["et"]),
    pairs=frozenset(
        ["les deux", *words("couple époux conjoints duo frères sœurs jumeaux jumelles")]
    ),
    mixed=MAN,
    objects=frozenset(["lui"]),
    named_as_many=frozenset(["les", "aux"]),
    named_as_one=frozenset(["la", "le", "l'", "l’"]),
    telling=frozenset(words("jeune vieux vieil vieille petit petite ancien ancienne")),
    pointing=frozenset(words("ce cet cette")),
    kin=_KIN,
    mine=frozenset(words("mon ma mes notre")),
    owners=frozenset(words("son sa ses leur leurs mon ma mes notre nos votre vos")),
    woman=re.compile(r"(?:euse|[rt]rice|ienne|éenne|ière|[ao]ise|enne|ée|ante|ente)$"),
    man=re.compile(r"(?:eur|ien|éen|ier|[ao]is|é|ant)$"),
    things_have_gender=True,
)
