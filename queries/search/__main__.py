"""``python -m policyloom.queries.search FILE`` writes to a file the index of the store that standard input names.

The service runs this in a process of its own: it takes as long as many requests, and more memory than a worker may use.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ...ontology.errors import PolicyloomError
from ..store import open_store
from .place import write_index


def main(location: str, path: str) -> int:
    """Write the index of the store at *location* to *path*; return 0, or 1 after a message on standard error."""
    try:
        with open_store(location) as store:
            write_index(store, Path(path))
    except (PolicyloomError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _lift_limit() -> None:
    """Raise the memory limit, inherited from the process that started this one, as far as is allowed."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    _lift_limit()
    sys.exit(main(sys.stdin.read(), sys.argv[1]))
