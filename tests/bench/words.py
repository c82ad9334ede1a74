"""The words that the benchmark's articles are made of, English and French."""

NAMES = (
    "Marta Ilves",
    "Oluwaseun Adé",
    "Núria Castellví",
    "Søren Bækgaard",
    "Zoë Quartermaine",
    "Þórdís Ragnarsdóttir",
    "Łucja Wierzbicka",
    "Nguyễn Thị Hạnh",
    "Ελένη Δράκου",
    "Людмила Горбач",
    "سلمى الخطيب",
    "山口 陽菜",
    "Anaïs Le Goff",
    "Béla Szűcs",
    "İpek Yıldırım",
    "Tomáš Dvořáček",
    "Ibrahim Kourouma",
    "Ottoline Fairweather",
    "Geoffroy de Maupré",
    "Ruairí Ó Conaill",
    "Jasmijn van der Wiel",
    "Thandiwe Mokoena",
    "Casimir Brandewijk",
    "Hortense Villedieu",
)

PLACES = (
    "Brackwater",
    "Saint-Aubert",
    "Møllehavn",
    "Kestrel Bay",
    "Peñalara Alta",
    "Gräfenbrunn",
    "Dunmorrow",
    "Vieux-Fossé",
    "Hartsmoor",
    "Čierna Voda",
    "Port Halloran",
    "Les Ormeaux",
    "Tarnsgill",
    "Ostrava-Lhotka",
    "Mirefield",
    "La Roche-Perdue",
    "Quillan Cross",
    "Żabieniec",
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
        "Monday|Tuesday night|last spring|in late October|before dawn|since 1987|this week|"
        "after the storm|over three winters|on 14 March|by midsummer|during the recess|"
        "a decade ago|within the hour|between two sessions|at the weekend"
    ),
    "said": "said added insisted warned explained argued recalled admitted replied promised",
}

ENGLISH_SENTENCES = (
    "The {which} {what} near {place} was {did} {how} by the {who} {when}.",
    "A {who} {did} one {which} {what}, then another {what} {when}.",
    "Nobody at the {which} {who} {did} its {what} {how}, {name} noted.",
    "{name}, who runs a {which} {who}, {did} {number} {unit} {when}.",
    "Whether {place} keeps this {what} depends on {number} {unit} and a {which} {who}.",
    "Critics called the {what} {which}; supporters {did} it {how}.",
    "Behind the {what}, {place} {how} {did} its {which} {what} — and a {what} too.",
    "Some {number} {unit} later, {name} {did} the {who} {how}.",
    "{place} has no {which} {what}: its {who} {did} every {what} {when}.",
    "Meanwhile the {who} of {place} {did} what {name} considers a {which} {what}.",
)
ENGLISH_NUMBERS = (
    "The {who} of {place} {did} {number} {unit} {when}, against {number} for the {what}.",
    "At least {number} {unit} were {did} in {place} {when}.",
    "{place} {did} {percent} % of its {unit}, the {which} {who} found.",
)
ENGLISH_SPEECH = (
    "We {did} {number} {unit} and a {which} {what} {when}",
    "No {who} in {place} ever {did} this {what} so {how}",
    "Our {what} is {which}, our {who} is not, and {place} knows it",
    "They {how} {did} a {what} which {number} {unit} could not fill",
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
        "discrètement hâtivement publiquement illégalement peu-à-peu aussitôt ensemble enfin "
        "tardivement derechef malgré-tout unanimement"
    ),
    "unit": (
        "tonnes foyers euros voyageurs hectares bénévoles kilomètres factures élèves litres "
        "signatures navires lits mégawatts"
    ),
    "when": (
        "lundi|mardi soir|au printemps|fin octobre|avant l’aube|depuis 1987|cette semaine|"
        "après la tempête|en trois hivers|le 14 mars|dès l’été|voici dix ans|à la mi-août"
    ),
    "said": "dit affirme assure explique prévient répond promet précise regrette rappelle",
}

FRENCH_SENTENCES = (
    "Le {what} {which} de {place} fut {did} {how} par un {who} {when}.",
    "Un {who} {which} a {did} ce {what}, puis chaque {what} {when}.",
    "À {place}, {name} a {did} {number} {unit} {when}.",
    "Aucun {who} n’avait {how} {did} de {what} {which}, note {name}.",
    "Faut-il à {place} un {what} {which} pour {number} {unit} ?",
    "Son {what} {did}, le {who} {which} attend {number} {unit} {when}.",
    "{name}, du {who} de {place}, juge ce {what} {which} — mais {did}.",
    "Ni {what} ni {what} : {place} a {how} {did} son {who}.",
)
FRENCH_NUMBERS = (
    "Le {who} de {place} a {did} {number} {unit} {when}, contre {number} pour le {what}.",
    "{place} a {did} {percent} % de ses {unit}, selon un {who} {which}.",
)
FRENCH_SPEECH = (
    "Nous avons {did} {number} {unit} et un {what} {which} {when}",
    "Jamais {place} n’a {how} {did} pareil {what}",
    "Notre {what} reste {which}, le {who} l’a {did} {when}",
    "Un {who} {which} vaut bien {number} {unit}, même {did}",
)
