"""``policyloom ask``: the answer to a question in English, with the sentence that states it."""

from __future__ import annotations

from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..queries.ask import Answer
    from ..queries.ask.choosing import Chooser
    from ..queries.ask.ranking import Ranker

_MOST_LINKS = 5
_MOST_EXPLAINED = 8


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@option.store
@option.ontology
@option.format(("text", "json"), help="Output format: text for people, JSON for programs.")
@click.option("--sparql", is_flag=True, help="Also show the query that found the answer.")
@click.option(
    "--llm", is_flag=True, help="Let a language model choose among the possible meanings of the question."
)
@click.option("--llm-url", metavar="URL", help="Address of the language model. [env: POLICYLOOM_LLM_URL]")
@click.option("--llm-model", metavar="NAME", help="Name of the language model. [env: POLICYLOOM_LLM_MODEL]")
@click.option(
    "--explain", is_flag=True, help="Show the possible meanings of the question, and how likely each one is."
)
def ask(
    question: tuple[str, ...],
    store: str,
    ontologies: tuple[str, ...],
    format: str,
    sparql: bool,
    llm: bool,
    llm_url: str | None,
    llm_model: str | None,
    explain: bool,
) -> None:
    """Answer a QUESTION in plain English, with the sentence that says so.

    The question is compared with the queries that the graph can answer, and the one that it means is run. If none is
    likely enough, the reply says so and lists the nearest questions that have an answer. 'policyloom questions' lists what
    can be asked.

    With --llm, a language model is shown the best of these queries and chooses one or none; it cannot give any other
    answer. Only the question, these queries and their answers are sent to the endpoint.

    Examples:
      policyloom ask "Which country launched Connected Industries?"
      policyloom ask number of internet users in china
      policyloom ask "What challenges does the Industrial Internet face?" --sparql
      policyloom ask "Who adopted Industry 5.0?" --format json
      policyloom ask "Whose idea was Industry 5.0?" --explain
    """
    from concurrent.futures import ThreadPoolExecutor

    from ..ontology.own import read_knowledge
    from ..queries.ask import Questions
    from ..queries.ask.ranking import ranker
    from ..queries.store import open_store

    if not any(map(str.isalnum, " ".join(question))):
        raise click.UsageError(
            'ask a question, such as "Who adopted Industry 5.0?"', click.get_current_context()
        )
    # Load the networks in a thread while the ontology and the store are read: onnxruntime releases the GIL.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(ranker)
        knowledge = read_knowledge(ontologies)
        chooser = _chooser(llm_url, llm_model, ranker()) if llm else None
        with open_store(store) as opened, nullcontext() if chooser is None else closing(chooser):
            asked = Questions(opened, knowledge, chooser)
            answer, ranked = asked.explained(" ".join(question))
    if explain:
        for one in ranked[:_MOST_EXPLAINED]:
            output.say(
                f"{one.sure:.2f}  {one.candidate.question}  ->  {'; '.join(one.candidate.answers[:3])}"
            )
    if format == "json":
        output.write_json(answer.as_json())
    else:
        _print(answer, with_query=sparql)


def _chooser(url: str | None, model: str | None, ranks: Ranker) -> Chooser:
    """Return the chooser that asks the language model named on the command line or in the environment."""
    import os

    from ..graph.reading.llm.config import llm_config, read_key
    from ..queries.ask.choosing import Chooser

    return Chooser(llm_config(url, model), ranks, read_key(os.environ))


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
