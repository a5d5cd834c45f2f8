"""The export formats: the name, purpose and writer of each."""

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

    :param name: its name on the command line.
    :param ending: the ending of the file, with its dot; empty if the format is a folder of files.
    :param media_type: the registered media type, else the usual one.
    :param description: what it is, and which tools read it.
    :param writer: a module of this package and its function, such as ``turtle:write_turtle``; imported when used.
    :param of_graph: whether the writer takes the property graph; if not, it takes the quads.
    :param has_triple_terms: whether it can write a triple about a triple (RDF 1.2).
    :param is_dated: whether it states the date of publication.
    :param has_features: whether it can include numeric features of the nodes.
    :param extra: the extra of this package that installs the library which the writer needs, if any.
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
        """Write *graph* to *path*, for property-graph formats; *features* are ignored if the format has none.

        :raises InputError: the library of the format is not installed.
        """
        options = {"features": features} if self.has_features else {}
        self._load()(graph, path, **options)

    def write_quads(self, quads: Iterable[Quad], path: Path, *, date: str | None = None) -> None:
        """Write *quads* to *path*, for RDF formats; the *date* of publication is ignored if the format has none."""
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
"""All formats by name, in the order of the command's help."""
