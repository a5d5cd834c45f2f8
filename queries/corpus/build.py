"""The build: an update of a store's documents from their files, document by document.

A document is unchanged if the store has it with the same digests of its file and its sidecar, and from the same run.
The run stands for the ontology, the vocabulary, the reader and the software. Unchanged documents are left alone.
Documents enter in batches, one transaction each. So whenever a build ends, the store holds whole documents only, and
the next build continues from there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from ...graph.build import run_iri, surroundings
from ...graph.cache import Cache
from ...graph.correction import Corrections
from ...graph.decision import decision_iri, decision_label
from ...graph.pipeline import DocumentGraph, ReadOptions, read
from ...graph.pool import Limits, jobs_for
from ...graph.rdf import BESIDE, graph_iri, nquads, run_graph
from ...graph.reading import DEFAULT, ReaderConfig, check_reader
from ...graph.source import Fault, Found, Source
from ...graph.source.content import content
from ...ontology.errors import PolicyloomError
from ...ontology.namespace import POL
from ...ontology.own import Knowledge
from ..result import text
from ..store import Store, removal
from .bindings import bindings
from .imported import IMPORT, importing

# Bytes of N-Quads per transaction, about fifty documents: a tenth cheaper than a dozen documents at a time.
_BATCH = 8_000_000


@dataclass
class Outcome:
    """The result of a build.

    :param new: how many documents were added; *changed* were replaced, *unchanged* left alone, *removed* taken out.
    :param faults: the documents that could not be read or stored, with the reason; the store keeps their old state.
    :param repeated: (file, earlier file with the same content).
    :param unmatched: the decisions that touch no document of the store, one line each; the line of a decision on
        imported data names the import.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    faults: list[Fault] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


class Build:
    """One build: created from the sources that were found, carried out by iterating over :meth:`steps` to the end.

    :ivar outcome: what has been done so far.
    :ivar ahead: the sources that will be read.
    """

    def __init__(
        self,
        store: Store,
        found: Found,
        knowledge: Knowledge,
        *,
        software: str,
        with_gaps: bool = False,
        prune: bool = False,
        corrections: Corrections | None = None,
        cache: Cache | None = None,
        reader: ReaderConfig = DEFAULT,
        with_claims: bool = False,
    ) -> None:
        """Compare *found* with what *store* holds.

        :param knowledge: the vocabulary and the user's own definitions.
        :param software: the version of policyloom, for the provenance.
        :param with_gaps: also report what became no fact; every document is read again for that.
        :param prune: remove the documents that were not found and have no fault; none are removed while a table
            cannot be opened, since its documents are then unknown.
        :param corrections: people's decisions about what the documents state.
        :param cache: holds the reader's earlier results.
        :param reader: the configuration of the reader.
        :param with_claims: also report what the reader claimed; every document is read again for that.
        :raises InputError: the store cannot be read.
        :raises DataError: the reader does not fit *knowledge*.
        """
        self._store, self._knowledge, self._software = store, knowledge, software
        self._options = ReadOptions(
            run_iri(software, knowledge, corrections, reader),
            run_iri(software, knowledge, reader=reader),
            reader,
            with_gaps,
            with_claims,
            corrections or Corrections(),
            cache,
        )
        check_reader(reader, knowledge)
        self._held: dict[str, tuple[tuple[str, str], str]] = {}
        self._names: dict[str, str] = {}
        # Graph that a document would have -> (graph of the import that brought it, digest of its text).
        self._imported: dict[str, tuple[str, str]] = {}
        for graph, *row in bindings(store, "held"):
            name, file, sidecar, digest, run = map(text, row)
            if (own := graph_iri(name)) == text(graph):
                self._held[own], self._names[own] = ((file, sidecar), run), name
            else:
                self._imported[own] = text(graph), digest
        self._alike: set[str] = set()
        self._characters = 0
        self.outcome = Outcome(faults=list(found.faults))
        sources = [source for source in found.sources if prune or not self._is_of_another(source)]
        self._given = [graph_iri(source.name) for source in sources]
        first: dict[str, Source] = {}
        self.ahead = [source for source in sources if self._is_ahead(source, first)]
        wanted = {*self._given, *(graph_iri(fault.name) for fault in self.outcome.faults)}
        self._surplus = sorted(self._held.keys() - wanted) if prune and found.is_whole else []

    @property
    def graphs(self) -> list[str]:
        """The named graphs of the requested documents that the store holds, in the order of the request."""
        return [graph for graph in self._given if graph in self._held]

    def steps(
        self, *, jobs: int | None = None, limits: Limits | None = None, scheduler: str | None = None
    ) -> Generator[DocumentGraph | Fault]:
        """Read the sources ahead, and yield each document on its way into the store, or its fault.

        :param jobs: how many processes read; by default as many as are worth starting.
        :param limits: the limits for reading one document.
        :param scheduler: the address of a Dask scheduler, whose workers read instead of local processes.
        :raises InputError: the store cannot be written, or the cluster cannot read.
        """
        readings = read(
            self.ahead,
            self._knowledge,
            self._options,
            jobs=jobs or jobs_for(self._characters),
            limits=limits,
            scheduler=scheduler,
        )
        beside = surroundings(
            self._software, self._knowledge, self._options.corrections, self._options.reader
        )
        around = {iri: nquads(quads) for iri, quads in beside}
        with closing(readings), _entrance(self._store, around) as enter:
            for step in map(self._refused_if_imported, readings):
                if isinstance(step, Fault):
                    self.outcome.faults.append(step)
                else:
                    enter(step)
                    self._count(step.graph)
                yield step
        self._tidy()

    def _is_of_another(self, source: Source) -> bool:
        """Say whether the store holds a document of another name with the IRI of *source*; if so, record the fault."""
        name = self._names.get(graph_iri(source.name), source.name)
        if name == source.name:
            return False
        reason = (
            f"the store holds a document {name!r} with the same IRI as {source.name!r}; "
            f"rename the file, or use --prune to remove {name!r}"
        )
        self.outcome.faults.append(Fault(source.name, str(source), reason))
        return True

    def _refused_if_imported(self, step: DocumentGraph | Fault) -> DocumentGraph | Fault:
        """Return *step*, or a fault if an import brought another text of the document: quotes could be from either."""
        if isinstance(step, Fault) or step.graph not in self._imported:
            return step
        graph, digest = self._imported[step.graph]
        if f'<{POL.sha256}> "{digest}"'.encode() in step.nquads:
            return step
        name = graph.removeprefix(IMPORT)
        reason = f"the import {name!r} holds a different text of this document; replace that import, or rename the file"
        return Fault(step.source.name, str(step.source), reason)

    def _is_ahead(self, source: Source, first: dict[str, Source]) -> bool:
        """Say whether *source* must be read; record repeated files, unchanged documents and the size to be read."""
        try:
            found = content(source)
        except PolicyloomError:
            return True  # reading it will report the fault
        digests, graph = found.digests, graph_iri(source.name)
        if (same := first.setdefault(digests[0], source)) is not source:
            self.outcome.repeated.append((str(source), str(same)))
        if self._held.get(graph) == (digests, self._options.run):
            self.outcome.unchanged += 1
            self._alike.add(graph)
            if not (self._options.with_gaps or self._options.with_claims):
                return False
        self._characters += len(found.data)
        return True

    def _count(self, graph: str) -> None:
        if graph not in self._held:
            self.outcome.new += 1
            self._held[graph] = (("", ""), self._options.run)
        elif graph not in self._alike:
            self.outcome.changed += 1

    def _tidy(self) -> None:
        """Remove surplus documents, then unused runs and definitions; record the decisions that touch no document."""
        _remove(self._store, self._surplus)
        self.outcome.removed = len(self._surplus)
        _remove(self._store, _unused(self._store))
        if self._options.corrections.decisions:
            self.outcome.unmatched = self._unmatched()

    def _unmatched(self) -> list[str]:
        """Return a line for each decision that touches no document; it names the import of imported data."""
        by_iri = {decision_iri(decision): decision for decision in self._options.corrections.decisions}
        found = bindings(self._store, "unmatched", [run_graph(self._options.run)])
        unmatched = [by_iri[text(iri)] for (iri,) in found]
        imports = importing(self._store, unmatched, self._knowledge.vocabulary)
        told = "; it concerns the import {!r}: change the file of that import and import it again"
        return [
            decision_label(decision) + (told.format(imports[decision]) if decision in imports else "")
            for decision in unmatched
        ]


def _unused(store: Store) -> list[str]:
    """Return the graphs of runs from which the store has no document, and of definitions that no other run used."""
    used: set[str] = set()
    for run, graph in bindings(store, "used"):
        used |= {run_graph(text(run)), text(graph)}
    return [graph for graph in store.graphs() if graph.startswith(BESIDE) and graph not in used]


def _remove(store: Store, graphs: Sequence[str]) -> None:
    if graphs:
        store.update(" ;\n".join(map(removal, graphs)))


@contextmanager
def _entrance(store: Store, around: Mapping[str, bytes]) -> Iterator[Callable[[DocumentGraph], None]]:
    """Give a function that adds documents to *store* in batches: while one is written, the next is collected.

    :param around: graphs that are written with the first batch.
    """
    batch: dict[str, bytes] = dict(around)
    entering: Future[None] | None = None

    def send() -> None:
        nonlocal batch, entering
        if entering is not None:
            entering.result()
        entering = thread.submit(store.replace_all, batch)
        batch = {}

    def enter(reading: DocumentGraph) -> None:
        batch[reading.graph] = reading.nquads
        if sum(map(len, batch.values())) >= _BATCH:
            send()

    with ThreadPoolExecutor(max_workers=1) as thread:
        yield enter
        if batch.keys() - around.keys():
            send()
        if entering is not None:
            entering.result()
