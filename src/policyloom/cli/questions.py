"""``policyloom questions``: what can be asked in English, with examples from the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.ask import Example, Wording


@click.command(cls=Command, epilog="'policyloom queries' lists the named queries, each written in SPARQL.")
@option.store
@option.ontology
@option.format(
    ("text", "json", *rows.FORMATS),
    help="Output format: text for people; JSON, or one row per example, for programs.",
)
def questions(store: str, ontologies: tuple[str, ...], format: str) -> None:
    """List what can be asked in plain English.

    Show examples of each kind of question, made from what the store holds, and what can be asked about each kind of
    fact. Use your own words: questions are compared by meaning.

    Examples:
      policyloom questions
      policyloom questions --store corpus --format json
      policyloom questions --format csv
    """
    from ..ontology.own import read_knowledge
    from ..queries.ask import Questions, examples
    from ..queries.library import library
    from ..queries.store import open_store

    knowledge = read_knowledge(ontologies)
    with open_store(store) as opened:
        asked = Questions(opened, knowledge)
        found = list(examples(asked))
    wording = asked.wording
    listed = [{"kind": wording.label(e.kind), "question": e.question, "answers": [*e.answers]} for e in found]
    if format in rows.FORMATS:
        rows.write_records(format, listed, ("kind", "question", "answers"))
    elif format == "json":
        output.write_json(
            {
                "examples": listed,
                "words": {wording.label(kind): list(wording.questions(kind)) for kind in wording.kinds},
                "queries": {query.name: query.question for query in library().values()},
            }
        )
    else:
        _print(found, wording)


def _print(found: list[Example], wording: Wording) -> None:
    for kind in wording.kinds:
        output.write(wording.label(kind))
        for example in found:
            if example.kind == kind:
                output.write(f"  {example.question}")
        output.write(f"  asks: {'; '.join(wording.questions(kind))}")
    if not found:
        output.say("the store holds no facts to make examples from")
    output.say("ask with 'policyloom ask QUESTION'; 'policyloom queries' lists the named queries")
