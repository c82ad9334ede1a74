"""The words that the benchmark's articles are made of, English and French."""

FIRST_NAMES = (
    "Marta Oluwaseun Núria Søren Zoë Þórdís Łucja Hạnh Ελένη Людмила سلمى 陽菜 Anaïs Béla İpek "
    "Tomáš Ibrahim Ottoline Geoffroy Ruairí Jasmijn Thandiwe Casimir Hortense"
)
LAST_NAMES = (
    "Ilves Adé Castellví Bækgaard Quartermaine Ragnarsdóttir Wierzbicka Nguyễn Δράκου Горбач "
    "الخطيب 山口 Goff Szűcs Yıldırım Dvořáček Kourouma Fairweather Maupré Conaill Wiel Mokoena "
    "Brandewijk Villedieu"
)

PLACES = (
    "Brackwater Aubert Møllehavn Kestrel Peñalara Gräfenbrunn Dunmorrow Fossé Hartsmoor Čierna "
    "Halloran Ormeaux Tarnsgill Lhotka Mirefield Roche Quillan Żabieniec Ülsby Vrådal"
)

PAPERS = (
    "The Brackwater Courier",
    "The Hartsmoor Ledger",
    "L'Écho des Ormeaux",
    "Kestrel Bay Dispatch",
    "Le Phare du Vieux-Fossé",
    "Tarnsgill Gazette",
    "Quillan Observer",
    "La Dépêche de Saint-Aubert",
    "Mirefield Wire",
    "Port Halloran Times",
)

ENGLISH = {
    "who": (
        "council ministry union agency tribunal committee operator consortium parish brigade "
        "museum hospital college railway shipyard broadcaster charity regulator fleet syndicate "
        "treasury inspectorate orchestra laboratory cooperative observatory garrison foundry "
        "library insurer"
    ),
    "which": (
        "regional disputed former coastal unfinished municipal costly abandoned temporary secret "
        "annual independent wooden flooded overdue promised provisional rural historic leaking "
        "fragile crowded discreet nuclear medieval solar frozen delicate noisy generous bilingual "
        "unlicensed radioactive prefabricated"
    ),
    "what": (
        "bridge budget vaccine reservoir ferry timetable archive harvest tunnel orchard turbine "
        "passport quarry footpath census pension lighthouse ballot viaduct pipeline greenhouse "
        "allotment cathedral sewer locomotive glacier herring mural microphone ledger satellite "
        "windmill cemetery aquarium refinery barrage almanac breakwater incinerator telescope"
    ),
    "did": (
        "approved postponed inspected rebuilt cancelled surveyed auctioned repainted defended "
        "questioned measured leased abandoned insured documented flooded restored dismantled "
        "financed renamed photographed privatised counted condemned subsidised evacuated drained"
    ),
    "how": (
        "quietly twice reluctantly overnight unanimously hastily publicly again narrowly silently "
        "illegally gradually unexpectedly jointly cheaply belatedly"
    ),
    "unit": (
        "tonnes households euros passengers hectares volunteers kilometres invoices pupils litres "
        "signatures vessels beds megawatts complaints tickets"
    ),
    "when": (
        "Monday|Tuesday night|last spring|in October|before dawn|since 1987|this week|"
        "after Easter|over winter|by midsummer|yesterday|decades ago|within hours|at noon"
    ),
    "said": "said added insisted warned explained argued recalled admitted replied promised",
}

ENGLISH_SENTENCES = (
    "The {which} {what} near {place} was {did} {how} by the {who} {when}.",
    "A {who} {did} one {which} {what}, then another {what} {when}.",
    "Nobody at {place}’s {which} {who} {did} its {what} {how}, {name} noted.",
    "{name}, running one {which} {who}, {did} {number} {unit} {when}.",
    "Whether {place} keeps this {what} depends on {name}, {number} {unit} or one {which} {who}.",
    "Critics called {place}’s {what} {which}; supporters {did} it {how}.",
    "Behind the {what}, {place} {how} {did} its {which} {what} — or a {what}.",
    "Some {number} {unit} later, {name} {did} the {who} {how}.",
    "{place} lacks a {which} {what}: its {who} {did} every {what} {when}.",
    "Meanwhile the {who} of {place} {did} what {name} considers a {which} {what}.",
)
ENGLISH_NUMBERS = (
    "The {who} of {place} {did} {number} {unit} {when}, against {number} for the {what}.",
    "At least {number} {unit} were {did} in {place} {when}.",
    "{place} {did} {percent} % more {unit}, its {which} {who} found.",
)
ENGLISH_SPEECH = (
    "We {did} {number} {unit}, even one {which} {what}, {when}",
    "No {who} in {place} ever {did} this {what} so {how}",
    "Our {what} is {which}, our {who} {did} it, {place} knows",
    "They {how} {did} a {what} that {number} {unit} hardly fill",
    "If the {who} {did} us {when}, then the {which} {what} goes",
)

FRENCH = {
    "who": (
        "conseil ministère syndicat tribunal comité consortium musée hôpital rectorat chantier "
        "orchestre laboratoire observatoire régiment collectif cadastre cabinet théâtre port "
        "département"
    ),
    "which": (
        "régional contesté ancien côtier inachevé municipal coûteux délaissé provisoire secret "
        "annuel indépendant inondé promis rural fragile bondé nucléaire médiéval solaire gelé "
        "bruyant généreux bilingue"
    ),
    "what": (
        "pont budget vaccin réservoir verger tunnel phare viaduc recensement cimetière potager "
        "gazoduc glacier moulin aquarium barrage télescope registre sentier scrutin quai préau "
        "hangar lavoir beffroi funiculaire"
    ),
    "did": (
        "approuvé reporté inspecté rebâti annulé vendu repeint défendu mesuré loué assuré "
        "restauré démonté financé rebaptisé compté condamné évacué asséché photographié"
    ),
    "how": (
        "discrètement hâtivement publiquement illégalement bientôt aussitôt ensemble enfin "
        "tardivement derechef pourtant unanimement"
    ),
    "unit": (
        "tonnes foyers euros voyageurs hectares bénévoles kilomètres factures élèves litres "
        "signatures navires lits mégawatts"
    ),
    "when": (
        "lundi|mardi soir|au printemps|fin octobre|avant Pâques|depuis 1987|cette semaine|"
        "dès juin|hier|naguère|à midi|en hiver"
    ),
    "said": "dit affirme assure explique prévient répond promet précise regrette rappelle",
}

FRENCH_SENTENCES = (
    "Le {what} {which} de {place} fut {did} {how} par un {who} {when}.",
    "Un {who} {which} a {did} ce {what}, puis chaque {what} {when}.",
    "À {place}, {name} a {did} {number} {unit} {when}.",
    "Aucun {who} n’a {how} {did} de {what} {which}, note {name}.",
    "Offrir à {place} ce {what} {which} pour {number} {unit} ?",
    "Son {what} {did}, le {who} {which} attend {number} {unit} {when}.",
    "{name}, du {who} de {place}, juge ce {what} {which} — mais {did}.",
    "Ni {what} ni {what} : {place} a {how} {did} son {who}.",
)
FRENCH_NUMBERS = (
    "Le {who} de {place} a {did} {number} {unit} {when}, contre {number} pour le {what}.",
    "{place} a {did} {percent} % des {unit}, selon un {who} {which}.",
)
FRENCH_SPEECH = (
    "Nous avons {did} {number} {unit}, même ce {what} {which}, {when}",
    "Jamais {place} n’a {how} {did} pareil {what}",
    "Notre {what} reste {which}, le {who} l’a {did} {when}",
    "Un {who} {which} vaut bien {number} {unit}, même {did}",
)
