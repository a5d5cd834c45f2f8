"""A user's own Turtle files, laid over the built-in ones, and the knowledge that results.

A file with the name of a built-in one (``vocabulary/technologies.ttl``) replaces it; every other file is added. So one
folder can extend the built-in knowledge, and replace it file by file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, Triple, parse

from .errors import DataError, InputError, reading, with_article
from .fault import faults
from .kind import Kind, read_kinds
from .knowledge import ONTOLOGY_FILE, built_in_files, knowledge, read_turtle, subjects, texts
from .language import ENGLISH, Words, read_words
from .namespace import OWL, POL, RDF, RDFS, SKOS
from .vocabulary import Vocabulary, read_vocabulary, vocabulary

_SUFFIX = ".ttl"
_DEFINITIONS = frozenset(
    {OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme}
)


@dataclass(frozen=True)
class Own:
    """A folder of a user's Turtle files.

    :param name: the name of the folder, or of the single file that was given; it identifies the files in a store.
    :param files: path below the folder -> content, sorted by path.
    """

    name: str
    files: Mapping[str, bytes]

    @cached_property
    def definitions(self) -> tuple[Triple, ...]:
        """The triples of the classes, properties, schemes and qualifiers that the files define; a store needs them."""
        triples = [t for text in self.files.values() for t in _triples(text)]
        defined = {
            t.subject
            for t in triples
            if isinstance(t.object, NamedNode)
            and (
                (t.predicate.value == RDF.type and t.object.value in _DEFINITIONS)
                or (t.predicate.value == SKOS.inScheme and t.object.value == POL.qualifiers)
            )
        }
        # Blank nodes are left out: they get another name each time they are parsed.
        found = {t for t in triples if t.subject in defined and not isinstance(t.object, BlankNode)}
        return tuple(sorted(found, key=str))


@dataclass(frozen=True)
class Knowledge:
    """What is known about the field: the things, the kinds of facts, and the user's own files."""

    vocabulary: Vocabulary
    own: tuple[Own, ...] = ()

    @cached_property
    def store(self) -> Store:
        """All triples, in the default graph of an in-memory store."""
        return _laid_over(self.own) if self.own else knowledge()

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of facts, in the order of :func:`.kind.read_kinds`."""
        return read_kinds(self.store)

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {name: kind for kind in self.kinds for name in (kind.notation, kind.iri)}

    def kind(self, name: str) -> Kind | None:
        """Return the kind of fact with the notation or IRI *name*; None if there is none."""
        return self._kinds.get(name)

    def concepts(self, scheme: str) -> Mapping[str, str]:
        """Return the controlled values of *scheme*, an IRI: name in lower case, such as "planned" -> IRI."""
        if scheme not in self._concepts:
            self._concepts[scheme] = {
                name.lower(): iri
                for iri in subjects(self.store, SKOS.inScheme, scheme)
                for name in texts(self.store, iri, SKOS.prefLabel)
            }
        return self._concepts[scheme]

    @cached_property
    def _concepts(self) -> dict[str, Mapping[str, str]]:
        return {}

    def clash(self, classes: Iterable[str], role: str) -> str | None:
        """Return the reason, in words, why a thing of *classes* cannot also have the class *role*; None if it can.

        It cannot if the ontology declares that they, or superclasses of them, are disjoint (``owl:disjointWith``).
        """
        above = self.vocabulary.superclasses
        for one in classes:
            for other in above.get(role, ()):
                if any((kind, other) in self._disjoint for kind in above.get(one, ())):
                    return f"{with_article(self._label(one))}, not {with_article(self._label(role))}"
        return None

    @cached_property
    def _disjoint(self) -> frozenset[tuple[str, str]]:
        quads = self.store.quads_for_pattern(None, NamedNode(OWL.disjointWith), None)
        pairs = [
            (q.subject.value, q.object.value)
            for q in quads
            if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
        ]
        return frozenset((*pairs, *((b, a) for a, b in pairs)))

    def _label(self, kind: str) -> str:
        return next(iter(texts(self.store, kind, RDFS.label)), kind)

    def words(self, language: str | None = None) -> Words:
        """Return the words of *language*, a BCP 47 tag; those of English by default."""
        tag = language or ENGLISH
        if tag not in self._words:
            self._words[tag] = read_words(self.store, tag)
        return self._words[tag]

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}


@cache
def built_in() -> Knowledge:
    """Return the knowledge that comes with the package."""
    return Knowledge(vocabulary())


def read_knowledge(folders: Sequence[str | Path] = ()) -> Knowledge:
    """Return the built-in knowledge with the Turtle files of *folders* laid over it, later files over earlier ones.

    :param folders: folders, searched recursively, or single files.
    :raises InputError: a path is missing, holds no Turtle file or would replace the ontology; two have the same name.
    :raises DataError: a file has a fault; the message names the file and says what to do.
    """
    if not folders:
        return built_in()
    own = tuple(_read(Path(folder)) for folder in folders)
    for i, one in enumerate(own):
        if any(one.name == other.name for other in own[:i]):
            raise InputError(
                f"two ontologies are named {one.name!r}; rename one, since the name is what distinguishes them"
            )
    store = _laid_over(own)
    _check(store, own)
    return Knowledge(read_vocabulary(store), own)


def combined(own: tuple[Own, ...]) -> Knowledge:
    """Return the built-in knowledge with *own* laid over it; :func:`read_knowledge` must have checked *own*."""
    if not own:
        return built_in()
    store = _laid_over(own)
    return Knowledge(read_vocabulary(store), own)


def _laid_over(own: Sequence[Own]) -> Store:
    files = built_in_files()
    for one in own:
        files |= one.files
    return read_turtle(files.values())


def _read(path: Path) -> Own:
    with reading(path, missing=f"folder; give one with Turtle files ({_SUFFIX})"):
        if path.is_dir():
            paths = sorted(p for p in path.rglob(f"*{_SUFFIX}") if p.is_file())
            root = path
        else:
            paths, root = [path], path.parent
        files = {p.relative_to(root).as_posix(): p.read_bytes() for p in paths}
    if not files:
        raise InputError(f"{path}: holds no Turtle file; give a folder with files that end in {_SUFFIX}")
    if ONTOLOGY_FILE in files:
        raise InputError(
            f"{path / ONTOLOGY_FILE}: the built-in ontology cannot be replaced; rename your file to extend it"
        )
    for name, text in files.items():
        try:
            _triples(text)
        except (SyntaxError, ValueError) as error:
            raise DataError(f"{_at(path, name)}: is not Turtle: {' '.join(str(error).split())}") from None
    return Own(path.resolve().name.removesuffix(_SUFFIX), files)


def _check(store: Store, own: Sequence[Own]) -> None:
    """Raise a DataError for the first fault of the files, if there is one."""
    found = [
        f"{one.name}/{name}: {fault}" if name.removesuffix(_SUFFIX) != one.name else f"{name}: {fault}"
        for one in own
        for name, text in one.files.items()
        for fault in faults(store, _described(text))
    ]
    if found:
        more = len(found) - 1
        others = f" ({more} more {'fault' if more == 1 else 'faults'} after this one)" if more else ""
        raise DataError(f"{found[0]}{others}")


def _described(text: bytes) -> list[str]:
    return sorted({t.subject.value for t in _triples(text) if isinstance(t.subject, NamedNode)})


def _triples(text: bytes) -> list[Triple]:
    return [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]


def _at(path: Path, name: str) -> Path:
    return path if path.name == name else path / name
