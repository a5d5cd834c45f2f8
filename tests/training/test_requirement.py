"""The error message when the packages for training are not installed."""

from __future__ import annotations

import pytest

from policyloom.cli import main
from policyloom.ontology import errors


def test_package_that_is_missing_is_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(errors, "find_spec", lambda name: None if name in ("torch", "onnx") else name)
    assert main(["train", "none.jsonl", "--texts", "none", "-o", "reader"]) == 2
    error = capsys.readouterr().err
    assert "torch, onnx: needed to train but not installed; pip install 'policyloom[train]'" in error
    assert error.count("\n") == 1
