"""Words of sentences that are no names: fewer and more, words that say little, and other words."""

import re

from darien.claims.lexicon import stem

FEWER = (
    r"fewer|less|down|fell|fall(?:en|s)?|drop\w*|decreas\w*|declin\w*|reduc\w*|menos|baj\w+|cay\w+"
    r"|caid\w+|disminu\w*|descen\w*|menor(?:es)?|slower"
)
MORE = (
    r"more|up|rose|risen|rise|increas\w*|grew|grown|mas|aument\w*|subi\w*|sube\w*|crec\w*"
    r"|mayor(?:es)?"
)
# Words that say no more than that people moved or were counted.
_SMALL = """
people person persons migrants migrant migration individuals human beings crossed cross
crossing crossings took take taken taking entered enter entry entries turned turn went go
going came come arrived arrive arrivals passed pass moved move moving travelled counted
count registered recorded reported total number numbers figure were was have been this
that those these with from into onto through across along towards their they them during
between year years month months route routes path paths jungle border flow flows that
which while there said says according only also than where when after before since until
interviewed surveyed asked about some many being travel personas persona migrantes migrante
migracion gente cruzaron
cruzar cruzo tomaron tomo entraron entrar ingresaron ingreso ingresos llegaron pasaron
fueron eran habia hubo total cifra numero ruta rutas camino selva frontera flujo flujos
registradas registrados contadas segun desde hasta entre para como esta este estas estos
durante encuestadas encuestados entrevistadas entrevistados irregular irregularly year
compared respecto frente comparado hacia traves donde cuando mientras tambien muchos muchas
dicho dijo sido haber habian atravesaron viajaron viajo avanzaron pasar movieron anos meses
gap tapon percent ciento dollars dolares
"""
# Words that mean what a topic of the findings is called.
_TOPICS = {
    "intention": """plan plans planned planning intend want wanted hope settle stay destination
        piensa piensan planea planean quieren quedarse asentarse radicarse intencion""",
    "reason": "because reasons motive motivo motivos razon razones",
}

NEUTRAL = frozenset(stem(word) for word in re.findall(r"\w+", _SMALL))
_ALIASES = {
    stem(word): stem(topic)
    for topic, words in _TOPICS.items()
    for word in re.findall(r"\w+", words)
}


def meaning(word: str) -> str:
    """Return the stem that a word is compared by: its own, or that of the topic it means."""
    return _ALIASES.get(stem(word), stem(word))
