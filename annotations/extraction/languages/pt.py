"""Portuguese: what direct quotes need. Add a word where it belongs; nothing else is to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns, romance_forms
from annotations.extraction.results import FurnitureKind as Kind

# Stems of regular -ar verbs.
SPEECH = """
    afirm declar explic coment apont destac sublinh cont pergunt critic lament argument confess
    denunci alert anunci exclam confirm precis inform public ressalt reiter relat avali observ
    fris salient not coment acrescent complet complement revel detalh garant enfatiz brinc lembr
    question postulou tweet adiant assegur
"""
REGULAR = "a am ou aram ava avam ando"
IRREGULAR = """
    diz dizem disse disseram dizia diziam dirá dizendo escreve escreveu escreveram
    responde respondeu responderam sustenta sustentou admite admitiu admitiram reconhece
    reconheceu adverte advertiu
    insiste insistiu conclui concluiu defende defendeu prossegue prosseguiu repete repetiu opina
    opinou considera considerou pede pediu pediram exige exigiu prometeu garante garantiu gritou
    sussurrou rebateu retrucou desabafou acrescenta acrescentou esclareceu esclarece sugeriu assumiu
    lê-se referiu refere vincou atirou resumiu
"""
WEAK = "acredita acreditou pensa pensou continua continuou segue espera esperou nota conta contam"
PARTICIPLES = """
    dito afirmado declarado explicado comentado escrito respondido admitido reconhecido destacado
    criticado anunciado confirmado
"""
NAMING = """
    classificou classifica chamou chama chamaram descreveu descreve definiu define considerou
    falou fala acusou qualificou qualifica apelidou criticou tachou rejeitou elogiou defendeu
    repudiou
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:por|texto:|reportagem:) ?(?-i:[A-ZÁ-Ú][\w.-]+(?: (?:[A-ZÁ-Ú][\w.-]*|de|da|do|e|dos))"
        r"{1,6})(?:,.{0,60})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:fontes?|foto|fotografia|imagem|vídeo|crédito) ?: ?\S.{0,80}",
                         r"\(?(?:lusa|reuters|afp)\)?"),
    Kind.DATE_LINE: (
        r"(?:publicado|atualizado|actualizado)(?: em|:)? ?[^.]{0,12}\d.{0,40}",
        r"(?:[\w-]+, )?\d{1,2} de [a-zç]+ de \d{4}.{0,24}",
    ),
    Kind.ADVERT: ("publicidade", "anúncio"),
    Kind.NAVIGATION: (
        r"(?:leia (?:também|mais)|saiba mais|veja (?:também|mais)|ler mais) ?:?.{0,120}",
    ),
    Kind.SHARE_PROMPT: (r"(?:compartilhar?|partilhar?|compartilhe|partilhe)(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} comentários?",),
    Kind.BOILERPLATE: (r"(?:todos os direitos reservados|© ).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="pt",
    token=TOKEN,
    flags=classes(
        speech=[*romance_forms(SPEECH, REGULAR), *words(IRREGULAR)],
        weak=WEAK,
        participles=PARTICIPLES,
        naming=NAMING,
        naming_participles="classificado chamado descrito definido",
        auxiliaries="tem têm tinha tinham há havia",
        passives="foi é são foram era",
        adverbs="""
            também ainda depois já não assim então ontem hoje se lhe lhes o nos me posteriormente
            além disso mais inclusive finalmente ele-próprio
        """,
        pronouns="ele ela eles elas eu nós quem alguém muitos outros este esta esse essa",
        determiners="""
            o a os as um uma uns umas seu sua seus suas este esta esse essa meu nosso nossa dois
            duas três vários várias alguns algumas muitos outro outra
        """,
        prepositions="""
            a ao à aos às ante até após com contra de do da dos das desde durante em no na nos nas
            entre para pelo pela pelos pelas por segundo sem sob sobre num numa
        """,
        inside_names="de do da dos das em para no na",
        and_="e ou &",
        subordinators="que porque quando se embora como mas onde enquanto pois",
        relatives="que quem qual",
        times="""
            segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo segunda
            terça quarta quinta sexta hoje ontem amanhã tarde noite manhã semana mês ano passado
            passada
        """,
        months="""
            janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        """,
        titles="""
            senhor senhora presidente presidenta ministro ministra porta-voz diretor diretora
            director directora prefeito prefeita deputado deputada senador senadora juiz juíza
            procurador procuradora advogado advogada professor professora médico médica especialista
            líder secretário secretária treinador treinadora técnico chefe autor autora escritor
            escritora cantor cantora ator atriz analista economista pesquisador pesquisadora
            investigador investigadora homem mulher mãe pai papa rei rainha general governador
            governadora vice-presidente delegado delegada vereador vereadora primeiro-ministro
            coordenador coordenadora
        """,
        anonymous="fonte fontes testemunha testemunhas",
        groups="""
            especialistas moradores testemunhas críticos autoridades investigadores médicos pais
            sindicatos trabalhadores deputados cientistas
        """,
        bodies="""
            polícia governo ministério partido empresa companhia tribunal procuradoria universidade
            banco sindicato jornal agência câmara comissão pt ps psd lusa onu
        """,
    ),
    according=(
        ("segundo",),
        ("de", "acordo", "com"),
        ("conforme",),
        ("nas", "palavras", "de"),
        ("na", "opinião", "de"),
    ),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto fonte vídeo texto autor tema nota")),
    patterns=Patterns(
        named=nouns(
            """filme romance livro jornal revista semanário série programa novela telenovela canção
            música disco álbum banda grupo ópera exposição projeto projecto iniciativa associação
            movimento empresa companhia navio barco hotel restaurante bar clube marca prémio prêmio
            termo palavra expressão conceito apelido alcunha lema slogan ciclo portal canal partido
            campanha concurso festival fundação operação furacão modelo nome título podcast turnê
            teatro cinema quadro poema comédia drama obra conto ensaio coletivo plataforma site
            documentário relatório estudo artigo jogo videojogo""",
            ending=r"(?:s|es)?",
        ),
        set_apart=frozenset(
            words(
                """
                chamado chamada chamados chamadas denominado denominada intitulado intitulada
                apelidado apelidada suposto suposta conhecido conhecida designado designada
                significa significado literalmente traduzido traduz palavra palavras termo
                termos expressão conceito apelido alcunha lema conhecidos conhecidas nome
                batizou batizado batizada apelidaram
                """
            )
        ),
        agents=frozenset(words("por pelo pela")),
        as_words=frozenset(["como"]),
        impersonal=(("pode", "ler-se"), ("fala-se",), ("diz-se",)),
        clause=frozenset(
            words(
                """eu nós me nos meu nosso nossa é são era foi está estão estamos estou tem têm
                temos tenho há será pode podemos podem deve devemos quero queremos não se vamos vou
                sou somos acho vai sim obrigado"""
            )
        ),
        many=frozenset(words("eles elas nós muitos outros")),
        dialogue=True,
    ),
)  # fmt: skip
