"""The reader that learned: a network whose statements are claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ....ontology.errors import DataError
from ....ontology.own import Knowledge
from ...document import Document
from ..claim import Claim, Mention
from ..reader import Reading
from ..record import ROLES
from .folder import FolderError, check_folder, load_reader
from .text import Source
from .trained import Trained
from .window import Window
from .wording import Statement


class ModelReader:
    """The reader by a network in a folder, as training wrote it."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        """Read by the network in *folder*, which is loaded when the first document comes.

        :raises DataError: the folder holds none, or one of kinds of facts that *knowledge* lacks.
        """
        try:
            check_folder(folder, knowledge)
        except FolderError as error:
            raise DataError(str(error)) from None
        self._folder = folder
        self._knowledge = knowledge

    @cached_property
    def _trained(self) -> Trained:
        return load_reader(self._folder, self._knowledge)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what the network finds in each of *documents*, one at a time."""
        for document in documents:
            read = self._trained.read(Source.of(document))
            claims = (_claim(statement, window) for window, statement in read)
            yield Reading(document, tuple(claims))


def _claim(statement: Statement, window: Window) -> Claim:
    told = {role: str(getattr(statement, role)) for role in ROLES}
    start, end = statement.sentence
    return Claim(
        kind=statement.kind,
        subject=Mention(statement.subject, statement.spans.get("subject")),
        object=Mention(statement.object, statement.span),
        quote=Mention(window.text.source.text[start:end], (start, end)),
        roles={role: Mention(words) for role, words in told.items() if words},
        value=None if statement.value is None else f"{statement.value:.10g}",
        is_target=statement.target,
        score=min(1.0, max(0.0, statement.score)),
        negated=statement.negated,
    )
