"""Sources: the files that a user names, found and read as documents.

A decoder turns the bytes of a file into a document; :data:`DECODERS` maps the extension of a file to its decoder. To
read another kind of file, write a decoder in its own module and add a line there. Each row of a table of texts
(:mod:`.table`) is a source.
"""

from .content import Source
from .decoder import DECODERS, Decoder, Fault, read_source
from .find import Found, find_sources
from .web import Web

__all__ = ["DECODERS", "Decoder", "Fault", "Found", "Source", "Web", "find_sources", "read_source"]
