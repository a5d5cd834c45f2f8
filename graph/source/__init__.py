"""Sources: the files that a user names, found and read as documents.

A reader makes a document of a file's bytes; :data:`DECODERS` chooses it by the ending of the file's name. To read
another kind of file, write a reader in a module of its own and give it a line there. A table of texts (:mod:`.table`)
is a source a row.
"""

from .content import Source
from .decoder import DECODERS, Decoder, Fault, read_source
from .find import Found, find_sources
from .web import Web

__all__ = ["DECODERS", "Decoder", "Fault", "Found", "Source", "Web", "find_sources", "read_source"]
