"""What the server of processes loads before it makes any: the parser, what is built in, and what
tells languages, once for all of them."""

from ..ontology.own import built_in
from .extract import extract  # noqa: F401
from .parsing.names import known_names
from .source.language import identifier

known_names(built_in().vocabulary)
identifier()
