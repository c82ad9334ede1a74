"""First names that are nearly always a woman's or a man's, in small letters.

A list of our own, of names that news in English and French is full of, whatever the country. Names
that both bear (Alex, Camille, Robin) are left out, for a wrong guess is worse than none; those that
differ by language (Jean, Simone) are in the language's own file.
"""

from annotations.extraction.languages.base import words

WOMEN = frozenset(
    words("""
    abby abigail ada adaeze adela adelaide adele adelina adèle adélaïde adriana adrienne agata
    agatha agathe agnes agnès agnieszka aicha aida aigul aiko aileen ailsa aisha aisling aïcha aïda
    aïssata akiko alana alba albane alejandra alena alessandra alessia alexandra alexia alice alicia
    aliénor alina aline alison alix alizée allison alma alyssa amaia amal amalia amanda amandine
    amara amber ambre amelia amélia amélie amina aminata amira amy ana anabel anaïs anastasia anca
    andreea aneta angela angelica angelina angèle angélique angharad anita anja anjali ann anna
    annabel annabelle annaëlle anne anne-laure anne-marie anne-sophie anneke annelies annelise
    annette annick annie annika anouk antje antoinette antonella antonia anwen anya apolline
    arabella ariadne ariana ariane arlette armande armelle asha ashley asma assia astrid athena aude
    audra audren audrey augusta augustina aurelia aurélia aurélie aurora aurore ava averil awa
    axelle aya ayşe barbara bea beata beatrice beatrix beatriz becky belinda bella bernadette
    bernice berta bertha berthe bertille beryl bess beth bethany betsy bettany bettina betty beverly
    béatrice bénédicte bérangère bérénice bianca bintou birgit birgitta blanca blanche blandine
    bleuenn blythe bonnie branwen brenda brianna bridget bridie brigid brigitte britney britta
    brittany bronwen brooke caitlin camila candice capucine cara carina carla carlotta carly carmen
    carol carole carolina caroline carolyn carrie carys cassandra cassandre caterina catharina
    catherine cathy catrin cecilia celeste celia ceridwen cécile cécilia céleste célestine célia
    céline chantal charlène charlotte charmaine chelsea cheryl chiara chika chimamanda chioma chloe
    chloé chrissie christa christel christelle christiane christina christine ciara cicely cindy
    claire clara clarisse claudette claudia claudie claudine clementine cléa clémence clémentine
    cloé clotilde colette colleen colombe concepción connie constance consuelo cora coralie cordelia
    coretta corinne cornelia coumba courtney cristina cynthia cyrielle dagmar daisy dalia danica
    daniela danielle danièle daphne daphné davina dawn dayo debbie deborah debra deena deepa deirdre
    delia delilah della delphine denise dervla desiree diana diane dieynaba dihya dilys dina dinah
    djeneba djénéba dolores dolorès domitille donna dora doreen dorine doris dorothée dorothy dorte
    dragana edie edith edna edwige effie eileen eilidh eira elaine eleanor eleanore elena eliana
    elif elin elisa elisabeth elise eliza elizabeth elke ella ellen ellie eloise elsa elsie elspeth
    elvira elvire emer emi emilia emilie emily emma emmanuelle emmeline enid enora erica erika erin
    ernestine esmeralda esmé esperanza estelle esther ethel eugenia eugenie eugénie eulalia eulalie
    eunice eva evangeline eve evelyn ewa ève édith éléonore élisa élisabeth élise élodie éloïse
    émeline émilie évelyne fabienne fadila faiza fanny fanta farah farida fatima fatou fatoumata
    faustine fay faye federica felicia felicity fenella fernanda ffion filomena finola fiona flavia
    flavie fleur flora flore florence floriane florine florrie folasade frances francesca francette
    francine françoise freda freya frédérique frida frieda gabriela gabriella gabrielle gaëlle gail
    gaïa garance gayle gaynor geeta gemma genevieve geneviève georgette georgia georgiana georgie
    georgina geraldine gerda germaine gersende gertrude géraldine ghislaine gillian gina ginette
    giovanna gisela gisèle gita giulia gladys glenda gloria glynis grace gracie graciela greer greta
    gretchen gretel griet guadalupe gulnara gunilla gwen gwenaëlle gwendoline gwenola gwyneth hadja
    hafida halima halle halyna hana hanako hanna hannah hanne harriet haruka hattie hazel heather
    hedwig hedwige heidi heike helen helena helene helga henrietta henriette henrike hermance
    hermine hettie hélène héloïse hilary hilda hilde honorine hortense houria huguette hyacinthe
    hye-jin hyun-ja ida ifeoma ilaria ileana ilona ilse imane imani imelda imogen ina indira ines
    inès inga inge ingeborg ingrid ioana iona irena irene irène irina iris irma irmgard iryna isabel
    isabela isabella isabelle isadora isaure isla isobel ivana ivanka ivy iwona izabela jacinda
    jacinta jacinthe jacqueline jade jamila jana jane janelle janet janette janice janine jasmine
    jeanette jeanne jeannette jeannine jelena jemima jemma jenna jennifer jenny jessica ji-woo jill
    jo joan joana joanna joanne jocelyne jodi jodie joëlle johanna jolanta jolene josée josefina
    josephine josette joséphine josiane josie jovana joy joyce juana juanita judith judy julia
    juliana juliane julie julienne juliet juliette justine jutta kadiatou kadija kalina kamala
    kamila karen karima karin karina karine karla karolina kasia katarina katarzyna kate katell
    kateryna katharina katherine kathleen kathryn kathy katia katie katja katrien katrin katrina
    kavita kavya kaye kayla keiko keira keisha kelly kendra kerstin khadi khadija khady kiara
    kimberly kirsten kirsti kirsty kitty klara klervi krista kristen kristin kristina kristine
    krystyna kumiko laetitia laëtitia laila lakshmi lalita lana lara larissa lata latifa laura
    lauranne laure lauren lauriane laurianne laurie laurine lavender lavinia layla lea leah leanne
    leila leilani leïla lena lene lenka lenore leonie leonor leonora lesia lesley leslie leticia
    letitia letty léa léna léonie léonor léonore léopoldine liana lidia lidija liesel liesl lieve
    lila liliana liliane lilla lillian lilly lilou lily lina linda lindsay lindsey liora lisa
    lisbeth lise liselotte lisette lison liudmyla liv livia liz liza lizzie loane lois lola lorena
    loretta lorène lorna lorraine lotte lottie loubna louisa louise louna lourdes luce lucette lucia
    luciana lucie lucienne lucile lucille lucinda lucretia lucy ludivine ludmila ludmilla ludmyla
    luisa luna luz lydia lydie lyla lynda lyne lynette lynn lynne lysiane mabel mackenzie maddie
    madeleine madeline madge maelle maeve maëlle maëlys maëva mafalda magali magalie magda magdalena
    maggie mahalia mai-lan mai-linh maisie maïmouna maïté maïwenn maja maki malak malala malika
    malin mamie mandy manon manuela mara marcela marcelina marceline marcella marcelle marcia
    mareike margaret margarete margarita margaux margery margit margo margot marguerite maria mariam
    mariama mariame mariana marianne maribel maribeth marie marie-agnès marie-andrée marie-anne
    marie-christine marie-claire marie-claude marie-ève marie-france marie-hélène marie-josé
    marie-josée marie-laure marie-line marie-lou marie-louise marie-pierre marie-thérèse mariella
    marielle marija marika mariko marilena marilou marilyn marilyne marina marine marion marisa
    marisol marissa marit mariya marjolaine marjorie marlene marlène marlies marlyse marsha marta
    martha martina martine mary maryam maryanne maryline maryse maryvonne mathilde matilda matilde
    maud maude maura maureen mauricette mavis maxine maya maylis mayumi meenakshi meera megan meghan
    mei mei-ling meike melanie melba melina melinda melissa mélusine mercedes meredith merete meryl
    mette mélanie mélisande mélissa mélodie mia michaela micheline michelle michèle michiko mikaela
    milagros mildred milena milica min-ji mina mindy minerva minnie mira miranda mireille mirela
    miriam mirjam misty moira mollie molly mona monica monika monique morag morgane morwenna muriel
    mylène myra myriam myrna myrtille myrtle nadezhda nadège nadia nadine nadiya nadja nafissatou
    naima naïma naïs nancy nanette naoko naomi narges nasreen nasrin natacha natalia natalie natalka
    natalya natasha nathalie nawal nawel ndeye neha nelida nell nellie nelly nerys nessa neve ngozi
    nia niamh nichola nicola nicole nicolette nikki nina ninon nisha nita nneka noelle noemi noémie
    noëlle nolwenn noor nora norah noreen norma nour nuala nuria océane octavia odalys odessa odette
    odélie odile ofelia oksana oleksandra olena olga olha olive olivia oluchi olwen olympe ombeline
    ondine oona oonagh opal ophelia ophélie oriane orla ornella orsolya ottilie oumou paige paloma
    pam pamela paola pascale pascaline patience patricia patrizia paula paule paulette paulina
    pauline pearl peggy penelope penny perla perrette perrine petra petronella pénélope philippa
    philippine philomena philomène phoebe phyllis pia pierrette pilar pippa polina polly pooja poppy
    portia priscilla priscille priya priyanka prue prune quitterie rachel rachida radhika radka
    rafaela rahma raina ramata ramona rania raphaële raphaëlle raquel raymonde reba rebecca regina
    regula reiko reina reine rekha renata renate renée régine rhiannon rhoda rhonda rita roberta
    rochelle rocío roisin rokhaya rolande romane romina romy rosa rosaleen rosalie rosalind rosalía
    rosamond rosamund rosanna rosario rose roseline roselyn rosemary rosie rosine roswitha rowena
    roxana roxane roxanne roya rozenn róisín rubina ruby rupa ruth sabah sabine sabrina sachiko
    sadie saffron safia saïda sakura salima salimata sally salma salomé saloua samantha samia samira
    sandie sandra sandrine sanna sanne saoirse sara sarah saskia savannah savita scarlett ségolène
    selena selina selma servane séphora séverine shabana shabnam shalini shanice shannon shanti
    sharon shauna sheena sheila shelagh shelley sherry shilpa shira shirin shirley shivani shona
    sian siân sibylle sidonie sienna signe sigrid silke silvana silvia silvie simona simone sinead
    sinéad siobhan siobhán siv smita sneha snežana sofia sofie sofía soizic solange soledad solenn
    solenne solène soline solomiya solveig sondra sonia sonja sonya soo-jin sophia sophie soraya
    souad stacey stefania stella stephanie stéphanie sue sunita sunniva susan susana susanna susanne
    sushma susie suzanne suzelle suzette suzy svenja svetlana svitlana swati sybil sybille sylvaine
    sylvia sylviane sylvie tabitha tahira tamar tamara tammy tamsin tania tansy tanya tara tatiana
    tatjana tatyana tegan teodora teresa terésa tess tessa tetiana thaïs thandi thandiwe thea thelma
    theodora theresa thérèse thiziri thomasina tiffany tilda tilly tina tiphaine titilayo tomoko
    toni tove tracy tricia trine trinity trish trudie trudy typhaine ulla ulrike uma una ursina
    ursula ursule usha ute valda valentina valentine valentyna valeria valerie valériane valérie
    vanda vandana vanessa veerle velma vera verena verity veronica veronika vesna véra vérane
    véronique vibeke vicky victoire victoria vidya viktoriya vilma vinciane viola violaine violet
    violeta violette virginia virginie viviane vivienne wafa wanda wangari wanjiru wendy whitney
    wilhelmina willa wilma winifred winnie winnifred winona xenia ximena yaël yamina yara yasmin
    yasmina yasmine yelena yevgenia yevheniya yewande ylva yoko yolaine yolanda yolande yolène
    yoshiko yuki yuko yuliya yumi yvette yvonne zadie zahira zahra zainab zanele zara zdenka zehra
    zeina zelda zelma zeynep zélie zina zineb zita zoe zoé zoë zofia zohra zoya zuleika zuzana
    """)
)
MEN = frozenset(
    words("""
    aaron abdallah abdel abdelaziz abdelhak abdelkader abdou abdoulaye abdul abdullah abe abel
    abraham achille adam adama adel adélard adil adolphe adrian adrien ahcène ahmad ahmed ahmet
    aidan aimé akio akira alain alan alasdair alastair alban albert alberto alcide aldo alec
    alejandro aleksandar aleksander aleksandr aleksei alessandro alessio alexander alexandre
    alexandros alexei alexis alf alfie alfonso alfred alfredo algernon ali alioune alistair allan
    allen aloïs aloys alphonse alvin amadou amaël amaury ambroise amédée amin amir amit amos amrit
    anatole anatoly anders andras andre andreas andrei andrew andrey andré andrés andriy andrzej
    andy ange angus anil ansel anselme anthony antoine anton antonin antonio antony antónio anwar
    archibald archie aristide arjun arkady armand armando armel arnaud arne arnold aron arsène
    arthur artur arturo arun arvind ashok asif assane aubin aubry auguste augustin aurèle aurélien
    austin axel ayman aymeric aziz álvaro ángel babacar bakary balthazar baptiste baptistin barack
    barnabé barnaby barrett barry bart barthélemy bartholomew bashir basil basile bastien baudouin
    beau ben benedict benedikt benito benjamin benoist benoit benoît bernard bernardo bernd bertin
    bertrand bilal bill billy bjarne bjorn björn bjørn blaise blake bob bobby bogdan bohdan bojan
    boris borys boubacar boyd brad bradley brahim brandon branko brendan brent brett brian brice
    brock bruce bruno bryan bryce burl burt byron caleb calixte callum calvin cameron carl carlo
    carlos carlton carsten casimir cecil cedric cesar cédric célestin césar chad charles charlie
    charly chen chester chet chidi chinedu chokri chris christian christoph christophe christopher
    chuck chukwuma clark claude clayton clem clement clément cliff clifford clint clinton clive
    clotaire clovis clyde cole colin connor conor conrad constant constantin corentin cornelius
    cornell cory côme craig curtis cuthbert cyprien cyriaque cyril cyrille cyrus daichi daisuke
    dallas damase damian damien damon dan daniel daniele danilo danny dante darby dario darius darío
    darnell darrell darren dave david davide dawson dean declan deepak dejan demba demetrius denis
    dennis denys denzel derek dermot derrick deshawn desmond devin dex dexter désiré didier diego
    dieter dietmar dietrich dieudonné dimitri dinesh dino dirk djamel djibril dmitri dmitry dmytro
    domenico dominic don donald donatien donovan doug dougal douglas doyle dragan driss duane duncan
    dusan dustin dušan dwayne dwight dylan eamon earl earnest ed eddie eddy edgar edgard edmond
    edmund edoardo eduard eduardo edward edwin edwyn efrain egon eldon eli elias elijah elio eliott
    elliot elliott elmer eloi elouan elwood emanuel emeka emeric emil emile emilien emilio emmanuel
    emmett emre enda enrico enrique enzo eric erich erick erik ernest ernesto ernie ernst errol
    erwan erwin esteban ethan etienne euan eudes eugene eugène eustache evan evander everett ewan
    ezekiel ezra éamon édouard élie élisée éloi émile émilien éric étienne évariste évrard ewen
    fabian fabien fabio fabius fabrice fabrizio fahad faisal fañch farid farouk faustin federico
    felipe felix femi ferdinand fergal fergus fernand fernando ferran félicien félix fidel filip
    filippo finlay finn fintan firmin flavien flavio fletcher florent florentin florian floribert
    floyd francesco francis francisco franck franco françois frank franklin franz fraser fred
    freddie freddy frederic frederick fredrik frédéric frédérick friedrich fritz fulbert fulgence
    gabin gabriel gaétan gaël galen gareth garrett garrison garth gary gaspard gaston gatien gaurav
    gauthier gautier gavin geert gennady geoff geoffrey geoffroy george georges gerald gerard
    gerardo gerd gerhard germain gerry gert gervais gethin gédéon gérald gérard géraud ghislain
    giacomo gianni gideon gil gilbert gilberto gildas gilles giorgio giovanni giuseppe gjermund glen
    glenn glyn godefroy godfrey gontran gonzalo gopal goran gordon grady graeme graham grant graydon
    greg gregg gregor gregory grégoire grégory griffin grigori guido guilhem guillaume guillermo
    gunnar gunther gurvan gus gustav gustave gustavo gustin guy günter gwenaël gwendal gwilym gwyn
    habib hadrien hakan hakim hal hamid hamish hamza hank hans harald hari harish harlan harold
    haroun harris harrison harry haruki harvey hasan hassan håkon heath hector hédi heinrich heinz
    helmut hendrik henk henri henrik henry herbert hermann hernán hervé hicham hideo hilaire
    hippolyte hiro hiroshi hisham hollis homer honoré horace horst howard hoyt hubert huey hugh hugo
    hugues humphrey hussein hywel iain ian ibrahim ibrahima ichiro idir idris idriss ieuan ifeanyi
    ignace ignacio ignatius igor ihor ike iker ilan ilie ilya ilyes imad imran ingmar ioan ion ira
    irénée irving irwin isaac isaiah isidore ismaël ismail israel issa issouf ivan ivo ivor jaafar
    jack jackson jacob jacques jaime jake jakob jakub jamal james jamie jamil jan janusz jared
    jarrett jarrod jarvis jason jasper javier jawad jay jean-baptiste jean-bernard jean-charles
    jean-christophe jean-claude jean-david jean-denis jean-françois jean-guy jean-jacques jean-louis
    jean-luc jean-marc jean-marie jean-michel jean-noël jean-pascal jean-paul jean-philippe
    jean-pierre jean-rené jean-sébastien jean-yves jeb jed jeff jefferson jeffrey jehan jem jens
    jeremiah jeremy jermaine jeroen jerome jerrod jerry jerzy jesper jesús jethro jérémie jérémy
    jérôme jim jimmy joachim joakim joaquin joaquín jocelyn joe joel joël johan johann johannes john
    johnny jon jonah jonas jonathan joost jordi jorge jorgen joris jose josef joseph josé josh
    joshua josip josselin juan judd judicaël jules julian julien julio jurgen justin jürgen kader
    kai kamal kamel kane kareem karim karl karol kasper kazuki kazuo keaton keir keith kelechi
    kelvin kendrick kenji kenneth kenny kent kenta kermit kevin kévin khaled khalid khalil kieran
    killian kip kiran kirk klaus koen koffi kofi konrad konstantin kostas kouadio kouamé krishna
    kristian kristoffer kurt kwame kwasi kyle kylian lachlan ladislas lamar lambert lamine lance
    landon landry larry lars lasse laszlo laurent lawrence lazare lászló lázaro leandro leif
    leighton leland lemuel len lennart lenny leo leon leonard leonardo leonid leonidas leopold leroy
    lester levi lewis léandre léo léon léonard léonce léopold liam lincoln lionel lloyd loïc loïck
    lorenzo loris lorne lotfi lothar louis lounès lowell lubin luc luca lucas lucian lucien lucius
    ludovic luigi luis luiz luka lukas luke luther lyle lyman maarten madjid maël magnus mahdi
    mahmoud makoto maksym malcolm malick malik malo mamadou manfred manish manuel marc marc-andré
    marc-antoine marc-olivier marcel marcelin marcellin marcello marcelo marcin marco marcos marcus
    marek mariano marien marin mario marius mark marko markus marlon marshall martial martin marvin
    marwan masato massimo massinissa mateo mateusz mathéo mathias mathieu mathis mathurin mats matt
    matteo matthew matthias matthieu maurice mauricio maurizio max maxence maxim maxime maximilian
    maximilien maxwell mayeul mazen mehdi mehmet melchior melvin merrill mervyn merwan médéric micah
    michael michaël michał michel mick mickaël miguel mihai mihail mikael mike mikhail mikkel milan
    miles milo milorad milos milton mircea miroslav mitch mitchell modibo mohamed mohammad mohammed
    mohan moïse mokrane moncef monty morris mort morton moses mostafa mouloud mourad moussa muhammad
    mungo munir murray mustafa mustapha mykola myles nabil nacer nadim nadir naoki narendra naresh
    nasser nassim nat nate nathan nathanaël nathaniel ned neil nelson nenad nestor nevil neville
    newell niall nicéphore nicholas nick nicodème nicolas niels nigel nikhil nikola nikolai nikolaos
    nikolay nikos nils nizar noah noboru noé noel noël nolan norbert nordine noredine norman
    noureddine nuno obadiah obinna octave odell odilon odon olaf olav oleg oleh oleksandr oliver
    olivier olu omar omari omer onésime orin orlando orrin orson osama osamu oscar oskar osman ostap
    oswald otis ottavio otto oumar ousmane owen pablo pacôme paddy padraig palmer pankaj paolo
    parfait pascal patrice patrick patrik paul paul-henri paulin paulo pavel pádraig pedro percival
    percy perry petar pete peter petr petro philéas philémon philibert philip philippe phillip pier
    pierce pierre pierre-alain pierre-emmanuel pierre-henri pierre-louis pierre-marie pierre-yves
    pierrick pierrot piers pieter pietro piotr placide pol porter prakash pranav predrag preston
    prosper qasim quentin quincy rabah rachid radek radu rafael rafaël rafal rafiq raheem rahul
    rainer raj rajesh rajiv rakesh ralph ralston ramesh rami ramon ramón ramzi randall randy raoul
    raphael raphaël rashid raúl ravi ray raymond reece reg reggie reginald reid reinhard réjean
    renan renato renaud rené reto reuben rex reynold réda régis rémi rémy rhett rhys riad ricardo
    riccardo richard rick ricky roald rob robbie robert roberto roch rod roddy roderick rodney
    rodolfo rodolphe rodrigo rodrigue roger rohan rohit roland rolf romain roman romaric romuald ron
    ronald ronan ronnie rory roscoe ross roy royce ruairi ruben rudi rudolf rudy rufin rufus rupert
    ruslan russ russell rusty ryan sabin sachin said saïd salah saleh salem salim salman salvador
    salvatore sami samir samson samuel samy sandeep sandor sandro sanford sanjay sanjeev santiago
    satoshi saturnin saul sauveur scott seamus sean seán sebastian segun seif selim selwyn serge
    sergei sergey sergio seth seydou seymour séamus sébastien séraphin séverin shane shankar shaun
    shawn sheldon sherman sherwin shigeru shinji shota sid sidi siegfried sigismond sigurd silas
    silvio siméon simon sipho sixte slavko slobodan sofiane souleymane spencer stan stanislas
    stanisław stanley stefan stefano steffen stephen sterling steve steven stewart stéphane stoyan
    stu stuart suleiman sullivan sunil suresh sven sylvain sylvestre sylvère søren tadeusz tadhg
    takashi takeshi talal tancrède tanguy taras tarek tarik tariq tate tatsuya ted teddy telmo
    tendai terence terrell terrence terry tetsuya tevita thabo thad thaddeus themba theo theodore
    théo théodore théodule théophile thiago thibaud thibault thibaut thierry thomas thorsten thurman
    tiago tiberiu tim timéo timofey timothé timothée timothy timur titouan tobias tobin toby todd
    todor tom tomas tomasz tomás tommaso tommy tony toussaint travis trent trevor tristan troy
    truman tucker tunde tyler tyrone tyson uday ueli ugo ulrich ulysse ulysses umberto urbain urs
    uwe vadim valentin valentyn valère valéry vance varun vasily vasyl vaughan vaughn václav
    venceslas venkat verne vernon vianney vic victor vijay vikram viktor vince vincent vincenzo
    vinod virgil virgile vitali vitaly vittorio vivek vlad vladimir vladislav volker volodymyr wade
    wael waldo walid wallace wally walt walter wandrille ward warren wayne webster wendell werner
    wes wesley wilbur wiley wilf wilfred wilfrid wilfried wilhelm willem william willie wim winston
    witold wojciech wolfgang woody wouter wyatt xavier yacine yahya yann yannick yannig yannis yao
    yaroslav yasin yasser yassine yaw yevhen yoann yohan yohann yoshi youcef younes younès youri
    youssef yuri yusuf yutaka yvan yves yvon zacharie zachary zack zaid zaki zander zane zbigniew
    zdeněk zeke zéphyrin ziad zinedine zoltán zoran øystein łukasz
    """)
)


def is_first_name(low: str) -> bool:
    """Whether a word in small letters is a first name on one of the lists."""
    return low in WOMEN or low in MEN
