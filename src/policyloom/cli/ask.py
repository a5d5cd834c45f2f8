"""``policyloom ask``: a question in English to an answer that cites its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..queries.ask import Answer

_MOST_LINKS = 5


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@option.store
@option.ontology
@option.format(("text", "json"), help="Words for people, JSON for programs.")
@click.option("--sparql", is_flag=True, help="Show the query that found the answer as well.")
def ask(
    question: tuple[str, ...], store: str, ontologies: tuple[str, ...], format: str, sparql: bool
) -> None:
    """Answer a QUESTION in plain English, with the sentence that says so.

    Only what the graph holds is answered; otherwise it is said how the question was understood. 'policyloom questions'
    lists what can be asked.

    Examples:
      policyloom ask "Which country came up with Industry 4.0?"
      policyloom ask number of internet users in china
      policyloom ask "What challenges does the Industrial Internet face?" --sparql
      policyloom ask "Who adopted Industry 5.0?" --format json
    """
    from ..ontology.own import read_knowledge
    from ..queries.ask import ask as answer_to
    from ..queries.store import open_store

    knowledge = read_knowledge(ontologies)
    with open_store(store) as opened:
        answer = answer_to(opened, " ".join(question), knowledge)
    if format == "json":
        output.write_json(answer.as_json())
    else:
        _print(answer, with_query=sparql)


def _print(answer: Answer, *, with_query: bool) -> None:
    for found in answer.answers:
        output.write(found)
    if not answer.answers:
        output.write("no answer in the graph")
    for passage in answer.evidence:
        quote = " ".join(passage.quote.split())
        output.write(f"  \u201c{quote}\u201d ({passage.doc}, {passage.start}-{passage.end})")
    if with_query and answer.sparql:
        output.write(answer.sparql)
    output.say(f"understood as: {answer.reading}" if answer.answers else answer.reading)
    for hint in answer.suggestions:
        output.say(hint)
    if not answer.answers:
        output.say("'policyloom questions' lists what can be asked")
    for thing in answer.links[:_MOST_LINKS]:
        output.say(f"more on {thing.label}: {thing.iri}")
