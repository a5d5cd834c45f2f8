"""``policyloom train``: a reader trained on annotated texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import option, output
from .group import Command

if TYPE_CHECKING:
    from ..graph.evaluation.evaluate import Evaluation
    from ..ontology.own import Knowledge
    from ..training.reader.learning import Step

_COLUMNS = ("type", "gold", "found", "right", "precision", "recall", "f1")
# Parameters that the model card leaves out or gives by file name: paths, and is_kept, which changes no result.
_PLACES = ("golds", "texts", "folder", "base", "start", "ontologies", "is_kept")


@click.command(cls=Command)
@click.argument("golds", metavar="GOLD.jsonl...", nargs=-1, required=True)
@click.option(
    "--texts",
    metavar="DIR",
    multiple=True,
    required=True,
    help="Folder of the texts, read as 'policyloom build' reads one; can be repeated.",
)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Folder to write the reader to.")
@click.option(
    "--base",
    metavar="DIR",
    default="base/mpnet",
    show_default=True,
    help="Folder of the pretrained encoder: config.json, model.safetensors and tokenizer.json. 'make base' fetches two.",
)
@click.option(
    "--start",
    metavar="READER",
    help="Reader to continue from: model, the bundled one, or model:DIR; it needs the --base that it was trained with.",
)
@option.ontology
@click.option(
    "--epochs",
    metavar="N",
    type=click.IntRange(1),
    default=12,
    show_default=True,
    help="Maximum number of passes over the texts.",
)
@click.option(
    "--minutes",
    metavar="N",
    type=click.FloatRange(0),
    default=0.0,
    help="Limit on the training time in minutes; with one, the result depends on the machine.",
)
@click.option(
    "--patience",
    metavar="N",
    type=click.IntRange(0),
    default=3,
    show_default=True,
    help="Stop after N epochs without a gain on the held-back texts; 0 never stops early.",
)
@click.option(
    "--held-back",
    metavar="N",
    type=click.IntRange(1),
    help="Number of texts held back to choose the best epoch.  [default: a tenth, at most 40]",
)
@click.option(
    "--seed",
    metavar="N",
    type=int,
    default=1,
    show_default=True,
    help="Random seed; another seed gives another network.",
)
@click.option(
    "--layers",
    metavar="N",
    type=click.IntRange(1),
    default=12,
    show_default=True,
    help="Number of encoder layers to keep; a reader that you continue with --start keeps its own.",
)
@click.option(
    "--frozen",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Number of the kept layers to leave unchanged, which makes training faster.",
)
@click.option(
    "--batch",
    metavar="N",
    type=click.IntRange(1),
    default=4,
    show_default=True,
    help="Number of text windows per training step.",
)
@click.option(
    "--rate",
    metavar="X",
    type=click.FloatRange(0, min_open=True),
    default=6e-5,
    show_default=True,
    help="Learning rate of the encoder.",
)
@click.option(
    "--head-rate",
    metavar="X",
    type=click.FloatRange(0, min_open=True),
    default=4e-4,
    show_default=True,
    help="Learning rate of the layers on top of the encoder.",
)
@click.option("--date", metavar="DATE", help="Date to state in the reader's card, such as 2024-05-03.")
@click.option(
    "--keep-checkpoints",
    "is_kept",
    is_flag=True,
    help="Keep the checkpoints, in a hidden folder beside the reader.",
)
def train(
    golds: tuple[str, ...],
    texts: tuple[str, ...],
    folder: str,
    base: str,
    start: str | None,
    ontologies: tuple[str, ...],
    date: str | None,
    held_back: int | None,
    is_kept: bool,
    **chosen: Any,
) -> None:
    """Train a small reader network on annotated texts.

    GOLD holds facts in the form that 'policyloom eval' takes, each with its sentence; texts without facts are left out.
    The kinds of facts are those of the ontology. To read with the result, use --reader model:DIR. To continue an
    interrupted call, repeat it.

    Examples:
      policyloom train gold.jsonl --texts texts -o reader
      policyloom train gold.jsonl verdicts.jsonl --texts texts -o reader --base base/minilm
      policyloom train claims.jsonl --texts sample -o reader --minutes 90
      policyloom train gold.jsonl --texts texts -o reader --ontology health
      policyloom train verdicts.jsonl --texts texts -o reader --start model
    """
    from ..graph.metadata import iso_date
    from ..ontology.errors import InputError
    from ..ontology.own import read_knowledge
    from ..training.reader.requirement import check_requirements

    if date is not None and iso_date(date) is None:
        raise InputError(f"--date {date!r} is not an ISO 8601 date; write 2024, 2024-05 or 2024-05-03")
    knowledge = read_knowledge(ontologies)
    check_requirements()
    from ..training.reader.base import check_base
    from ..training.reader.data import read_data
    from ..training.reader.train import is_trained, name_of
    from ..training.reader.train import train as teach

    begun = None if start is None else _reader(start, knowledge)
    check_base(Path(base))
    data = read_data(
        list(map(Path, golds)), list(map(Path, texts)), knowledge, count=held_back, seed=chosen["seed"]
    )
    plan = _plan(Path(base), begun, knowledge, len(data.held_back), chosen)
    if is_trained(Path(folder), name_of(plan, data)):
        output.say(f"{folder}: is already trained on these texts with these settings")
        return
    if passed_over := sum(file.get("passed_over", 0) for file in data.files):
        output.say(f"skipped {output.counted(passed_over, 'claim')}, since no facts can be made from them")
    if data.left_out:
        output.say(f"left out {output.counted(data.left_out, 'text')} without annotated facts")
    output.say(
        f"{output.counted(len(data.learn), 'text')} to train on, {len(data.held_back):,} held back to choose the best epoch"
        + (f", {len(data.validation):,} to report scores on" if data.validation else "")
    )
    about = {"command": _command(click.get_current_context(), golds, ontologies), "date": date}
    made = teach(
        plan,
        data,
        knowledge,
        Path(folder),
        about={key: value for key, value in about.items() if value},
        watch=lambda steps, total: _watched(steps, total, chosen["epochs"]),
        is_kept=is_kept,
    )
    lost = {why: count for why, count in made.lost.items() if count}
    if lost:
        told = ", ".join(f"{why} {count:,}" for why, count in sorted(lost.items()))
        output.say(f"annotated facts not used, by the part that was not found: {told}")
    _write_figures(made.validation or made.held_back)
    output.say(f"scores on the {'validation' if made.validation else 'held-back'} texts")
    output.say(f"wrote {folder}: read with --reader model:{folder}")


def _reader(name: str, knowledge: Knowledge) -> Path:
    """Return the folder of the trained reader called *name*.

    :raises PolicyloomError: no trained reader has this name, or it finds kinds of facts that *knowledge* lacks.
    """
    from ..graph.reading.config import Model, reader_config
    from ..ontology.errors import InputError

    if not isinstance(reader := reader_config(name), Model):
        raise InputError(f"--start {name}: is no trained reader; give model or model:DIR")
    reader.check(knowledge)
    return reader.folder


def _plan(
    base: Path, start: Path | None, knowledge: Knowledge, held_back: int, chosen: dict[str, Any]
) -> Any:
    from ..graph.reading.model.folder import read_card
    from ..graph.reading.model.kind import kinds_of
    from ..training.reader.course import Plan
    from ..training.reader.network import Size

    layers = chosen["layers"] if start is None else read_card(start)["plan"]["size"]["layers"]
    size = Size(layers=layers, frozen=chosen["frozen"])
    rest = {name: value for name, value in chosen.items() if name not in ("layers", "frozen")}
    return Plan(base=base, start=start, kinds=kinds_of(knowledge), size=size, held_back=held_back, **rest)


@contextmanager
def _watched(steps: Iterator[Step], total: int, epochs: int) -> Iterator[Iterator[Step]]:
    """Report the steps: by a progress bar if standard error is a terminal, else by a line per epoch."""
    last: list[Step] = []
    figure = ""

    def told() -> str:
        return f"epoch {last[0].epoch} of {epochs}, loss {last[0].loss:.2f}{figure}" if last else ""

    def heard(steps: Iterator[Step]) -> Iterator[Step]:
        nonlocal figure
        for step in steps:
            last[:] = [step]
            if step.score is not None:
                figure = f", held-back F1 {step.score.f1:.3f}"
                if not output.is_watched():
                    output.say(f"{told()}, at most {step.left / 60:.0f} min left")
            yield step

    with output.progress(heard(steps), total=total, label="training", told=told) as watched:
        yield iter(watched)


def _write_figures(found: Evaluation) -> None:
    scores = [*found.by_type.items(), ("all", found.overall)]
    rows = [
        (kind, score.gold, score.predicted, score.recalled, score.precision, score.recall, score.f1)
        for kind, score in scores
    ]
    output.write_table(_COLUMNS, rows)


def _command(context: click.Context, golds: tuple[str, ...], ontologies: tuple[str, ...]) -> str:
    """Return the command line for the model card, without the folders of this machine."""
    words = ["policyloom train", *(Path(gold).name for gold in golds)]
    words += [word for one in ontologies for word in ("--ontology", Path(one).name)]
    words += ["--base", Path(context.params["base"]).name]
    if start := context.params["start"]:
        name, _, folder = start.partition(":")
        words += ["--start", f"{name}:{Path(folder).name}" if folder else name]
    for parameter in context.command.params:
        value = context.params.get(str(parameter.name))
        if parameter.name not in _PLACES and value is not None and value != parameter.default:
            words += [parameter.opts[-1], str(value)]
    return " ".join(words)
