"""The output that a person sees in a terminal."""

from __future__ import annotations

import pytest

from policyloom.cli import output

ROWS = [("speech", "Germany", 4090000, "a " * 60), ("speech", "Japan", 5, "b")]
COLUMNS = ("doc", "country", "value", "quote")


@pytest.fixture
def terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> pytest.CaptureFixture[str]:
    """A terminal of 60 columns without colour."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setattr(output, "is_watched", lambda: True)
    return capsys


def test_table_fits_the_terminal(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_table(COLUMNS, ROWS)
    lines = terminal.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert sum("a a" in line for line in lines) > 1


def test_column_that_says_the_same_in_every_row_is_said_once(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_table(COLUMNS, ROWS)
    out = terminal.readouterr().out
    assert out.startswith("doc: speech\n")
    assert out.count("speech") == 1


def test_numbers_stand_to_the_right(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_table(COLUMNS, ROWS)
    [germany] = [line for line in terminal.readouterr().out.splitlines() if "Germany" in line]
    output.write_table(COLUMNS, ROWS)
    [japan] = [line for line in terminal.readouterr().out.splitlines() if "Japan" in line]
    assert japan.index("5") == germany.index("4090000") + 6


def test_markup_in_a_text_is_shown_as_it_stands(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_table(("quote",), [("[bold]not markup[/bold]",)])
    assert "[bold]not markup[/bold]" in terminal.readouterr().out


def test_controls_of_a_text_are_shown_and_not_obeyed(terminal: pytest.CaptureFixture[str]) -> None:
    hostile = "Ports\x1b]0;grow\x07 \x9b2J\rDocks"
    output.write_table(("quote",), [(hostile,)])
    output.write(f"a\tb\r\n{hostile}\n")
    output.say(hostile)
    for text in terminal.readouterr():
        assert "Ports\\x1b]0;grow\\x07 \\x9b2J\\x0dDocks" in text
        assert not set("\x1b\x07\x9b") & set(text)


def test_controls_of_a_text_go_through_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    output.write("a\x1bb\x1b[31mc")
    assert capsys.readouterr().out == "a\x1bb\x1b[31mc\n"


def test_what_is_marked_is_bold_in_a_terminal(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_marked([("two ", False), ("po\x1b[8mrts", True)])
    assert terminal.readouterr().out == "two \x1b[1mpo\\x1b[8mrts\x1b[0m\n"


def test_iris_are_shortened_by_their_prefix(terminal: pytest.CaptureFixture[str]) -> None:
    output.write_table(("iri",), [("https://w3id.org/policyloom/id/entity/germany",)])
    assert "entity:germany" in terminal.readouterr().out


def test_progress_goes_to_standard_error_and_loses_nothing(terminal: pytest.CaptureFixture[str]) -> None:
    with output.progress([1, 2, 3], total=3, label="reading") as items:
        assert list(items) == [1, 2, 3]
    assert terminal.readouterr().out == ""


def test_table_in_a_pipe_has_a_line_for_each_row(capsys: pytest.CaptureFixture[str]) -> None:
    output.write_table(("a", "b"), [("two\nlines", None), (0.5, "x\ty")])
    assert capsys.readouterr().out == "a\tb\ntwo lines\t\n0.500\tx y\n"
