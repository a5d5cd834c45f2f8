"""policyloom turns policy articles into a knowledge graph in which every fact cites its sentence.

What ``__all__`` names is for scripts and notebooks, see docs/api.md; it is loaded when it is first asked for.
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
    """Return what *name* of ``__all__`` stands for, and keep it."""
    for place, names in _PLACES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(place, __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the surface beside what every module has."""
    return sorted({*globals(), *__all__})
