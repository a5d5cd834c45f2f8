"""The available readers, and the names by which people choose them."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from ...ontology.errors import InputError, reading
from ...ontology.own import Knowledge
from ..cache import Cache
from ..identity import digest
from .reader import Reader, ReaderConfig

NAMES = ("model", "model:DIR", "llm", "recorded:FILE.jsonl")
"""The values that ``--reader`` takes."""

_RECORDED = "recorded"
_LLM = "llm"
_MODEL = "model"
_BUNDLED = "article"


@dataclass(frozen=True)
class Recorded:
    """The reader of claims in a file.

    :param path: the file; ``article`` for the claims that come with the bundled article.
    """

    path: str
    is_single: bool = True
    languages: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name by which it was chosen, with the name of the file but not its folder."""
        return f"{_RECORDED}:{Path(self.path).name}"

    @property
    def identity(self) -> str:
        """The digest of the file's content: the same claims make the same graph wherever the file is."""
        return f"{_RECORDED} {digest(self._text)}"

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        """Return the reader.

        :raises InputError: the file cannot be read.
        :raises DataError: a line of the file holds no claim.
        """
        from .record import read_claims
        from .recorded import RecordedReader

        return RecordedReader(read_claims(self._text, name=self.path), self.path)

    @cached_property
    def _text(self) -> str:
        if self.path == _BUNDLED:
            return (_beside("claims") / f"{_BUNDLED}.jsonl").read_text(encoding="utf-8")
        path = Path(self.path)
        with reading(path, "give a file of claims, one JSON object per line"):
            return path.read_text(encoding="utf-8-sig")


@dataclass(frozen=True)
class Model:
    """The reader by a trained network.

    :param path: the folder that training wrote; empty for the bundled network.
    """

    path: str = ""
    is_single: bool = False
    languages: tuple[str, ...] = ("en",)

    @property
    def label(self) -> str:
        """The name ``model``, with that of the folder where one was given."""
        return f"{_MODEL}:{self.folder.resolve().name}" if self.path else _MODEL

    @property
    def identity(self) -> str:
        """The digest of all files in the folder of the network."""
        return f"{_MODEL} {self._digest}"

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        """Return the reader.

        :raises DataError: the folder holds no usable network.
        """
        from .model.reader import ModelReader

        return ModelReader(self.folder, knowledge)

    def check(self, knowledge: Knowledge) -> None:
        """Refuse an unusable folder before any document is opened.

        :raises DataError: it holds no network, or one with kinds of facts that *knowledge* lacks.
        """
        from .model.folder import check_folder

        check_folder(self.folder, knowledge)

    @property
    def folder(self) -> Path:
        """The folder of the network."""
        return Path(self.path) if self.path else bundled_network()

    @cached_property
    def _digest(self) -> str:
        found = hashlib.sha256()
        with reading(self.folder, "give the folder that training wrote"):
            for path in sorted(path for path in self.folder.iterdir() if path.is_file()):
                found.update(path.name.encode())
                found.update(path.read_bytes())
        return found.hexdigest()[:16]


def check_reader(reader: ReaderConfig, knowledge: Knowledge) -> None:
    """Refuse a reader that does not fit *knowledge*, before any document is opened.

    :raises PolicyloomError: the reader is a network, and unusable or trained on other kinds of facts.
    """
    if isinstance(reader, Model):
        reader.check(knowledge)


def reader_config(name: str, **settings: object) -> ReaderConfig:
    """Return the configuration of the reader called *name*, see :data:`NAMES`.

    :param settings: settings of the reader by language model, see :func:`.llm.llm_config`; other readers ignore them.
    :raises InputError: there is no reader of this name (the message lists those that exist), or a setting is invalid.
    """
    kind, _, rest = name.partition(":")
    if name == _MODEL:
        return DEFAULT
    if name == _LLM:
        from .llm import llm_config

        return llm_config(**settings)  # type: ignore[arg-type]
    if kind == _MODEL and rest:
        return Model(rest)
    if kind == _RECORDED and rest:
        return Recorded(rest)
    near = difflib.get_close_matches(kind, [n.partition(":")[0] for n in NAMES], n=1)
    hint = f"did you mean {near[0]!r}? " if near and near[0] != name else ""
    raise InputError(f"unknown reader {name!r}: {hint}the readers are {_listed(NAMES)}")


def bundled_network() -> Path:
    """Return the folder of the bundled network."""
    return _beside("model") / "trained"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _beside(folder: str) -> Path:
    """Return the folder of this name beside this module."""
    return Path(str(files(__name__.rpartition(".")[0]) / folder))


DEFAULT: ReaderConfig = Model()
"""The reader that is used where none is chosen."""
