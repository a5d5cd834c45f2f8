"""policyloom turns policy articles into a knowledge graph in which every fact cites its sentence.

The names in ``__all__`` are for scripts and notebooks, see docs/api.md; each is imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api.build import build, open_graph, read
    from .api.graph import Graph
    from .api.table import Table
    from .ontology.errors import DataError, InputError, PolicyloomError

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "Graph",
    "InputError",
    "PolicyloomError",
    "Table",
    "build",
    "open_graph",
    "read",
]

_PLACES = {
    ".api.build": ("build", "open_graph", "read"),
    ".api.graph": ("Graph",),
    ".api.table": ("Table",),
    ".ontology.errors": ("DataError", "InputError", "PolicyloomError"),
}


def __getattr__(name: str) -> Any:
    """Return the object called *name* in ``__all__``, importing it on first use."""
    for place, names in _PLACES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(place, __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the names of the module, with those of ``__all__``."""
    return sorted({*globals(), *__all__})
