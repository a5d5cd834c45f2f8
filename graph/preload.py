"""What the server of processes loads once for all: the parser, what is built in, and what tells languages."""

from contextlib import suppress

from ..ontology.errors import DataError
from ..ontology.own import built_in
from .parsing.names import known_names
from .reading.rules import RulesReader  # noqa: F401
from .source.language import identifier

known_names(built_in().vocabulary)
with suppress(DataError):  # a text that it is needed for says so itself
    identifier()
