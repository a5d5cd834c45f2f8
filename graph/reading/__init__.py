"""The reading: documents to claims, by whatever reads them.

:mod:`.claim` is what a reader says, :mod:`.reader` what every reader is, :mod:`.config` which there are; each reader
has a module of its own.
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
