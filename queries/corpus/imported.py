"""The imported statement, to which no decision on facts and things applies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...graph.correction import key_of
from ...graph.decision import VERDICTS, Decision
from ...graph.grounding.naming import terms_by_name
from ...graph.identity import slug
from ...ontology.namespace import ENTITY, GRAPH, RDFS, SKOS
from ...ontology.vocabulary import Vocabulary
from ..result import text
from ..store import Store

IMPORT = GRAPH["import/"]
"""The prefix of the IRIs of the graphs of imports."""

_LABELS = frozenset({RDFS.label, SKOS.prefLabel, SKOS.altLabel})


def importing(store: Store, decisions: Sequence[Decision], known: Vocabulary) -> dict[Decision, str]:
    """Return those of *decisions* that are on a fact or a thing of an import, each with the name of the import.

    :param known: has the kinds of facts, and the names of things that the import does not describe.
    :raises InputError: the store cannot be read.
    """
    # Leave out the graphs below the graph of an import: they hold its origin and its links.
    names = (graph.removeprefix(IMPORT) for graph in store.graphs() if graph.startswith(IMPORT))
    imports = [name for name in names if "/" not in name] if decisions else []
    keys = _keys(store, imports, decisions, known)
    found: dict[Decision, str] = {}
    for name in imports:
        for quad in store.graph(IMPORT + name):
            subjects, objects = (keys.get(text(end), frozenset()) for end in (quad.subject, quad.object))
            if not subjects and not objects:
                continue
            for decision in decisions:
                if _is_on(decision, subjects, quad.predicate.value, objects, known):
                    found.setdefault(decision, name)
    return found


def _keys(
    store: Store, imports: Iterable[str], decisions: Iterable[Decision], known: Vocabulary
) -> Mapping[str, frozenset[str]]:
    """Return IRI -> the keys by which *decisions* may refer to the thing or fact with that IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    wanted = {name for d in decisions for name in (d.fact, d.subject, d.object) if name}
    for name in wanted:
        term = terms_by_name(known).get(name.casefold())
        iris = [name] if "://" in name else [ENTITY[slug(name)], *([term.iri] if term else [])]
        for iri in iris:
            found[iri].add(key_of(name))
    keys = set(map(key_of, wanted))
    for graph in imports:
        for quad in store.graph(IMPORT + graph):
            if quad.predicate.value in _LABELS and (key := key_of(text(quad.object))) in keys:
                found[text(quad.subject)].add(key)
    return {iri: frozenset(names) for iri, names in found.items()}


def _is_on(
    decision: Decision, subjects: frozenset[str], property: str, objects: frozenset[str], known: Vocabulary
) -> bool:
    """Say whether *decision* is on the statement whose ends have the keys *subjects* and *objects*, or on an end."""
    if decision.fact:
        return decision.fact in subjects
    if decision.decision not in VERDICTS:
        return key_of(decision.subject) in subjects | objects
    return (
        property in known.notations
        and decision.property in ("", property)
        and key_of(decision.subject) in {"", *subjects}
        and key_of(decision.object) in {"", *objects}
    )
