"""What the tests of the language model reader share."""

from __future__ import annotations

import pytest

from policyloom.graph.reading.llm import client


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "FIRST_PAUSE", 0.001)
