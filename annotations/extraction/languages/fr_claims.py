"""French words about claims, as data: what can be looked up, and what means nothing alone."""

import re

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import words
from annotations.extraction.languages.claim_words import ClaimWords

# Figures that somebody publishes, beside the laws and rulings of `fr.RECORD`.
_PUBLISHED = words("""
    taux chiffre chiffres statistique statistiques données sondage sondages indice médiane moyenne
    recensement participation chômage inflation pib déficit dette excédent recettes émissions
    audit pourcentage salaire salaires bénéfice bénéfices perte pertes
""")
_PAPERS = words("""
    accords convention constitution amendement législation arrêté décrets ordonnance mandat
    délibération inculpée mis jugé jugée relaxé relaxée acquitté acquittée licencié licenciés nommé
    nommée démissionné suspendu suspendue exclu exclue abrogé abrogée promulgué promulguée ratifié
    ratifiée annulé annulée validé validée homologué homologuée subvention subventions
    indemnité indemnités pension pensions retraite amendes douane versé versée publié publiée
    supprimé supprimée supprimés supprimées fermé fermée rouvert licenciement licenciements
""")
_CAUSE = words("""
    provoquant conduit conduite attribue attribuait attribué imputé impute faute multiplie poussé
    poussent poussée provoquée provoqués provoquées causée causés causées entraînée entraînés permis
    permet permettent forcé contraint obligé dû due dus dues plombé plombée dopé dopée favorisé
    favorise réduit réduisent aggravé aggrave déclenché déclenchée détruit détruite endommagé
    sauvé sauve évité évite responsable car parce puisque
""")
_COMPARISON = words("""
    dépassent dépassait chute chutes grimpe bondit triplé quadruplé doublent doublant
    moindre maximum minimum supérieurs supérieures inférieurs inférieures meilleure meilleurs
    augmenter baisser baissé reculé reculer progresser historique inédit inédite contre
    multiplié multipliée multipliés multipliées divisé divisée quasi
""")
_POSITION = words("""
    oppose opposent opposé opposée opposés opposées favorable favorables défavorable défavorables
    hostile hostiles approuve approuvent approuvé rejette rejettent désapprouve désapprouvent
    soutenir préfère préfèrent jugent partisan partisane
""")

_NUMBERS = words("""
    deux trois onze douze treize quatorze quinze seize soixante septante quatre-vingts nonante
""")

_UNREAL = words("""
    peut peuvent pourrait pourraient doit doivent devrait devraient faut faudrait voudrait
    voudraient pouvoir devoir peux pourrais dois devons pouvons
""")

_UNITS_OF_AMOUNTS = words("""
    % pourcent pour-cent mille million millions milliard milliards dizaine dizaines centaine
    centaines milliers millier euros euro dollars francs centimes € $ £ tonnes tonne kilomètres
    kilomètre mètres litres hectares points degrés fois moitié tiers quart cinquième soixantaine
    quarantaine cinquantaine trentaine vingtaine douzaine majorité minorité
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

_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_UNITS = (
    "an|année|mois|semaine|week-end|saison|trimestre|décennie|siècle|été|hiver|printemps|automne|"
    rf"nuit|matin|soir|{_DAYS}|fois"
)

WORDS = ClaimWords(
    pointers=(
        # l'an dernier, la semaine prochaine, ce mois-ci, il y a deux ans, mardi
        rf"(?:l['’]|la |le |les \w+ )?(?:{_UNITS})s? "
        r"(?:derni(?:er|ère)s?|prochaine?s?|passée?s?|précédente?s?|suivante?s?)\b",
        rf"(?:ce|cet|cette) (?:{_UNITS})(?:-ci|-là)?\b",
        r"il y a (?:\w+ ){1,3}(?:an|année|mois|semaine|jour|heure|minute)s?\b",
        rf"hier|aujourd['’]hui|demain|avant-hier|actuellement|récemment|désormais|(?:{_DAYS})\b",
        r"ici|là-bas|là(?!-)\b",
        # impersonal: il y a, il faut, il est clair que, il s'agit
        r"il(?! (?:n['’])?(?:y a|y avait|faut|fallait|faudra|s['’]agi|semble|paraît|pleu|neige|"
        r"est \w+ (?:que|qu['’]|de|d['’])|suffi|reste\b))\b",
        r"(?:elles?|ils|eux|lui|leurs?|son|sa|ses|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ça)\b",
        r"(?:ce|cet|cette|ces)(?! (?:qui|que|dont|sont|fut|sera|n['’])\b)(?= \w)",
        r"(?:je|j['’]|me|moi|mon|ma|mes|nous|notre|nos|on|vous|votre|vos)\b",
    ),
    article=r"(?:l['’]|(?:le|la|les) )([\w-]+)\b(?! (?:de|du|des|à|aux?|en)\b| d['’])",
    subjects=frozenset(["il", "elle", "ils", "elles"]),
    objects=frozenset(),
    possessives=frozenset(["son", "sa", "ses", "leur", "leurs", "lui", "eux"]),
    first_person=frozenset(words("je j' j’ nous -je -nous on")),
    elided=(("qu'", "que "), ("qu’", "que "), ("lorsqu'", "lorsque "), ("lorsqu’", "lorsque "),
            ("puisqu'", "puisque "), ("puisqu’", "puisque "), ("s'", "si "), ("s’", "si ")),
    # fermera, finiront, devra, mettra; "front", "opéra" and "sont" are none
    future=re.compile(r"\w+(?:[eiudvr]|[tîi]t)r(?:a|ont)$"),
)  # fmt: skip
