"""French words of telling and passing on, by class, for what is learnt; see `en_reporting`."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.forms import french_forms


def _verbs(regular: str, others: str) -> frozenset[str]:
    forms = {form for verb in words(regular) for form, _ in french_forms(verb)}
    return frozenset(words(others)) | forms | frozenset(words(regular))


REPORTING = {
    "says": _verbs(
        """
        accuser acquiescer admonester affirmer ajouter alerter alléguer analyser annoncer appeler
        applaudir arguer argumenter articuler assener asséner assurer attester avancer avouer
        balbutier balancer bafouiller blaguer blâmer bougonner bredouiller brocarder certifier
        chanter chiffrer chuchoter citer clamer claironner colporter commander commenter compatir
        communiquer comparer compléter concéder confesser confier confirmer conjurer conseiller
        considérer constater conter contester corriger crier critiquer dauber dater déballer
        débiter déclamer déclarer décréter dégainer demander démonter dénoncer déplorer
        désapprouver désavouer désigner détailler dévoiler diagnostiquer dicter discuter douter
        ébaucher éclater écarter émettre énoncer énumérer enchaîner enjoliver épingler ergoter
        espérer estimer évaluer évoquer exagérer excuser exhorter exiger expliciter expliquer
        exposer exprimer féliciter formuler fulminer fustiger gémir glisser grogner gronder gueuler
        hasarder hurler imaginer imputer indiquer informer insinuer insister insulter interpeller
        interroger invoquer ironiser jaser jurer juger justifier lâcher lancer libeller louer
        maltraiter marmonner marteler maugréer menacer mentionner minimiser moquer motiver murmurer
        narrer nier noter notifier nuancer objecter observer opiner opposer ordonner pâlir parier
        parler penser pérorer pester pilonner plaider plaisanter pointer préciser préconiser
        prétexter prêcher prier proclamer prononcer pronostiquer prôner prophétiser proposer
        protester questionner quémander raconter railler raisonner rappeler rapporter rassurer
        ratifier récapituler réclamer réciter recommander récuser redouter réfuter regretter
        rejeter relater relativiser remarquer remémorer remercier renseigner répéter répliquer
        réprimander reprocher résumer rétorquer révéler rigoler ruminer saluer sermonner seriner
        siffler signaler signifier solliciter sommer souffler souhaiter souligner soupçonner
        soupirer spécifier stigmatiser suggérer supplier supposer susurrer télégraphier téléphoner
        témoigner tempérer tempêter tonner traiter trancher tweeter vanter vitupérer vociférer
        zapper texter écouter amuser indigner étonner insurger agacer retracer lamenter balayer
        emporter étrangler abonder attribuer accepter consigner dénombrer enthousiasmer rouspéter
        rejouer rembobiner râler inquiéter alarmer grincer enrager grommeler philosopher ronchonner
        attaquer développer accabler rectifier charger déposer riposter jeter hoqueter étouffer
        sangloter pouffer fanfaronner rager ricaner persifler tancer tiquer trépigner embrayer
        jubiler minauder pinailler pleurnicher pontifier professer ressasser soliloquer suffoquer
        temporiser tergiverser tonitruer triompher cracher crâner dégoiser marrer esclaffer épancher
        extasier offusquer apitoyer désoler navrer refuser
        """,
        """
        dire dis dit dite dits disent disait disaient dira diront dirait dirent disant redit redire
        redisait écrire écris écrit écrite écrits écrivent écrivait écrivaient écrivit écrira
        écrivant répondre répond répondent répondait répondaient répondit répondirent répondu
        répondant admettre admet admettent admettait admis admettant reconnaître reconnaît
        reconnaissent reconnaissait reconnut reconnu soutenir soutient soutiennent soutenait
        soutenaient soutenu soutint prétendre prétend prétendent prétendait prétendaient prétendu
        maintenir maintient maintiennent maintenait maintenu poursuivre poursuit poursuivait
        poursuivi conclure conclut conclu concluait prévenir prévient préviennent prévenait
        prévenaient prévenu prévint avertir avertit avertissent avertissait averti promettre promet
        promettent promettait promettaient promis promit prédire prédit prédisait garantir garantit
        garantissait garanti convenir convient convenait convenu craindre craint craignent
        craignait décrire décrit décrivait décrivent lire lit lisait lu reprendre reprend reprenait
        repris démentir dément démentent démentait démenti sourire sourit souri souriait rire rit
        ri rient réagir réagit réagissait réagi défendre défend défendait défendu plaindre plaint
        plaignent plaignait rendre apprendre apprend apprennent apprenait appris apprit entendre
        entend entendu entendait faire fait faisait font parler parle parlait parlé croire croit
        croient croyait cru savoir sait sache interdire interdit interdisait vendre permettre
        permet permis remettre remet comprendre comprend compris convaincre convainc convaincu
        enjoindre enjoint omettre omis contredire contredit médire médit exclut exclu excluait
        établit établissait prescrit prescrivait prévenue prévenus prévenues avertie avertis
        averties surenchérit surenchéri rugit rugi rugissait renchérit renchéri renchérissait
        grommelle grommellent bondit bondi attendrit attendri
        """,
    ),
    "wants": _verbs(
        """
        autoriser commander conjurer conseiller demander dissuader encourager engager exhorter
        exiger forcer implorer imposer inciter intimer inviter obliger ordonner persuader pousser
        presser prier proposer recommander réclamer solliciter sommer suggérer supplier
        """,
        """
        dire dit disait disent dis interdire interdit interdisait défendre défendait défendu
        permettre permet permis permettait enjoindre enjoint enjoignait vouloir veut veulent
        voulait voulaient requérir requiert requis promettre promis promettait
        """,
    ),
    "wording": frozenset(
        words(
            """
            accusation accusations affirmation affirmations alerte alertes allégation allégations
            analyse annonce annonces appel argument assertion assurance assurances aveu aveux
            avertissement avertissements avis blague citation commentaire commentaires conclusion
            conclusions confession confidence confidences confirmation conseil conseils consigne
            consignes constat critique critiques déclaration déclarations demande démenti démentis
            dénégations description diagnostic discours doléance engagement engagements estimation
            excuse excuses exigence explication explications expression formule garantie garanties
            hypothèse idée impression injonction injures insinuations insulte insultes invitation
            jugement jurons lamentation maxime mensonge mensonges menace menaces mention mise mot
            mots mythe nouvelle objection observation offre ordre ordres parole paroles pensée
            phrase plainte plaintes point précision prédiction promesse promesses propos
            proposition protestations question raison rappel réaction récit reconnaissance
            recommandation refus remarque remarques réplique réponse reproche reproches requête
            réserve résumé révélation révélations rumeur rumeurs sentence serment signal slogan
            soupçon suggestion supplique témoignage témoignages théorie thèse titre verdict version
            voeu vœu
            """
        )
    ),
    "papers": frozenset(
        words(
            """
            affiche agenda annexe annonce annuaire archive archives arrêt arrêté article articles
            assignation attestation audit audition bande billet biographie bulletin cahier carnet
            carnets carte chapitre chronique circulaire clip codicille communiqué communiqués compte
            compte-rendu constat contrat conversation conversations copie correspondance
            correspondances courriel courriels courrier courriers déclaration décision décret
            délibération dépêche dépêches déposition document documents dossier dossiers écrit
            écrits échanges éditorial e-mail e-mails mail mails enquête enregistrement
            enregistrements entretien étude extrait extraits facture faire-part fiche fichier
            formulaire historique image images interview journal jugement lettre lettres livre
            main-courante manuscrit mémo mémoire mémoires mémorandum message messages missive mot
            note notes notice page pages papier papiers passage pétition pièce pièces plainte post
            posts poème portrait post-scriptum procès-verbal procès-verbaux projet publication pv
            rapport rapports récit registre registres relevé réponse réquisitoire requête roman sms
            sondage synthèse tchat télégramme témoignage témoignages texte texto textos textes
            tract traduction transcription tweet tweets verbatim vidéo vidéos voix
            """
        )
    ),
    "gets": _verbs(
        """
        accéder afficher attribuer apporter attraper capter citer compulser confirmer consulter
        contacter couvrir décrocher dénicher diffuser divulguer écouter enregistrer éplucher
        examiner exhumer feuilleter filmer glisser imprimer intercepter interpréter interroger
        interviewer lâcher mentionner montrer noter parler partager passer photographier porter
        poster procurer prononcer publier raconter rapporter rassembler récupérer rédiger relater
        relayer rencontrer réunir révéler sonder téléphoner tourner traiter trouver verser
        visionner visiter dévoiler accorder adresser confier donner envoyer livrer présenter
        remonter appeler
        """,
        """
        voir voit vu vue vus vues lire lit lu lue lus lues lisait obtenir obtient obtenu obtenue
        obtenus obtenues tenir tient recevoir reçoit reçu reçue reçus reçues recueillir recueilli
        recueillie recueillis recueillies transmettre transmet transmis transmise transmises
        remettre remet remis remise remises joindre joint jointe joints jointes pu traduire traduit
        traduite traduits transcrire transcrit transcrite reproduire reproduit reproduite paraître
        paru parue parus détenir détient reprendre repris reprise reprises écrire écrit entendre
        entendu entendue entendus retranscrit retranscrite fournir fourni fournie parvenir parvenu
        parvenue mettre mis mise ouvrir ouvert répondre répondu répondait dire dit disait parvenus
        parvenues eu avoir
        """,
    ),
    "outlets": frozenset(
        words(
            """
            agence antenne antennes application blog chaîne chaînes chronique confrère confrères
            consœur consœurs correspondant correspondante émission édition équipe fanzine flash
            gazette hebdo hebdomadaire journal journaliste journalistes journaux magazine matinale
            média médias mensuel numéro organe périodique podcast presse programme publication
            quotidien quotidiens radio rédaction rédactions reporter reporters revue rubrique site
            standard station studio tabloïd télé télévision titre trimestriel webradio webzine écho
            courrier dépêche figaro monde matin progrès tribune voix nouvelle républicain dauphiné
            télégramme parisien
            """
        )
    ),
    "stages": frozenset(
        words(
            """
            antenne appel audience audition barre cabinet caméra colonne colonnes conférence
            confidences conversation débat direct discours documentaire échange émission entretien
            entretiens épisode estrade face fil interview interviews intervention invité invitée
            journée matinale micro micros onde ondes page pages perchoir plateau podcast point
            procès pupitre reportage réunion scène séance studio téléphone tribune tribunes une
            visio
            """
        )
    ),
    "mouths": frozenset(
        words(
            """
            agent ami amie amis attachée avocat avocate avocats avocates beau-frère belle-sœur
            biographe bouche cabinet collaborateur collaboratrice collègue collègues compagne
            compagnon confident confidente conseil conseiller conseillère cousin cousine entourage
            épouse famille femme fidèle fille fils frère imprésario intermédiaire interprète
            mandataire mari médiateur médiatrice mère messager neveu nièce notaire oncle
            porte-parole père proche proches représentant représentante secrétaire service services
            sœur tante traducteur traductrice veuf veuve voisin voisine voix truchement biais canal
            """
        )
    ),
}
"""Words in small letters by the name of their class; verbs in all their forms."""
