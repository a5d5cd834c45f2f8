"""Train the reader: `python -m policyloom.graph.training.train GOLD RUN --base FOLDER`."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

import torch

from ..reading.model.folder import load_tokenizer
from ..reading.model.text import Text, read_text
from ..reading.model.window import Shape, windows
from .batch import batch, grouped
from .course import Average, Plan, count, groups, plan_as_dict, save, set_rates
from .example import Example, examples
from .gold import read_gold
from .label import Labels, label
from .loss import loss
from .network import Network, Scores, Size
from .split import held_back


def train(gold: Path, run: Path, plan: Plan) -> None:
    """Teach a network; goes on from the run's last checkpoint where there is one."""
    torch.manual_seed(plan.seed)
    run.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(plan.base)
    learn, _ = held_back(read_gold(gold, frozenset(["train"])), plan.held_back)
    lost: Counter[str] = Counter()
    texts: list[tuple[Text, Labels]] = []
    for text in learn:
        read = read_text(text.source, tokenizer)
        labels = label(read, text.facts)
        lost += labels.lost
        texts.append((read, labels))
    network = Network(plan.base, plan.size)
    optimizer = torch.optim.AdamW(groups(network, plan), weight_decay=0.01)
    average = Average(network, plan.average)
    learning = count(p for p in network.parameters() if p.requires_grad)
    log(run, f"{len(texts)} texts, {dict(lost)}; {learning / 1e6:.1f} M weights learn; {plan_as_dict(plan)}")
    epoch, spent, last = 0, 0.0, run / "last.pt"
    if last.exists():
        content = torch.load(last, map_location="cpu", weights_only=True)
        network.load_state_dict(content["weights"])
        optimizer.load_state_dict(content["optimizer"])
        average.weights, average.steps = content["average"], content["steps"]
        epoch, spent = content["epoch"], content["spent"]
        log(run, f"goes on after epoch {epoch}, {spent / 60:.1f} minutes")
    while epoch < plan.epochs and not (plan.minutes and spent >= plan.minutes * 60):
        began = time.monotonic()
        told = _epoch(network, optimizer, average, texts, plan, epoch, spent)
        spent += time.monotonic() - began
        epoch += 1
        log(run, f"epoch {epoch}: {told}, {spent / 60:.1f} minutes")
        averaged = average.state(network)
        save(run / f"epoch{epoch}.pt", {"plan": plan_as_dict(plan), "averaged": averaged})
        save(
            last,
            {
                "plan": plan_as_dict(plan),
                "weights": network.state_dict(),
                "averaged": averaged,
                "average": average.weights,
                "steps": average.steps,
                "optimizer": optimizer.state_dict(),
                "epoch": epoch,
                "spent": spent,
            },
        )
    save(run / "final.pt", {"plan": plan_as_dict(plan), "averaged": average.state(network)})
    log(run, "done")


def _epoch(
    network: Network,
    optimizer: torch.optim.Optimizer,
    average: Average,
    texts: list[tuple[Text, Labels]],
    plan: Plan,
    epoch: int,
    spent: float,
) -> str:
    """See each text once, cut at other places than last time; the budget of minutes may end it early."""
    chance = random.Random(plan.seed * 1000 + epoch)  # noqa: S311
    torch.manual_seed(plan.seed * 1000 + epoch)
    shown: list[Example] = []
    for text, labels in texts:
        shown.extend(examples(list(windows(text, plan.shape, plan.special, chance.randint(40, 200))), labels))
    order = list(range(len(shown)))
    chance.shuffle(order)
    batches = grouped(shown, plan.batch, order)
    chance.shuffle(batches)
    network.train()
    began, total, done = time.monotonic(), 0.0, 0
    for number, group in enumerate(batches):
        progress = (epoch + number / len(batches)) / plan.epochs
        if plan.minutes:
            progress = max(progress, (spent + time.monotonic() - began) / (plan.minutes * 60))
            if progress >= 1:
                break
        set_rates(optimizer, progress, plan)
        laid = batch(group, plan.special.pad, chance)
        value = loss(Scores(*network(*laid.inputs, (laid.starts.rows, laid.ends.rows))), laid)
        optimizer.zero_grad(set_to_none=True)
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average.update(network)
        total += value.item()
        done += 1
        if done == 20:
            sys.stderr.write(
                f"{done / (time.monotonic() - began):.2f} steps a second, loss {total / done:.2f}\n"
            )
    pace = done * plan.batch / (time.monotonic() - began)
    return f"loss {total / max(done, 1):.3f}, {done} of {len(batches)} steps, {pace:.1f} windows a second"


def log(run: Path, line: str) -> None:
    """Add a line to the log of a run."""
    with (run / "log.txt").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    for name, standard in (("layers", 12), ("frozen", 0), ("epochs", 12), ("batch", 4), ("seed", 1), ("held-back", 20),
                           ("limit", 256), ("context", 64)):  # fmt: skip
        parser.add_argument(f"--{name}", type=int, default=standard)
    for name, share in (
        ("rate", 6e-5),
        ("head-rate", 4e-4),
        ("minutes", 0.0),
        ("decay", 0.93),
        ("average", 0.995),
    ):
        parser.add_argument(f"--{name}", type=float, default=share)
    given = parser.parse_args()
    plan = Plan(
        base=given.base,
        size=Size(layers=given.layers, frozen=given.frozen),
        shape=Shape(limit=given.limit, context=given.context),
        rate=given.rate,
        head_rate=given.head_rate,
        decay=given.decay,
        batch=given.batch,
        epochs=given.epochs,
        minutes=given.minutes,
        seed=given.seed,
        held_back=given.held_back,
        average=given.average,
    )
    train(given.gold, given.run, plan)


if __name__ == "__main__":
    main()
