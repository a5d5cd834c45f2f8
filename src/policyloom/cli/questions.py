"""``policyloom questions``: what can be asked in English, with examples from the store itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..queries.ask import Example, Wording


# More words of a kind than these are for programs.
_MOST_WORDS = 20


@click.command(cls=Command, epilog="Questions with SPARQL of their own: 'policyloom queries'.")
@option.store
@option.ontology
@option.format(
    ("text", "json", *rows.FORMATS), help="Words for people; JSON, or a row for each example, for programs."
)
def questions(store: str, ontologies: tuple[str, ...], format: str) -> None:
    """List what can be asked in plain English.

    Examples of each kind of question, made from what the store holds and asked before they are shown, and the words by
    which a question can name each kind of fact.

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
    words = asked.index.wording
    listed = [
        {"kind": words.property_label(e.kind), "question": e.question, "answers": [*e.answers]} for e in found
    ]
    if format in rows.FORMATS:
        rows.write_records(format, listed, ("kind", "question", "answers"))
    elif format == "json":
        output.write_json(
            {
                "examples": listed,
                "words": {words.property_label(p): list(w) for p, w in words.property_words().items()},
                "queries": {query.name: query.question for query in library().values()},
            }
        )
    else:
        _print(found, words)


def _print(found: list[Example], words: Wording) -> None:
    stated = words.property_words()
    for kind in dict.fromkeys((*stated, *(e.kind for e in found))):
        output.write(words.property_label(kind))
        for example in found:
            if example.kind == kind:
                output.write(f"  {example.question}")
        if kind in stated:
            more = len(stated[kind]) - _MOST_WORDS
            rest = f" and {more} more (--format json)" if more > 0 else ""
            output.write(f"  words: {', '.join(stated[kind][:_MOST_WORDS])}{rest}")
    if not found:
        output.say("the store holds no fact to make an example of")
    output.say("ask with 'policyloom ask QUESTION'; 'policyloom queries' lists the questions with names")
