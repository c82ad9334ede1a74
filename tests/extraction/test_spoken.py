"""What was said is told from titles, names and words set apart, in languages without a grammar."""

import pytest

from annotations.extraction import extract

SAID = [
    (
        "de",
        "Die Kritik lobte den Roman als „Meisterwerk der Gegenwart“.",
        ["Meisterwerk der Gegenwart"],
    ),
    ("de", "„Ich bin froh, dass es vorbei ist.“", ["Ich bin froh, dass es vorbei ist."]),
    ("de", "Auf die Frage, ob er zurücktrete, antwortete der Minister mit „Nein“.", ["Nein"]),
    (
        "de",
        "Seine Ehefrau beschrieb ihn als „sehr ruhigen Menschen“, der „nie laut“ geworden sei.",
        ["sehr ruhigen Menschen", "nie laut"],
    ),
    ("de", "Sie fügte hinzu, die Partei müsse sich „neu erfinden“.", ["neu erfinden"]),
    ("de", "Kritiker werfen ihm „Größenwahn“ vor.", ["Größenwahn"]),
    (
        "de",
        "Auch der Bürgermeister findet: „Das geht so nicht weiter!“",
        ["Das geht so nicht weiter!"],
    ),
    ("cs", "Kritici mluvili o „zradě“ a „podvodu na voličích“.", ["zradě", "podvodu na voličích"]),
    ("cs", "„To není pravda!“ vykřikl muž v zadní řadě.", ["To není pravda!"]),
    ("cs", "Na otázku, zda odstoupí, odpověděl ministr „ne“.", ["ne"]),
    (
        "cs",
        "„Musíme být trpěliví. Výsledky přijdou,“ uvedla s tím, že „není důvod k panice“.",
        ["Musíme být trpěliví. Výsledky přijdou", "není důvod k panice"],
    ),
    ("cs", "Podle něj je to „jen začátek“.", ["jen začátek"]),
    ("ru", '"Мы готовы", - сказал он.', ["Мы готовы"]),
    (
        "ru",
        "Эксперты считают, что это «бомба замедленного действия».",
        ["бомба замедленного действия"],
    ),
    (
        "ru",
        "Министр подчеркнул: «Закон вступит в силу с января».",
        ["Закон вступит в силу с января"],
    ),
    ("ru", "На вопрос, уйдёт ли он, министр ответил: «Нет».", ["Нет"]),
    ("es", 'El Ayuntamiento considera que la medida es "desproporcionada".', ["desproporcionada"]),
    ("es", "«¿Por qué ahora?», se preguntó el alcalde.", ["¿Por qué ahora?"]),
    ("nl", 'Het is "een drama", vindt de wethouder.', ["een drama"]),
    ("pt", 'O ministro disse que a decisão é "um erro grave".', ["um erro grave"]),
    (
        "de",
        "Der Film wurde von der Kritik als „überladen“ und „zu lang“ bezeichnet.",
        ["überladen", "zu lang"],
    ),
    (
        "de",
        "In einer Erklärung hieß es, der Konzern sei „tief betroffen“ von dem Unfall.",
        ["tief betroffen"],
    ),
    (
        "de",
        "„Das“, sagte sie nach einer Pause, „werde ich nie vergessen.“",
        ["Das", "werde ich nie vergessen."],
    ),
    ("de", "Sein Sprecher wies die Vorwürfe als „völlig haltlos“ zurück.", ["völlig haltlos"]),
    ("de", "Auf dem Plakat stand „Nie wieder Krieg“.", ["Nie wieder Krieg"]),
    (
        "de",
        "„Es ist vorbei“: Mit diesen Worten verabschiedete sich der Kapitän.",
        ["Es ist vorbei"],
    ),
    ("de", "Die Behörde spricht von „Einzelfällen“.", ["Einzelfällen"]),
    ("de", "„Ich dachte, ich sterbe“, erinnert sich der 34-Jährige.", ["Ich dachte, ich sterbe"]),
    ("de", "Viele nannten ihn einfach „den Chef“.", ["den Chef"]),
    (
        "de",
        "„Man kann nicht alles haben.“ Das ist sein Lieblingssatz.",
        ["Man kann nicht alles haben."],
    ),
    (
        "de",
        '"Wir haben hart gearbeitet und verdient gewonnen", so Kapitän Jan Kurz nach dem Spiel.',
        ["Wir haben hart gearbeitet und verdient gewonnen"],
    ),
    ("de", "Im Vertrag ist nur von „angemessenen Maßnahmen“ die Rede.", ["angemessenen Maßnahmen"]),
    ("de", "„Nein“, antwortete er knapp.", ["Nein"]),
    (
        "cs",
        "„Doufáme, že lidé pochopí, o co jde,“ napsala v pondělí na blogu zvláštní vyslankyně.",
        ["Doufáme, že lidé pochopí, o co jde"],
    ),
    (
        "cs",
        "Kritici film označili za „přeplácaný“ a „příliš dlouhý“.",
        ["přeplácaný", "příliš dlouhý"],
    ),
    (
        "cs",
        "Společnost v prohlášení uvedla, že je nehodou „hluboce zasažena“.",
        ["hluboce zasažena"],
    ),
    ("cs", "„Na to,“ řekla po chvíli, „nikdy nezapomenu.“", ["Na to", "nikdy nezapomenu."]),
    ("cs", "Jeho mluvčí odmítl obvinění jako „zcela nepodložená“.", ["zcela nepodložená"]),
    ("cs", "Na plakátu stálo „Už nikdy válku“.", ["Už nikdy válku"]),
    ("cs", "Úřad mluví o „ojedinělých případech“.", ["ojedinělých případech"]),
    ("cs", "„Myslel jsem, že umřu,“ vzpomíná čtyřiatřicetiletý muž.", ["Myslel jsem, že umřu"]),
    (
        "cs",
        "„Člověk nemůže mít všechno.“ To je jeho oblíbená věta.",
        ["Člověk nemůže mít všechno."],
    ),
    (
        "cs",
        '"Tvrdě jsme pracovali a zaslouženě vyhráli," uvedl po zápase kapitán Jan Krátký.',
        ["Tvrdě jsme pracovali a zaslouženě vyhráli"],
    ),
    ("cs", "Ve smlouvě se mluví jen o „přiměřených opatřeních“.", ["přiměřených opatřeních"]),
    ("cs", "„Ne,“ odpověděl stručně.", ["Ne"]),
    (
        "cs",
        "Ministr k tomu poznamenal, že „situace není dobrá, ale zvládneme to“.",
        ["situace není dobrá, ale zvládneme to"],
    ),
    (
        "ru",
        "Критики назвали фильм «перегруженным» и «слишком длинным».",
        ["перегруженным", "слишком длинным"],
    ),
    (
        "ru",
        "В заявлении говорится, что компания «глубоко потрясена» аварией.",
        ["глубоко потрясена"],
    ),
    (
        "ru",
        "«Этого, — сказала она после паузы, — я никогда не забуду».",
        ["Этого", "я никогда не забуду"],
    ),
    (
        "ru",
        "Его представитель отверг обвинения как «совершенно беспочвенные».",
        ["совершенно беспочвенные"],
    ),
    ("ru", "На плакате было написано: «Нет войне».", ["Нет войне"]),
    ("ru", "«Я думал, что умру», — вспоминает 34-летний мужчина.", ["Я думал, что умру"]),
    ("ru", "«Нельзя иметь всё». Это его любимая фраза.", ["Нельзя иметь всё"]),
    (
        "ru",
        '"Мы много работали и заслуженно победили", - сказал после матча капитан Ян Краткий.',
        ["Мы много работали и заслуженно победили"],
    ),
    ("ru", "В договоре речь идёт лишь о «разумных мерах».", ["разумных мерах"]),
    ("ru", "«Нет», — коротко ответил он.", ["Нет"]),
    (
        "ru",
        "Министр заметил, что «ситуация плохая, но мы справимся».",
        ["ситуация плохая, но мы справимся"],
    ),
    (
        "de",
        "„Die Zahlen sprechen für sich“, heißt es in dem Schreiben, das der Redaktion vorliegt.",
        ["Die Zahlen sprechen für sich"],
    ),
    (
        "de",
        "Sie habe „nie ein Problem“ mit ihm gehabt, betonte die Nachbarin.",
        ["nie ein Problem"],
    ),
    ("de", "Mit dem Satz „Ich bin dann mal weg“ wurde er berühmt.", ["Ich bin dann mal weg"]),
    (
        "de",
        "Der Papst rief die Gläubigen auf, „Brücken statt Mauern“ zu bauen.",
        ["Brücken statt Mauern"],
    ),
    ("de", "Der Wirtschaftsminister warnte vor „ernsten Folgen“.", ["ernsten Folgen"]),
    (
        "de",
        "Nach Ansicht der Richter war die Kündigung „offensichtlich unwirksam“.",
        ["offensichtlich unwirksam"],
    ),
    (
        "de",
        "Der Konzern bestätigte, dass „Gespräche laufen“, nannte aber keine Details.",
        ["Gespräche laufen"],
    ),
    (
        "de",
        "„Wer bist du?“, fragte das Kind. „Dein Onkel“, sagte der Mann.",
        ["Wer bist du?", "Dein Onkel"],
    ),
    ("de", "Der Trainer zeigte sich „stolz auf die Mannschaft“.", ["stolz auf die Mannschaft"]),
    (
        "cs",
        "„Čísla mluví za vše,“ stojí v dopise, který má redakce k dispozici.",
        ["Čísla mluví za vše"],
    ),
    ("cs", "Sousedka zdůraznila, že s ním „nikdy neměla problém“.", ["nikdy neměla problém"]),
    ("cs", "Papež vyzval věřící, aby stavěli „mosty místo zdí“.", ["mosty místo zdí"]),
    ("cs", "Ministr hospodářství varoval před „vážnými následky“.", ["vážnými následky"]),
    (
        "cs",
        "„Byli jsme jako bratři,“ vypráví Hasan, který dnes žije v Brně.",
        ["Byli jsme jako bratři"],
    ),
    ("cs", "Podle soudců byla výpověď „zjevně neplatná“.", ["zjevně neplatná"]),
    (
        "cs",
        "Koncern potvrdil, že „jednání probíhají“, podrobnosti však neuvedl.",
        ["jednání probíhají"],
    ),
    ("cs", "„Kdo jsi?“ zeptalo se dítě. „Tvůj strýc,“ řekl muž.", ["Kdo jsi?", "Tvůj strýc"]),
    (
        "ru",
        "«Цифры говорят сами за себя», — говорится в письме, имеющемся в распоряжении редакции.",
        ["Цифры говорят сами за себя"],
    ),
    (
        "ru",
        "Соседка подчеркнула, что у неё с ним «никогда не было проблем».",
        ["никогда не было проблем"],
    ),
    ("ru", "Патриарх призвал верующих строить «мосты, а не стены».", ["мосты, а не стены"]),
    ("ru", "Министр экономики предупредил о «серьёзных последствиях».", ["серьёзных последствиях"]),
    ("ru", "По мнению судей, увольнение было «явно незаконным».", ["явно незаконным"]),
    (
        "ru",
        "Концерн подтвердил, что «переговоры идут», но подробностей не сообщил.",
        ["переговоры идут"],
    ),
    ("ru", "«Кто ты?» — спросил ребёнок. «Твой дядя», — сказал мужчина.", ["Кто ты?", "Твой дядя"]),
    ("ru", "Тренер признался, что «гордится командой».", ["гордится командой"]),
]
NOT_SAID = [
    ("de", "Er war Mitglied der Band „Die Wanderer“ und spielte im Film „Nachts“ mit."),
    ("de", "Unter dem Titel „Reden wir darüber“ lädt der Verein am Samstag ein."),
    ("cs", "Album „Modrá“ vyšlo v roce 1998."),
    ("cs", "Kapela si říká „Čtyři stromy“ a hraje folk."),
    ("cs", "Operaci „Svoboda“ zahájila armáda v noci."),
    ("ru", "Он получил прозвище «Железный»."),
    ("es", 'La canción "Color esperanza" fue un éxito.'),
    ("nl", 'De groep "Jonge Boeren" protesteert.'),
    ("de", "Der Name „Kap“ stammt vom lateinischen „caput“, was „Kopf“ bedeutet."),
    ("de", "Er gilt als „Vater der modernen Chirurgie“."),
    ("de", "Die Single „Lauf“ erschien 1999 auf dem Album „Regen“."),
    ("de", "Der Verein „Hilfe für alle“ sammelt Spenden, wie der Vorsitzende mitteilte."),
    ("de", "Die Gruppe spielte Stücke wie „Morgenrot“, „Abendlied“ und „Mitternacht“."),
    ("cs", "Název „Kap“ pochází z latinského „caput“, což znamená „hlava“."),
    ("cs", "Bývá nazýván „otcem moderní chirurgie“."),
    ("cs", "Singl „Běž“ vyšel v roce 1999 na albu „Déšť“."),
    ("cs", "Pojem „mlčící většina“ se ujal v sedmdesátých letech."),
    ("cs", "Spolek „Pomoc všem“ sbírá dary, sdělil jeho předseda."),
    ("cs", "Skupina hrála skladby jako „Ráno“, „Večer“ a „Půlnoc“."),
    ("ru", "Название «Кап» происходит от латинского «caput», что означает «голова»."),
    ("ru", "Его называют «отцом современной хирургии»."),
    ("ru", "Сингл «Беги» вышел в 1999 году на альбоме «Дождь»."),
    ("ru", "Термин «молчаливое большинство» закрепился в семидесятые годы."),
    ("ru", "Фонд «Помощь всем» собирает пожертвования, сообщил его председатель."),
    ("ru", "Группа исполнила песни «Утро», «Вечер» и «Полночь»."),
    ("de", "Der Bassist der Gruppe „Nordlicht“ verließ die Band nach der Tournee „Ohne Netz“."),
    ("de", "Das Werk trägt den Titel „Frau am Fenster“ und hängt in Dresden."),
    ("de", "Die Stadt ist auch als „Perle der Adria“ bekannt."),
    ("de", "Zum „Spieltag der Rekorde“ kamen 400.000 Zuschauer."),
    ("de", "Er erhielt den Preis „Bester Nachwuchs“ und dankte seiner Familie."),
    ("de", "In der Szene gilt das als „uncool“."),
    ("cs", "Baskytarista skupiny „Severka“ odešel po turné „Bez sítě“."),
    ("cs", "Obraz nese název „Žena u okna“ a visí v Drážďanech."),
    ("cs", "Město je známé také jako „perla Jadranu“."),
    ("cs", "Získal cenu „Objev roku“ a poděkoval rodině."),
    ("cs", "Mezi mladými to platí za „trapné“."),
    ("ru", "Басист группы «Северный свет» ушёл после тура «Без сети»."),
    ("ru", "Картина под названием «Женщина у окна» хранится в Дрездене."),
    ("ru", "Город известен также как «жемчужина Адриатики»."),
    ("ru", "Он получил премию «Открытие года» и поблагодарил семью."),
    ("ru", "Проект получил название «Умный город»."),
    ("ru", "Орден «За заслуги» вручил лично губернатор."),
]


def quoted(text, language):
    return [span.of(text) for quote in extract(text, language).quotes for span in quote.content]


@pytest.mark.parametrize(("language", "text", "words"), SAID)
def test_words_that_somebody_said_are_a_quote(language, text, words):
    assert quoted(text, language) == words


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_names_titles_and_words_set_apart_are_no_quote(language, text):
    assert quoted(text, language) == []
