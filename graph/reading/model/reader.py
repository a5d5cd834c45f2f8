"""The reader by a trained network in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ....ontology.own import Knowledge
from ...document import Document
from ..reader import Reading
from .folder import check_folder, load_reader
from .trained import Trained


class ModelReader:
    """The reader by the network in a folder that training wrote."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        """Make a reader by the network in *folder*, which is loaded with the first document.

        :raises DataError: the folder holds no network, or one with kinds of facts that *knowledge* lacks.
        """
        check_folder(folder, knowledge)
        self._folder = folder
        self._knowledge = knowledge

    @cached_property
    def _trained(self) -> Trained:
        return load_reader(self._folder, self._knowledge)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the claims of the network in each of *documents*, one document at a time."""
        for document in documents:
            yield Reading(document, tuple(self._trained.read(document)))
