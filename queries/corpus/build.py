"""The build: the documents of a store brought in step with their files, document by document.

A document is known by the digests of its file and of its sidecar, and by the run that read it, which stands for the
ontology, the vocabulary, the reader and the software. Where the store holds both, the document is left alone.
Documents enter in batches, each a transaction, so whenever a build ends the store holds whole documents only, and the
next build goes on from there.
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
from .ask import ask
from .imported import IMPORT, importing

# So many bytes of N-Quads enter in one transaction, some fifty documents: a tenth cheaper than a dozen at a time.
_BATCH = 8_000_000


@dataclass
class Outcome:
    """What a build did.

    :param new: how many documents entered; *changed* were replaced, *unchanged* left alone, *removed* taken out.
    :param faults: the documents that could not be had, with the reason; what the store held of them stays.
    :param repeated: (file, file before it with the same content).
    :param unmatched: the decisions that touch no document of the store, each in a line; where it is on what an import brought,
        the line names the import.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    faults: list[Fault] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


class Build:
    """One build: made of what was found, carried out by going through :meth:`steps` to the end.

    :ivar outcome: what was done so far.
    :ivar ahead: the sources that are to be read.
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

        :param knowledge: what is known of the field.
        :param software: the version of policyloom, for the provenance.
        :param with_gaps: tell what became no fact, for which every document is read again.
        :param prune: take out the documents that were not found and are not at fault; none while a table cannot be
            opened, since nobody knows its documents then.
        :param corrections: what people decided of what the documents state.
        :param cache: holds the extractions of what was read before.
        :param reader: what reads.
        :param with_claims: tell what the reader claimed, for which every document is read again.
        :raises InputError: the store cannot be read.
        :raises DataError: the reader cannot read by *knowledge*.
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
        for graph, *row in ask(store, "held"):
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
        """The named graphs of the documents that were asked for and that the store holds, in their order."""
        return [graph for graph in self._given if graph in self._held]

    def steps(
        self, *, jobs: int | None = None, limits: Limits | None = None, scheduler: str | None = None
    ) -> Generator[DocumentGraph | Fault]:
        """Read what is to be read, and yield each document on its way into the store, or what is wrong with it.

        :param jobs: how many processes read; as many as pay, unless given.
        :param limits: what one document may take.
        :param scheduler: the address of a scheduler of Dask, whose workers read in place of processes.
        :raises InputError: the store cannot be written, or the cluster cannot do it.
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
        """Say whether the IRI of *source* is that of a document of another name, and note the fault."""
        name = self._names.get(graph_iri(source.name), source.name)
        if name == source.name:
            return False
        reason = (
            f"the store holds a document {name!r}, whose IRI is that of {source.name!r} too; "
            f"rename the file, or let --prune take {name!r} out"
        )
        self.outcome.faults.append(Fault(source.name, str(source), reason))
        return True

    def _refused_if_imported(self, step: DocumentGraph | Fault) -> DocumentGraph | Fault:
        """Return *step*, or a fault where an import brought another text of the document: quotes would be of either."""
        if isinstance(step, Fault) or step.graph not in self._imported:
            return step
        graph, digest = self._imported[step.graph]
        if f'<{POL.sha256}> "{digest}"'.encode() in step.nquads:
            return step
        name = graph.removeprefix(IMPORT)
        reason = f"the import {name!r} holds another text of this document; replace that import, or rename the file"
        return Fault(step.source.name, str(step.source), reason)

    def _is_ahead(self, source: Source, first: dict[str, Source]) -> bool:
        """Say whether *source* is to be read, and note what is found out on the way."""
        try:
            found = content(source)
        except PolicyloomError:
            return True  # and is found at fault when it is read
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
        """Take out what is not wanted any more, then the runs that nothing in the store refers to."""
        _remove(self._store, self._surplus)
        self.outcome.removed = len(self._surplus)
        _remove(self._store, _unused(self._store))
        if self._options.corrections.decisions:
            self.outcome.unmatched = self._unmatched()

    def _unmatched(self) -> list[str]:
        """Return the decisions that touch no document, each in a line; one on what an import brought with the import."""
        by_iri = {decision_iri(decision): decision for decision in self._options.corrections.decisions}
        rows = ask(self._store, "unmatched", [run_graph(self._options.run)])
        unmatched = [by_iri[text(iri)] for (iri,) in rows]
        imports = importing(self._store, unmatched, self._knowledge.vocabulary)
        told = "; it is of the import {!r}: change the file of that and import it again"
        return [
            decision_label(decision) + (told.format(imports[decision]) if decision in imports else "")
            for decision in unmatched
        ]


def _unused(store: Store) -> list[str]:
    """Return the graphs of runs by which no document was read any more, and of definitions that no such run used."""
    used: set[str] = set()
    for run, graph in ask(store, "used"):
        used |= {run_graph(text(run)), text(graph)}
    return [graph for graph in store.graphs() if graph.startswith(BESIDE) and graph not in used]


def _remove(store: Store, graphs: Sequence[str]) -> None:
    if graphs:
        store.update(" ;\n".join(map(removal, graphs)))


@contextmanager
def _entrance(store: Store, around: Mapping[str, bytes]) -> Iterator[Callable[[DocumentGraph], None]]:
    """Give the way into *store*: while one batch enters, the next is gathered.

    :param around: graphs that enter with the first batch.
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
