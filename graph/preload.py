"""What the server of processes loads before it makes any: the parser, and what is built in, once for all of them."""

from ..ontology.own import built_in
from .extract import extract  # noqa: F401
from .parsing.names import known_names

known_names(built_in().vocabulary)
