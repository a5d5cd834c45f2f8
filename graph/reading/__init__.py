"""The reading of documents: readers turn documents into claims.

:mod:`.claim` defines a claim, :mod:`.reader` the interface of every reader, :mod:`.config` the readers to choose from;
each reader has a module of its own.
"""

from .claim import Claim, Mention
from .config import DEFAULT, NAMES, check_reader, reader_config
from .reader import Reader, ReaderConfig, Reading

__all__ = [
    "DEFAULT",
    "NAMES",
    "Claim",
    "Mention",
    "Reader",
    "ReaderConfig",
    "Reading",
    "check_reader",
    "reader_config",
]
