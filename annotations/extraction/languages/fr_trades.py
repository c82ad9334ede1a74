"""French nouns for people and bodies by what they do, as data: which may mean one another."""

from annotations.extraction.languages.base import words

FAMILIES = tuple(
    frozenset(words(family))
    for family in (
        """président présidente directeur directrice patron patronne dirigeant dirigeante chef
        cheffe gérant gérante fondateur fondatrice pdg responsable""",
        """maire mairesse édile élu élue conseiller conseillère député députée sénateur sénatrice
        ministre parlementaire bourgmestre mayeur échevin échevine candidat candidate
        opposant opposante adjoint adjointe préfet
        préfète""",
        "avocat avocate défenseur défenseure bâtonnier pénaliste",
        """militaire policier policière agent agente gendarme officier officière capitaine
        commandant commandante commissaire adjudant adjudante brigadier brigadière lieutenant
        lieutenante colonel colonelle général enquêteur enquêtrice""",
        "préfet préfète sous-préfet sous-préfète recteur rectrice fonctionnaire",
        "entraîneur entraîneuse entraîneure technicien technicienne sélectionneur coach",
        "joueur joueuse milieu attaquant attaquante défenseur capitaine gardien buteur coureur",
        """chercheur chercheuse professeur professeure historien historienne sociologue politologue
        économiste physicien physicienne scientifique universitaire climatologue hydrologue géologue
        paléontologue éthologue archéologue astronome virologue épidémiologiste ethnologue""",
        """médecin docteur docteure pédiatre praticien praticienne soignant soignante infirmier
        infirmière chirurgien chirurgienne anesthésiste vétérinaire psychiatre urgentiste
        gynécologue""",
        """proviseur directeur directrice chef cheffe instituteur institutrice enseignant
        enseignante""",
        "notaire officier",
        "syndicaliste délégué déléguée secrétaire représentant représentante porte-parole",
        "juge magistrat magistrate président présidente procureur procureure",
        """éleveur éleveuse agriculteur agricultrice exploitant exploitante paysan paysanne vigneron
        vigneronne berger bergère maraîcher maraîchère cultivateur cultivatrice""",
        "accusé accusée prévenu prévenue suspect suspecte inculpé inculpée condamné condamnée",
    )
)

MEDIA = tuple(
    frozenset(words(family))
    for family in (
        """journal quotidien hebdomadaire mensuel bimensuel magazine revue publication titre
        périodique hebdo gazette dépêche courrier""",
        "radio station chaîne antenne émission podcast télé télévision fm tv canal",
        "site média",
    )
)
BODY_FAMILIES = (
    *MEDIA,
    *(
        frozenset(words(family))
        for family in (
            """entreprise société groupe firme compagnie enseigne marque maison filiale start-up
            fabricant constructeur distributeur opérateur exploitant transporteur assureur bailleur
            promoteur éditeur industriel équipementier armateur géant plateforme prestataire
            assurances assurance""",
            "club fc équipe formation",
            "hôpital clinique établissement chu chr ehpad",
            "école lycée collège université établissement campus",
            "musée théâtre opéra institution établissement",
            "association organisation ong collectif fondation organisme mouvement",
            "syndicat organisation centrale confédération intersyndicale",
            "parti formation mouvement rassemblement",
            "collectivité métropole agglomération",
            "mairie ville municipalité commune",
            "institut organisme laboratoire",
            "fédération ligue instance comité",
            "banque établissement",
        )
    ),
)

GENERIC = frozenset().union(
    *MEDIA,
    words("""
    entreprise société groupe firme compagnie enseigne marque fabricant constructeur distributeur
    opérateur exploitant transporteur assureur bailleur éditeur industriel équipementier armateur
    plateforme prestataire club association organisation ong collectif start-up
    """),
) - frozenset(words("gazette dépêche courrier canal site titre télé télévision fm tv"))

EITHER = frozenset(
    words("""
    artisan artisane artiste fonctionnaire athlète édile adjudant adjudante brigadier brigadière
    lieutenant lieutenante
    architecte arbitre astronaute bénévole bourgmestre échevin échevine
    mayeur camionneur capitaine chauffeur cinéaste comptable concierge conjoint conjointe convive
    défunt défunte dentiste détenu détenue diplomate disparu disparue doctorant doctorante élève
    exilé exilée figurant figurante forain foraine garagiste géographe gymnaste interprète jockey
    judoka lauréat lauréate libraire locataire maçon maréchal marin mécano motard musicien
    musicienne navigateur navigatrice notaire octogénaire otage peintre photographe pilote
    plombier poète prélat prof proviseur psychiatre psychologue réfugié réfugiée rescapé rescapée
    romancier skipper soldat sergent stagiaire suspect suspecte survivant survivante témoin
    tenancier tétraplégique trésorier trésorière tuteur tutrice urgentiste vétérinaire vigile
    volontaire youtubeur youtubeuse condamné condamnée blessé blessée miraculé miraculée licencié
    licenciée invité invitée naufragé naufragée mineur mineure octogénaire propriétaire
    apiculteur apicultrice pêcheur pêcheuse pâtissier pâtissière boucher bouchère menuisier
    menuisière électricien électricienne mécanicien mécanicienne ébéniste luthier luthière
    vice-champion vice-championne championne finaliste numéro cycliste boxeur boxeuse rameur
    rameuse skieur skieuse judokate sprinteur sprinteuse perchiste grimpeur grimpeuse
    rappeur rappeuse crooner slameur slameuse pianiste violoniste danseur danseuse
    documentariste dramaturge plasticien plasticienne styliste biographe chroniqueur chroniqueuse
    éditorialiste reporter journaliste animateur animatrice humoriste influenceur influenceuse
    milliardaire mécène banquier banquière financier financière courtier courtière trader
    négociant négociante grossiste brasseur brasseuse hôtelier hôtelière aubergiste cafetier
    cafetière cuisinier cuisinière hockeyeur hockeyeuse footballeur footballeuse rugbyman
    basketteur basketteuse handballeur handballeuse tennisman pongiste cavalier cavalière
    alpiniste randonneur randonneuse guérisseur guérisseuse kinésithérapeute ostéopathe chirurgien
    chirurgienne anesthésiste gynécologue oncologue virologue épidémiologiste biologiste
    psychanalyste éthologue géologue botaniste astronome astrophysicien astrophysicienne
    naturaliste ornithologue archéologue paléontologue démographe ethnologue philosophe linguiste
    """)
)

ACCUSED = frozenset(words("accusé accusée prévenu prévenue suspect suspecte inculpé inculpée"))
ON_TRIAL = (
    r"(?:compara[iî]\w+|répond(?:ent|ra|ait|aient)?(?: depuis \w+)? (?:de\b|d['’](?!une?\b))"
    r"|(?:est|était|sera|a été|avait été|serait|reste|soit)(?: \w+)?"
    r" (?:(?:re)?jugé|poursuivi|accusé|soupçonné|inculpé|écroué|condamné|mise? en (?:examen|cause)"
    r"|placée? en (?:détention|garde)|arrêté|interpellé|renvoyé)"
    r"|(?=[jpasim])(?<![lLdD]['’])(?<!\ble )(?<!\bla )(?<!\bun )(?<!\bune )(?<!\ba )"
    r"(?<!avait )(?<!ayant )"
    r"(?:jugé|poursuivi|accusé|soupçonné|inculpé|mise? en examen)e?\b)"
)
"""What is said of somebody accused: « comparaît pour », « est jugé », « , soupçonnée de »."""
OF_TRIAL = (
    r"(?:(?:procès|comparution|mise en examen|garde à vue|interpellation|arrestation|inculpation"
    r"|détention|incarcération)(?: \w+){0,3}? (?:de |d['’])(?:M\. |Mme )?"
    r"|\b(?:condamnée?|jugée?|poursuivie?|soupçonnée?|accusée?) [^,.;:]{2,40}, )$"
)
