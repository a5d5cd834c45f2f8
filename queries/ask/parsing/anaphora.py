"""The anaphora: "the coastal one" as what the graph calls so, where the question names another of that kind."""

from __future__ import annotations

import re

from ..index.index import Index

_ONE = re.compile(r"\b(the|a|an) ([\w-]+) ones?\b", re.IGNORECASE)


def resolved(question: str, index: Index) -> str:
    """Return *question* with "the A one" as the A B, where the graph has such a name and the question has another B.

    "Is the river port older than the coastal one" asks of the coastal port.
    """
    if _ONE.search(question) is None:
        return question
    names = {name.lower() for node in index.nodes.values() for name in (node.label, *node.aliases)}
    asked = [word.lower() for word in re.findall(r"[\w-]+", question)]

    def name(found: re.Match[str]) -> str:
        heads = [word for word in dict.fromkeys(asked) if f"{found[2].lower()} {word}" in names]
        return f"{found[1]} {found[2]} {heads[0]}" if len(heads) == 1 else found[0]

    return _ONE.sub(name, question)
