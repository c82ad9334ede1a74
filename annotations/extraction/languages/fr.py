"""French, as data. Add a word where it belongs; nothing else needs to change."""

import re

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import Language, lexicon, words
from annotations.extraction.languages.fr_claims import CLASSES as CLAIM_CLASSES
from annotations.extraction.languages.fr_media import NAMES_BEFORE, NAMES_BEHIND
from annotations.extraction.languages.fr_page import AFTERWARDS, FURNITURE
from annotations.extraction.languages.fr_telling import TELLING_WORDS
from annotations.extraction.languages.fr_verbs import CLASSES as VERB_CLASSES
from annotations.extraction.languages.fr_verbs import PHRASAL

HAVE = words(
    "a ont avait avaient aura auront aurait auraient ayant eut eurent ai as avons avez ait"
)
BE = words("est sont était étaient sera seront serait seraient fut furent été être étant")
MODAL = words(
    "peut peuvent pourrait pourraient doit doivent devrait devraient va vont veut veulent "
    "voulait vouloir faut"
)
NEGATION = words("n' ne pas jamais sans ni refusé refuse")
ADVERB = words("""
    aussi également ensuite encore toujours déjà ainsi alors notamment récemment souvent hier
    aujourd'hui enfin tout même bien plus clairement publiquement vivement immédiatement
    officiellement rapidement y en lui leur se s' l' le la les me m' nous vous pourtant d'ailleurs
    volontiers simplement régulièrement auparavant dernièrement longuement littéralement
    catégoriquement fermement depuis quant d'abord finalement cependant néanmoins toutefois
    désormais d’ailleurs d’abord
""")
PRONOUN = words(
    "il elle ils elles on je j tu nous vous qui celui-ci celle-ci ceux-ci celui celle ceux "
    "certains certaines plusieurs beaucoup d'autres tous toutes chacun personne "
    "-il -elle -ils -elles -on -t-il -t-elle -t-on -t-ils -je -nous -vous ce"
)
DETERMINER = words(
    "le la les l' un une des du ce cet cette ces son sa ses leur leurs mon ma "
    "mes notre nos votre vos plusieurs certains certaines quelques deux trois quatre "
    "cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
    "aucun chaque tout toute tous toutes autre autres d'autres"
)
PREPOSITION = words("""
    à au aux dans en sur sous pour par avec sans contre depuis pendant durant lors après avant entre
    vers chez dès malgré selon parmi envers jusqu jusque devant derrière outre via suivant d'après
    hors hormis face grâce afin auprès de d' du des
""")
NOUN_PREPOSITION = words(
    "de d' du des à au aux en pour chez près sous sur aupres auprès proche proches"
)
AND = words("et ou & ni")
SUBORDINATOR = words(
    "qui que qu' dont où quand lorsque lorsqu' si comme parce car puisque puisqu' mais "
    "alors tandis bien afin donc or pendant quoique"
)
COMPLEMENTISER = words("que qu' si pourquoi comment combien quand où")
RELATIVE = words("""
    qui que qu' dont lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels
    desquelles
""")
TIME = words("""
    lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui aujourd’hui demain soir
    matin midi après-midi nuit semaine mois année jour jours dernier dernière prochain prochaine
    passé passée an soirée matinée veille lendemain
""")
MONTH = words(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
TITLE = words("""
    m mm mme mmes mlle dr me pr m. mm. dr. président présidente ministre maire députée député
    sénateur sénatrice porte-parole directeur directrice professeur professeure chef cheffe
    avocat avocate procureur procureure juge préfet préfète secrétaire général générale patron
    patronne responsable chercheur chercheuse économiste analyste expert experte médecin
    docteur docteure capitaine commandant colonel commissaire inspecteur ambassadeur ambassadrice
    reine roi prince pape évêque journaliste auteur autrice fondateur fondatrice candidat candidate
    élu élue conseiller conseillère dirigeant dirigeante délégué déléguée syndicaliste militant
    militante habitant habitante témoin voisin voisine agriculteur agricultrice enseignant
    enseignante ingénieur ingénieure historien historienne sociologue politologue entraîneur
    joueur joueuse premier première vice-président vice-présidente assistant assistante homme femme
    interprète traducteur traductrice biographe gérant gérante propriétaire adjoint adjointe
    imitateur père mère fils fille frère soeur sœur
""")
ANONYMOUS = words(
    "source sources témoin témoins assistant assistante assistants aide aides proche "
    "proches conseiller conseillers fonctionnaire fonctionnaires responsable "
    "responsables diplomate diplomates personne employé employée salarié initié "
    "interlocuteur informateur collaborateur "
    "collaboratrice conseillère conseillères collaborateurs"
)
GROUP = words("""
    législateurs responsables experts analystes habitants riverains électeurs partisans opposants
    manifestants policiers autorités enquêteurs procureurs chercheurs scientifiques économistes
    avocats médecins républicains démocrates sénateurs députés membres dirigeants salariés ouvriers
    syndicats étudiants enseignants parents familles militants régulateurs élus ministres
    agriculteurs pêcheurs voisins témoins observateurs associations organisations entreprises
    groupes participants organisateurs secouristes pompiers soignants infirmiers directeurs
    aides conseillers démissionnaires délégués gens certains plusieurs beaucoup
""")
BODY = words("""
    entreprise société agence ministère gouvernement tribunal cour commission comité conseil
    parlement assemblée sénat chambre syndicat association groupe organisation université institut
    banque bureau parti campagne équipe firme autorité journal quotidien magazine hebdomadaire
    rapport étude enquête sondage communiqué lettre document reuters afp insee onu otan ue oms fmi
    cnrs anses cnil mairie préfecture parquet police gendarmerie hôpital fédération fondation
    compagnie constructeur opérateur filiale direction collectif région département commune
    métropole élysée matignon bruxelles administration ambassade radio chaîne bbc message
    rapports observatoire rectorat agglomération capitainerie chancellerie clinique coopérative
    régie jury intersyndicale académie diocèse mutuelle caisse musée inspection instance ligue club
    canton collectivité intercommunalité fonds procès-verbal ville palais marine service
    réserve cave conserverie usine laboratoire école lycée enseigne institution
    coordination pétition archevêché évêché famille couple
""")
MEDIUM = words("""
    journal journaux quotidien hebdomadaire magazine revue presse nouvelles informations agence
    radio télévision chaîne antenne site blog média médias rédaction dépêche gazette tribune
    courrier écho reuters afp bbc tv rfi mensuel confrères consœurs podcast bulletin newsletter
    mediapart franceinfo bfmtv bfm rmc rtl cnews lci tf1 arte streetpress ouest-france rtbf rts
    bloomberg politico axios mediacités radio-canada
    station titre radio-télévision émission épisode hebdo bimensuel trimestriel périodique
""")
COMPARISON = words("""
    plus moins davantage supérieur inférieur supérieure inférieure meilleur pire hausse baisse
    augmenté augmente augmentation diminué diminue diminution progressé progression recul reculé
    doublé double triplé triple moitié majorité minorité record premier première dernier seul seule
    dépasse dépassé chuté grimpé bondi principaux principal deuxième troisième mondiaux
""")
QUANTITY = words(
    "% pourcent cent mille million millions milliard milliards dizaine dizaines "
    "centaine centaines milliers millier quatre cinq six sept huit neuf dix "
    "vingt trente quarante cinquante tiers quart euros dollars tonnes kilomètres"
)
CAUSE = words(
    "provoqué provoque entraîné entraîne causé cause causes raison conséquence "
    "grâce suite lié liée liés tué tués résulte"
)
RECORD = words("""
    loi lois projet décret vote voté votée adopté adoptée condamné condamnée jugement sanction
    sanctions sanctionné inculpé accord contrat contrats traité signé signée interdit interdiction
    autorisé approuvé rejeté budget impôt impôts taxe amende acheté vendu racheté arrêté élu fondé
    recensement subventionné licence permis plainte vend possède
""")
ABSOLUTE = words("jamais toujours tous toutes aucun aucune personne rien tout entièrement nul")
HEDGE = words(
    "aurait auraient serait seraient apparemment prétendument supposé présumé présumée "
    "semble paraît peut-être probablement semblerait"
)
OPINION = words(
    "pense crois espère espérons faut devons devrait devraient magnifique merveilleux "
    "formidable merci bienvenue heureux heureuse fier fière souhaite veux voudrais mon "
    "terrible horrible désolé peut-être"
)
FUTURE = words("va vont sera seront fera feront ira iront")
# Words before a colon that name no speaker: "Photo: …", "Update: …".
NO_SPEAKER = words("""
    note photo photos vidéo source sources lire voir mise update article dossier exclusif
    direct analyse opinion édito adresse contact téléphone courriel date lieu exemple résumé
    conclusion étape chapitre tableau rappel crédit pourquoi comment attention rubrique
    prix tarif tarifs lieu horaires distance durée danger avis réalisateur distribution
""")

# What leads to who lends somebody a voice, and to the medium at which somebody speaks.
VOICES = tuple(
    tuple(words(phrase))
    for phrase in (
        "par la voix",
        "par la bouche",
        "par l' intermédiaire",
        "par l’ intermédiaire",
        "par l' entremise",
        "par l’ entremise",
        "par le biais",
        "par le truchement",
        "via",
    )
)
STAGES = tuple(
    tuple(words(phrase))
    for phrase in (
        "au micro",
        "dans le studio",
        "dans le numéro",
        "dans le dernier numéro",
        "dans les pages",
        "aux micros",
        "à l' antenne",
        "à l’ antenne",
        "sur l' antenne",
        "sur l’ antenne",
        "sur les ondes",
        "sur le plateau",
        "dans les colonnes",
        "devant les caméras",
        "devant la caméra",
        "aux caméras",
        "devant le micro",
        "au standard",
        "au téléphone avec",
        "à l' intention",
        "à l’ intention",
    )
)
GROUNDS = tuple(
    tuple(words(phrase))
    for phrase in (
        *("sur la foi de", "sur la foi d'", "sur la foi d’", "sur la foi des", "en citant"),
        *("qui cite", "qui citent", "qui se réclame de", "qui se réclament de"),
        *("qui tient l' information de", "qui tient l’ information de"),
        *("qui tient l' information d'", "qui tient l’ information d’"),
    )
)

TOKEN = re.compile(
    r"((?!\s)(?:[A-Za-zà-öø-ÿœ]++(?=,? )"  # most words: told at once
    "|\ue001\ue000*"  # a whole quotation, see layout
    r"|-(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b"
    r"|\b(?:MM?|Dr|Pr|Me|St|Ste)\.(?=\s)"
    r"|\b(?:[A-Z]\.)+(?!\w)"
    r"|\b(?:[dD]['’](?:après|abord|ailleurs|autres)|[aA]ujourd['’]hui)\b"
    r"|\b(?:[lLdDnNsScCjJmMtT]|[qQ]u|[lL]orsqu|[pP]uisqu|[jJ]usqu|[qQ]uoiqu)['’]"
    r"|\w+(?:[.,]\d+|-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b)\w+|[&.]\w+)*"
    r"|\.+|[^\w\s]))"
)

LANGUAGE = Language(
    code="fr",
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
    according=(
        ("selon",),
        ("d'après",),
        ("d’après",),
        ("à", "en", "croire"),
        ("aux", "dires", "de"),
        ("de", "l'", "avis", "de"),
    ),
    voices=VOICES,
    stages=STAGES,
    grounds=GROUNDS,
    names_behind=NAMES_BEHIND,
    names_before=NAMES_BEFORE,
    kin=frozenset(words("papa maman mamie papi tata tonton")),
    telling=TELLING_WORDS,
    furniture=FURNITURE,
    afterwards=AFTERWARDS,
    label_stoplist=frozenset(NO_SPEAKER),
    phrasal=PHRASAL,
    viewpoint=frozenset(["pour"]),
    set_aside=frozenset(["comme", "ainsi"]),
    requires_complementiser=True,
    inverts=True,
)
