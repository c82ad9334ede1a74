"""Page furniture in French, as data: patterns for whole lines, by kind, ignoring case.

The end of the line is added to each pattern. Kinds and patterns are tried in the order given.
"""

from annotations.extraction.results import FurnitureKind as Kind

_DAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTH = (
    "(?:janv(?:ier|\\.)?|févr?(?:ier|\\.)?|mars|avr(?:il|\\.)?|mai|juin|juil(?:let|\\.)?|août"
    "|sept(?:embre|\\.)?|oct(?:obre|\\.)?|nov(?:embre|\\.)?|déc(?:embre|\\.)?)"
)
_CLOCK = r"(?:,? ?(?:à |[-–|·] ?)?\d{1,2} ?[:h] ?\d{2}.{0,20})?"

FURNITURE = {
    Kind.COMMENT_COUNTER: (
        r"(?:aucun|pas de|un|\d[\d. ]{0,8}) ?(?:commentaires?|réactions?)\b(?: pour le"
        r" moment)?(?: ?[:·|–—-].{0,50})?",
        r"(?:voir |afficher )?(?:tous )?(?:les )?commentaires? ?(?:\(\d+\)|:? ?\d+)",
    ),
    Kind.COMMENT_PROMPT: (
        r"(?:laisser|laissez|ajouter|ajoutez|publier|poster|écrire|écrivez|soumettre) (?:un "
        r"|votre |une )?(?:commentaire|réponse|réaction|avis)\b.{0,40}",
        r"(?:soyez le premier à (?:commenter|réagir)|réagir|réagissez|commenter|participez à"
        r" la (?:discussion|conversation)|donnez votre avis).{0,40}",
        r"(?:connectez-vous|identifiez-vous|inscrivez-vous) pour (?:commenter|réagir"
        r"|répondre).{0,40}",
        r"(?:les )?commentaires(?: (?:sont )?fermés\.?)? ?:?",
    ),
    Kind.RECOMMENDED: (
        r"(?:articles?|actualités?|contenus?|sujets?|vidéos?|dossiers?) (?:recommandée?s?"
        r"|similaires?|liée?s?|associée?s?|connexes?|populaires?|conseillée?s?|les plus"
        r" (?:lus|lues|vus|vues)) ?:?",
        r"(?:à lire (?:aussi|également|ensuite)|lire aussi|voir aussi|sur le même (?:sujet"
        r"|thème)|les plus (?:lus|lues|populaires)|à la une|recommandés? pour vous|dernières"
        r" (?:nouvelles|actualités|infos)|en ce moment|nos recommandations) ?:?",
        r"(?:vous (?:aimerez|pourriez|apprécierez) (?:aussi|également|aimer).{0,30}|cela"
        r" (?:peut|pourrait) vous intéresser.{0,20})",
    ),
    Kind.DATE_LINE: (
        rf"(?:le )?(?:{_DAY},? )?(?:le )?\d{{1,2}}(?:er)? {_MONTH},? \d{{4}}{_CLOCK}",
        r"(?:publié|mis à jour|posté|modifié|mise à jour|paru)e?(?: le| à| :|:)?"
        r" ?[^.]{0,30}\d.{0,60}",
        r"il y a \d{1,3} (?:minutes?|heures?|jours?|semaines?|mois)",
    ),
    Kind.SOURCE_CREDIT: (
        r"(?:sources?|via|(?:photo|image|vidéo|crédit|illustration)s?(?: photo|"
        r" d['’]illustration)?|©) ?:? ?: ?\S.{0,80}",
        r"crédits? photos? .{2,60}",
        r"(?:avec |\()?(?:afp|reuters|ap)(?: (?:et|avec) (?:afp|reuters|ap))?\)?\.?",
        r"photo .{2,40}/ ?(?:afp|reuters|ap)",
    ),
    Kind.BYLINE: (
        r"(?:par|de notre correspondante?|propos recueillis par|texte) ?:?"
        r" (?-i:[A-ZÉÈ][\w.'’-]+(?: (?:[A-ZÉÈ][\w.'’-]*|de|du|et|la|le)){1,6})(?:,.{0,60}| ["
        r"|·–—-] .{0,60}| \(.{2,40}\))?",
    ),
    Kind.SHARE_PROMPT: (
        r"(?:partager|partagez|imprimer|envoyer|tweeter|enregistrer)(?: (?:sur|par|cet?|cette"
        r"|l['’]|avec|à|via).{0,40})?",
        r"suivez[- ]nous.{0,50}",
        r"\d+ partages?",
    ),
    Kind.ADVERT: (
        r"(?:publicités?|annonces?|contenu sponsorisé|sponsorisé(?: par .{1,40})?|la suite"
        r" après (?:la|cette) publicité)",
    ),
    Kind.NAVIGATION: (
        r"(?:à lire(?: aussi| également)?|lire(?: aussi| également| la suite)?|voir(?:"
        r" aussi)?|regarder|écouter) ?: .{1,140}",
        r"lire (?:la suite|plus|l['’]article).{0,40}",
        r"en savoir plus.{0,10}",
        r"voir plus.{0,20}",
        r"cliquez ici.{0,80}",
        r"retour (?:en haut|à l['’]accueil).{0,20}",
        r"aller au contenu.{0,20}",
        r"(?:article )?(?:suivant|précédent)",
        r"s['’]abonner",
        r"abonnez-vous",
        r"se connecter",
        r"accueil(?: ?[>»›/|] ?[^>»›/|]{1,40})+",
        r"temps de lecture.{0,20}",
        r"lecture \d+ min\.?",
        r"fermer",
    ),
    Kind.EXCERPT_LABEL: (
        r"(?:voici )?(?:un )?extraits? (?:du rapport|de l['’](?:article|étude|enquête)|du"
        r" communiqué|du texte) ?:",
        r"extraits? ?:",
    ),
    Kind.BOILERPLATE: (
        r"(?:tous droits réservés|reproduction interdite|droits de reproduction|mentions"
        r" légales|politique de confidentialité|conditions (?:générales"
        r" )?d['’]utilisation).{0,200}",
        r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,40}(?:newsletter|lettre|abonnement"
        r"|alertes|mail|édition).{0,120}",
        r"(?:nous utilisons des|ce site utilise des) cookies.{0,200}",
        r"(?:cet article|ce texte|ce contenu) (?:a été|est) .{0,40}(?:publié|paru|mis à jour"
        r"|réservé|traduit).{0,160}",
        r"il vous reste \d+.{0,60}",
    ),
}
# What the lines below "Articles recommandés" or a comment form talk of.
AFTERWARDS = (
    r"\b(?:commentaires?\b|merci (?:de|d['’]avoir)|vos (?:avis|réactions)|votre (?:avis|mail)"
    r"|newsletter|modér|charte|confidentialité|cookies|abonn|inscri|droits réservés"
    r"|nos lecteurs|notre (?:site|rédaction))"
)
