"""The graph: what one does with a store, from facts as a table to a page in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..ontology.errors import InputError
from .table import Table

if TYPE_CHECKING:
    import networkx

    from ..graph.propertygraph import PropertyGraph
    from ..ontology.own import Knowledge
    from ..queries.ask import Answer, Questions
    from ..queries.store import Store
    from ..viz.frame import Frame
    from ..viz.measure import Measures


class Graph:
    """A knowledge graph in a store, for reading; :func:`build`, :func:`read` and :func:`open_graph` make one.

    It is closed by :meth:`close`, at the end of a ``with`` statement, or with the program. Its ``store`` has what else can
    be done: ``graph.store.query(sparql)`` gives terms of RDF, ``graph.store.quads()`` all that is there.

    >>> with build(reader="recorded:article") as article:
    ...     len(article.facts("ranking"))
    4
    """

    def __init__(self, store: Store, knowledge: Knowledge | None = None) -> None:
        """Take *store*, and the *knowledge* that it was built with; what is built in, unless given."""
        self.store = store
        self._knowledge = knowledge

    def facts(
        self,
        kind: str | None = None,
        *,
        document: str | None = None,
        min_confidence: float = 0.0,
        denied: bool = False,
    ) -> Table:
        """Return the facts, each with its quote, offsets, confidence and IRIs.

        :param kind: only facts of this kind, such as ``adopts`` or ``statistic``.
        :param document: only those of the document of this name.
        :param min_confidence: only those that are at least so sure, from 0 to 1.
        :param denied: whether what the texts deny is there too, with a true ``negated``.
        :raises InputError: there is no such kind or document; the message has those that there are.

        >>> for fact in graph.facts("adopts", min_confidence=0.7):
        ...     print(fact["subject"], "adopts", fact["object"])
        United States adopts national strategy of reindustrialization
        Germany adopts Industry 4.0
        European Union adopts Industry 5.0
        Japan adopts Connected Industries
        >>> frame = graph.facts("statistic").to_pandas()
        >>> frame[frame["unit"] == "base station"]["value"].item()
        4090000
        """
        from ..queries.library import library
        from ..queries.listing import listing

        # The least is asked for only where it leaves something out, since a fact from elsewhere may have no confidence.
        minimum = min_confidence or None
        found = listing(self.store, document=document, kind=kind, minimum=minimum, denied=denied)
        return Table.of(library()["facts"].answers, found)

    def query(self, question: str, /, **parameters: object) -> Table:
        """Return the answer to a named query, to a file of SPARQL or to SPARQL as it stands.

        CONSTRUCT gives the columns ``subject``, ``predicate`` and ``object``, ASK one row with the column ``answer``.

        :param question: the name of a query, which docs/cli.md lists, the path of a ``.rq`` file, or SPARQL.
        :param parameters: of a named query; a list, or a column of a data frame, where any of several values fits; None
            where it is left out.
        :raises InputError: there is no such query or parameter, or the SPARQL is malformed.

        >>> for row in graph.query("policies-by-country", country=["Germany", "Japan"]):
        ...     print(row["country"], "-", row["policy"])
        Germany - Industry 4.0
        Japan - Connected Industries
        >>> list(graph.query("ASK { ?fact a <https://w3id.org/policyloom/policy#Fact> }"))
        [{'answer': True}]
        """
        from ..queries.library import resolve
        from ..queries.record import record
        from ..queries.result import Boolean, Triples

        given = {key: listed(value) for key, value in parameters.items() if value is not None}
        answer = self.store.query(resolve(question, given))
        if isinstance(answer, Boolean):
            return Table(("answer",), ((bool(answer),),))
        if isinstance(answer, Triples):
            columns: tuple[str, ...] = ("subject", "predicate", "object")
            rows = [record(columns, (triple.subject, triple.predicate, triple.object)) for triple in answer]
            return Table.of(columns, rows)
        return Table.of(answer.variables, [record(answer.variables, row) for row in answer])

    def ask(self, question: str) -> Answer:
        """Return the answer to a question in plain English, see docs/ask.md.

        Its ``answers`` are empty where the graph does not hold one; ``evidence`` has the sentences that say it, each with
        ``doc``, ``quote``, ``start`` and ``end``; ``reading`` tells how the question was understood; ``sparql`` is the query.

        >>> graph.ask("Who adopted Industry 4.0?").answers
        ('Germany',)
        """
        return self._questions.ask(question)

    def view(
        self,
        *,
        focus: str | None = None,
        steps: int = 1,
        compare: tuple[str, str] | None = None,
        query: str | None = None,
        title: str | None = None,
        height: int = 640,
    ) -> Frame:
        """Return the page of the graph, which a notebook shows; its ``save(path)`` writes it, its ``html`` is the text.

        :param focus: open with the neighbourhood of this thing, a name or an IRI, that reaches so many *steps*, 1 to 3.
        :param compare: open with these two things side by side.
        :param query: draw only what the answer to this query names, see :meth:`query`.
        :param title: the heading.
        :param height: of the page in the notebook, in pixels.
        :raises InputError: the graph has no thing of such a name, *compare* is not two, or the rows
            of the query name nothing in it.

        >>> graph.view(focus="Germany")
        Frame(height=640)
        """
        from ..queries.library import resolve
        from ..viz.answer import answer_graph
        from ..viz.article import articles
        from ..viz.frame import frame

        if compare is not None and len(compare) != 2:
            raise InputError(f"compare takes two things, not {len(compare)}")
        quads = list(self.store.quads())
        drawn = self._network if query is None else answer_graph(quads, self.store.query(resolve(query)))
        return frame(
            drawn,
            title=title,
            focus=focus,
            steps=steps,
            compare=compare,
            documents=articles(quads),
            height=height,
        )

    def export(
        self,
        path: str | Path,
        format: str | None = None,
        *,
        documents: str | Iterable[str] | None = None,
        evidence: bool = True,
        date: str | None = None,
    ) -> Path:
        """Write the graph for other tools, and return the path.

        :param path: a file, or a folder for formats of many files.
        :param format: one of docs/export.md, such as ``graphml`` or ``csv``; what the ending tells, if left out.
        :param documents: only what these documents state, one or several.
        :param evidence: with or without the passages, fact nodes and texts.
        :param date: the day of publication, which ``rocrate`` and ``croissant`` state.
        :raises InputError: the format or a document is unknown, or the path cannot be written.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     graph.export(f"{folder}/graph.graphml").name
        'graph.graphml'
        """
        from ..graph.export import export, format_of
        from ..queries.embedded import EmbeddedStore

        target = Path(path)
        name = format_of(target).name if format is None else format
        # A store writes itself fastest.
        source = self.store.native if isinstance(self.store, EmbeddedStore) else self.store.quads()
        chosen = None if documents is None else listed(documents)
        export(source, name, target, evidence=evidence, documents=chosen, date=date)
        return target

    def stats(self) -> Measures:
        """Return how the graph hangs together: its size, parts, communities and bridges, and the measures ``of_nodes``.

        >>> [measure.node.label for measure in graph.stats().of_nodes[:2]]
        ['China', 'industrial internet']
        """
        from ..viz.measure import measures

        return measures(self._network)

    def things(self) -> Table:
        """Return the things of the graph with their classes and how central each is, those in most statements first.

        >>> graph.things().columns[:4]
        ('label', 'iri', 'class', 'degree')
        """
        from ..viz.measure import COLUMNS

        return Table(COLUMNS, tuple(measure.row for measure in self.stats().of_nodes))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return the graph for networkx: nodes are things, edges statements with their evidence.

        It is what ``networkx`` reads from an export as GraphML.

        >>> made = graph.to_networkx()
        >>> [wording for *_, wording in made.out_edges("entity_germany", data="wording")]
        ['Germany adopts Industry 4.0']
        """
        from ..graph.export.multigraph import multigraph

        return multigraph(self._network)

    def close(self) -> None:
        """Let go of the store, so that another process can write it."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """Return where it is."""
        return f"Graph({self.store.location!r})"

    @cached_property
    def _network(self) -> PropertyGraph:
        from ..graph.propertygraph import property_graph

        return property_graph(self.store.quads())

    @cached_property
    def _questions(self) -> Questions:
        from ..queries.ask import Questions

        return Questions(self.store, self._knowledge)


def listed(given: object) -> list[str]:
    """Return one or several names, paths or values as texts, as the command line takes them."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        return [str(given)]
    return [str(one) for one in given]
