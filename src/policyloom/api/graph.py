"""The graph: read access to a store, from a table of facts to a page in a notebook."""

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
    from ..viz.measure import Measures
    from ..viz.notebook import Frame


class Graph:
    """A knowledge graph in a store, for reading; :func:`build`, :func:`read` and :func:`open_graph` make one.

    Close it with :meth:`close` or a ``with`` statement; otherwise it closes when the program ends. Its ``store`` gives
    lower-level access: ``graph.store.query(sparql)`` returns RDF terms, ``graph.store.quads()`` all quads.

    >>> with build(reader="recorded:article") as article:
    ...     len(article.facts("ranking"))
    4
    """

    def __init__(self, store: Store, knowledge: Knowledge | None = None) -> None:
        """Wrap *store*; *knowledge* is what it was built with, by default the built-in ontology."""
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
        :param document: only facts of the document of this name.
        :param min_confidence: only facts of at least this confidence, from 0 to 1.
        :param denied: whether to return facts that the texts deny, too; their ``negated`` is true.
        :raises InputError: there is no such kind or document; the message lists the known ones.

        >>> for fact in graph.facts("adopts", min_confidence=0.7):
        ...     print(fact["subject"], "adopts", fact["object"])
        CPC Central Committee adopts Industrial Internet Innovation and Development Action Plan
        United States adopts national strategy of reindustrialization
        Germany adopts Industry 4.0
        European Union adopts Industry 5.0
        Japan adopts Connected Industries
        >>> frame = graph.facts("statistic").to_pandas()
        >>> frame[frame["unit"] == "base station"]["value"].item()
        4090000
        """
        from ..queries.facts import listing
        from ..queries.library import library

        minimum = min_confidence or None  # each fact has a confidence, so 0 needs no filter
        found = listing(self.store, document=document, kind=kind, minimum=minimum, denied=denied)
        return Table.of(library()["facts"].answers, found)

    def query(self, question: str, /, **parameters: object) -> Table:
        """Return the answer to a named query, a SPARQL file or a SPARQL text.

        CONSTRUCT and DESCRIBE give columns ``subject``, ``predicate``, ``object``; ASK one row with column ``answer``.

        :param question: the name of a query listed in docs/cli.md, the path of a ``.rq`` file, or SPARQL.
        :param parameters: the parameters of the query. A list, or a column of a data frame, matches any of its values;
            None leaves a parameter out.
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

        Its ``answers`` are empty if the graph holds none; ``evidence`` has the sentences, each with ``doc``, ``quote``,
        ``start`` and ``end``; ``reading`` says how the question was understood; ``sparql`` is the query.

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
        """Return a page that draws the graph in a notebook; ``save(path)`` writes it to a file, ``html`` is its text.

        :param focus: open with the neighbourhood of this thing (a name or an IRI), up to *steps* edges away, 1 to 3.
        :param compare: open with these two things side by side.
        :param query: draw only what the answer to this query names, see :meth:`query`.
        :param title: the heading.
        :param height: the height of the page in the notebook, in pixels.
        :raises InputError: the graph has no thing of that name, *compare* does not hold two names, or the answer to the
            query names nothing in the graph.

        >>> graph.view(focus="Germany")
        Frame(height=640)
        """
        from ..queries.library import resolve
        from ..viz.answer import answer_graph
        from ..viz.article import articles
        from ..viz.notebook import frame

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

        :param path: a file, or a folder for formats that write several files.
        :param format: a format listed in docs/export.md, such as ``graphml``; if left out, the file ending decides.
        :param documents: write only what these documents state, one or several.
        :param evidence: whether to write the passages, fact nodes and texts.
        :param date: the publication date, which ``rocrate`` and ``croissant`` state.
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
        # An embedded store exports faster by itself than quad by quad.
        source = self.store.native if isinstance(self.store, EmbeddedStore) else self.store.quads()
        chosen = None if documents is None else listed(documents)
        export(source, name, target, evidence=evidence, documents=chosen, date=date)
        return target

    def stats(self) -> Measures:
        """Return measures of the graph: size, connected parts, communities, bridges, and each node's in ``of_nodes``.

        >>> [measure.node.label for measure in graph.stats().of_nodes[:2]]
        ['China', 'industrial internet']
        """
        from ..viz.measure import measures

        return measures(self._network)

    def things(self) -> Table:
        """Return the things of the graph with class and centrality, those with the most statements first.

        >>> graph.things().columns[:4]
        ('label', 'iri', 'class', 'degree')
        """
        from ..viz.measure import COLUMNS

        return Table(COLUMNS, tuple(measure.row for measure in self.stats().of_nodes))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return the graph for networkx: nodes are things, edges are statements with their evidence.

        It equals the graph that ``networkx`` reads from a GraphML export.

        >>> made = graph.to_networkx()
        >>> [wording for *_, wording in made.out_edges("entity_germany", data="wording")]
        ['Germany adopts Industry 4.0']
        """
        from ..graph.export.multigraph import multigraph

        return multigraph(self._network)

    def close(self) -> None:
        """Close the store, so that another process can write to it."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def __repr__(self) -> str:
        """Return the class name with the location of the store."""
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
    """Return one or several names, paths or values as a list of strings, as the command line takes them."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        return [str(given)]
    return [str(one) for one in given]
