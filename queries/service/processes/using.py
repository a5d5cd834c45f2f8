"""The dataset of an update: turns ``using-graph-uri`` and ``using-named-graph-uri`` into USING clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...dataset import COMMENT, IRI, STRING
from ..guard import Refusal

_TOKEN = re.compile(rf"{STRING}|{IRI}|{COMMENT}|[\w?$:.-]+|[{{}};]", re.DOTALL)


def with_dataset(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return *update* with a USING or USING NAMED clause for each graph, in each operation that has a WHERE.

    :param default: the IRIs of the default graph, and *named* those of the named graphs.
    :raises Refusal: if the update itself has USING or WITH, which the protocol forbids with these parameters.

    >>> with_dataset("INSERT { ?s a <urn:c> } WHERE { ?s a <urn:d> }", ["urn:g"], [])
    'INSERT { ?s a <urn:c> } USING <urn:g> WHERE { ?s a <urn:d> }'
    """
    clauses = "".join(f"USING <{iri}> " for iri in default) + "".join(
        f"USING NAMED <{iri}> " for iri in named
    )
    depth, last, pieces, previous = 0, 0, [], ""
    for token in _TOKEN.finditer(update):
        word = token[0].upper()
        if word.startswith("#"):
            continue
        depth += {"{": 1, "}": -1}.get(word, 0)
        if depth == 0 and word in {"USING", "WITH"}:
            raise Refusal(
                400, f"an update with {word} does not allow using-graph-uri or using-named-graph-uri"
            )
        # DELETE WHERE is a short form that takes no USING.
        if depth == 0 and word == "WHERE" and previous != "DELETE":
            pieces += [update[last : token.start()], clauses]
            last = token.start()
        previous = word
    return "".join(pieces) + update[last:]
