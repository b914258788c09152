"""What the key facts claim, and with which figures each is weighed."""

from darien.schemas.cells import ID, key, keys, matching, one_of, table, text
from darien.verdicts import Reckoning, Wording

NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_ADVICE = "is not a number; write digits, a minus sign for a fall, and a point for decimals"

SCHEMAS = {
    "claims": table(
        "claims",
        "One row is one definition under which a part of a key fact is weighed, and the figures"
        " for it.",
        {
            "claim_id": key(unique=True),
            "fact_id": key(),
            "says": text(),
            "reckoning": one_of(Reckoning),
            "figures": keys(),
            "number": matching(NUMBER, _ADVICE, blank=True),
            "number_to": matching(NUMBER, _ADVICE, blank=True),
            "wording": one_of(Wording),
            "unit": text(blank=True),
            "claimed": matching(ID, "is not a date or a service", blank=True),
            "definition": text(),
            "note": text(blank=True),
        },
    ),
}
