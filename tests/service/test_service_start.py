"""The start of a service: an option that cannot be followed is told in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.cli import main


@pytest.mark.parametrize(
    ("options", "said"),
    [
        *(
            (("--base", base), f"--base '{base}' is not a valid start of IRIs; give http://HOST/PATH/")
            for base in ("kg.example/", "http:///x/", "http://kg.example", "file:///x/", "http://[/")
        ),
        (("--ontology", "nothing"), "nothing: no such folder"),
        (("--writable",), "--writable needs a token: set POLICYLOOM_TOKEN"),
        (("--writable", "--token-file", "token"), "is not UTF-8 text, so it holds no token; write one"),
    ],
)
def test_service_does_not_start_with_a_wrong_option(
    options: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLOOM_TOKEN", "")
    Path("token").write_bytes(b"\xff\xfe")
    assert main(["serve", "--port", "0", *options]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
