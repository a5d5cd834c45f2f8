"""The formats: what each is called, what it is for, and where its writer is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Quad

from ...ontology.errors import InputError
from ..propertygraph import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the graph can be written in.

    :param name: what the command line calls it.
    :param ending: of the file, with its dot; empty where the format is a folder of files.
    :param media_type: as registered, else the usual one.
    :param description: what it is, and which tools read it.
    :param writer: module of this package and function, ``turtle:write_turtle``; imported when first used.
    :param of_graph: whether the writer takes the property graph, or the quads.
    :param has_triple_terms: whether it can write a triple about a triple, which RDF 1.2 has.
    :param is_dated: whether it says when it was published.
    :param has_features: whether numbers of the nodes can be written beside it.
    :param extra: the extra of this package that installs the library of the writer, where it needs one.
    """

    name: str
    media_type: str
    description: str
    writer: str
    ending: str = ""
    of_graph: bool = True
    has_triple_terms: bool = False
    is_dated: bool = False
    has_features: bool = False
    extra: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether the format is a folder of files."""
        return not self.ending

    def write_graph(self, graph: Graph, path: Path, *, features: bool = False) -> None:
        """Write *graph* to *path*, for formats of the property graph; with *features* of the nodes where the format has them.

        :raises InputError: the library of the format is not installed.
        """
        options = {"features": features} if self.has_features else {}
        self._load()(graph, path, **options)

    def write_quads(self, quads: Iterable[Quad], path: Path, *, date: str | None = None) -> None:
        """Write *quads* to *path*, for formats of RDF; with the *date* of publication where the format has one."""
        options = {"date": date} if self.is_dated else {}
        self._load()(quads, path, **options)

    def _load(self) -> Callable[..., None]:
        name, function = self.writer.split(":")
        try:
            module = import_module(f".{name}", __package__)
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            raise InputError(
                f"the format {self.name} needs {error.name}: pip install 'policyloom[{self.extra}]'"
            ) from error
        writer: Callable[..., None] = getattr(module, function)
        return writer


def _formats() -> dict[str, Format]:
    table = tomllib.loads(files(str(__package__)).joinpath("formats.toml").read_text(encoding="utf-8"))
    return {name: Format(name, **row) for name, row in table.items()}


FORMATS: Mapping[str, Format] = MappingProxyType(_formats())
"""All formats by name, in the order of the help."""
