"""The command `claim`: a sentence or a key fact, weighed against the tables."""

import argparse
from typing import Any

from darien.claims.key_facts import findings
from darien.claims.sentences import claim_of, understand
from darien.claims.weighing import weigh
from darien.render.claim_words import in_text, understood_words
from darien.tables import load
from darien.vocabulary import Language


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    claiming = commands.add_parser("claim", help="weigh a sentence, or a key fact by its id")
    claiming.add_argument("text", help='a sentence such as "97 percent fewer people", or ap-6')
    claiming.add_argument("--lang", choices=list(Language), default=Language.ENGLISH)
    claiming.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the claim with its verdict; return the exit status: 0 done, 2 nothing to weigh."""
    tables = load()
    known = findings(tables).get(options.text)
    finding = known or weigh(tables, claim_of(tables, options.text))
    if known is None:
        said = understood_words(tables, understand(tables, options.text), options.lang)
        print(said, end="\n" if said else "")
    print(in_text(tables, finding, options.lang))
    return 0 if finding.claim.understood else 2
