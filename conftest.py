"""Settings of pytest: doctests of training are left out if torch is not installed; examples get the names they use."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

collect_ignore_glob = [] if find_spec("torch") else ["training/*", "src/policyloom/training/*"]


@pytest.fixture(scope="session")
def example_graph() -> Any:
    """Return the graph that the examples of docs/api.md use."""
    import policyloom

    return policyloom.build(reader="recorded:article")


@pytest.fixture(autouse=True)
def names_of_examples(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    """Give the examples of the public API the names that docs/api.md defines at its beginning."""
    if request.node.name.startswith("policyloom.api."):
        import policyloom

        graph = request.getfixturevalue("example_graph")
        doctest_namespace.update(graph=graph, build=policyloom.build)
