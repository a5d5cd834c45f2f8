"""The training loop: epochs until the held-back texts no longer improve; an interrupted run can be resumed."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import torch

from ...graph.evaluation.evaluate import Score
from ...graph.reading.model.calibration import PLAIN
from ...graph.reading.model.candidate import Grammar
from ...graph.reading.model.folder import load_tokenizer
from ...graph.reading.model.text import Text
from ...graph.reading.model.trained import Trained
from ...graph.reading.model.window import windows
from ...ontology.own import Knowledge
from .batch import batch, grouped
from .course import Average, Plan, groups, save, set_rates
from .example import Example, examples
from .gold import GoldText
from .label import Labels
from .loss import loss
from .network import Network, Scores
from .scoring import TorchNetwork
from .start import take_over
from .validation import crossed, finds

LAST: Final = "last.pt"
BEST: Final = "best.pt"

# A checkpoint is written after this many seconds, also within an epoch.
_SECONDS_BETWEEN: Final = 600.0
# The range of the token limit of the first window: it varies, so that texts are cut at other places each epoch.
_ROOM: Final = (40, 200)


@dataclass
class State:
    """The progress of a training.

    :param step: how many steps of the current epoch are done; *total* is the sum of their losses.
    :param spent: the seconds spent.
    :param history: the number, loss and F1 on the held-back texts of each epoch.
    :param best: the number of the epoch whose weights are kept; *f1* is its F1.
    :param gained: the number of the last epoch that was better than the best before it.
    """

    epoch: int = 0
    step: int = 0
    total: float = 0.0
    spent: float = 0.0
    best: int = 0
    gained: int = 0
    f1: float = -1.0
    history: list[dict[str, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """The progress of a training after a step, for reports to the user.

    :param epoch: the number of the epoch, counted from 1.
    :param loss: the mean loss of the epoch so far.
    :param left: about how many seconds are left, if training does not stop early.
    :param score: the score on the held-back texts; only after the last step of an epoch.
    """

    epoch: int
    loss: float
    left: float
    score: Score | None = None


class Learning:
    """A network that learns from labelled texts, with all the state that a checkpoint keeps."""

    def __init__(
        self,
        plan: Plan,
        texts: Sequence[tuple[Text, Labels]],
        held_back: Sequence[GoldText],
        gold: Sequence[dict[str, Any]],
        knowledge: Knowledge,
        run: Path,
        name: str,
    ) -> None:
        """Begin, or resume from the checkpoint in *run*; the caller has checked that it is of the training *name*.

        :param gold: the facts of the held-back texts, as in their files.
        """
        torch.manual_seed(plan.seed)
        self.plan, self.texts, self.held_back, self.gold = plan, texts, held_back, gold
        self.knowledge, self.run, self.name, self.state = knowledge, run, name, State()
        self.network = Network(plan.base, plan.size, plan.kinds)
        if plan.start is not None:
            take_over(self.network, plan.kinds, plan.start, plan.seed)
        self.optimizer = torch.optim.AdamW(groups(self.network, plan), weight_decay=0.01)
        self.average = Average(self.network, plan.average)
        self.reader = Trained(
            TorchNetwork(self.network, plan),
            load_tokenizer(plan.base),
            plan.shape,
            plan.special,
            PLAIN,
            plan.kinds,
            Grammar(knowledge),
        )
        if (run / LAST).exists():
            self._load()
        self._batches = self._cut()

    @property
    def steps(self) -> int:
        """The approximate number of steps left."""
        return max(1, len(self._batches) * (self.plan.epochs - self.state.epoch) - self.state.step)

    @property
    def is_over(self) -> bool:
        """Whether the training has ended."""
        plan, state = self.plan, self.state
        is_late = bool(plan.minutes) and state.spent >= plan.minutes * 60
        is_idle = bool(plan.patience) and state.epoch - state.gained >= plan.patience and state.step == 0
        return state.epoch >= plan.epochs or is_late or is_idle

    def learn(self) -> Iterator[Step]:
        """Yield after each step until training ends; the file ``best.pt`` of the run then has the best weights."""
        began, kept = time.monotonic(), time.monotonic()
        while not self.is_over:
            state = self.state
            if state.step < len(self._batches):
                progress = self._progress()
                self._step(self._batches[state.step], progress)
                state.step += 1
            now = time.monotonic()
            state.spent, began = state.spent + now - began, now
            is_done = state.step >= len(self._batches) or self._progress() >= 1
            mean = state.total / max(1, state.step)
            left = state.spent * (1 - self._progress()) / max(self._progress(), 1e-9)
            number = state.epoch + 1
            score = self._end_epoch(mean) if is_done else None
            if is_done or now - kept > _SECONDS_BETWEEN:
                self._save()
                kept = time.monotonic()
            yield Step(number, mean, left, score)

    def _progress(self) -> float:
        """Return the share of the training that is done: of the epochs or of the minutes, whichever is larger."""
        plan, state = self.plan, self.state
        share = (state.epoch + state.step / max(1, len(self._batches))) / plan.epochs
        return min(1.0, max(share, state.spent / (plan.minutes * 60))) if plan.minutes else share

    def _cut(self) -> list[list[Example]]:
        """Cut the texts into batches for the current epoch, at other places each time."""
        plan, chance = self.plan, self._chance("cut")
        shown: list[Example] = []
        for text, labels in self.texts:
            cut = list(windows(text, plan.shape, plan.special, chance.randint(*_ROOM)))
            shown.extend(examples(cut, labels, plan.kinds))
        order = list(range(len(shown)))
        chance.shuffle(order)
        batches = grouped(shown, plan.batch, order)
        chance.shuffle(batches)
        return batches

    def _chance(self, *what: object) -> random.Random:
        """Return a random generator that is the same for the same seed, epoch and *what*, also after a restart."""
        return random.Random(repr((self.plan.seed, self.state.epoch, *what)))  # noqa: S311

    def _step(self, group: Sequence[Example], progress: float) -> None:
        chance = self._chance(self.state.step)
        torch.manual_seed(chance.getrandbits(60))
        self.network.train()
        set_rates(self.optimizer, progress, self.plan)
        laid = batch(group, self.plan.special.pad, self.plan.kinds, chance)
        value = loss(Scores(*self.network(*laid.inputs, (laid.starts.rows, laid.ends.rows))), laid)
        self.optimizer.zero_grad(set_to_none=True)
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.average.update(self.network)
        self.state.total += value.item()

    def _end_epoch(self, mean: float) -> Score:
        """Score the averaged weights on the held-back texts; keep them if they are the best, or if patience is 0."""
        state = self.state
        self.network.eval()
        with self.average.put_into(self.network):
            tried = finds(self.reader, self.held_back, self.gold, self.knowledge)
        score = crossed(self.gold, tried, self.held_back, self.plan.kinds, self.knowledge).overall
        state.epoch, state.step, state.total = state.epoch + 1, 0, 0.0
        state.history.append({"epoch": state.epoch, "loss": round(mean, 3), "f1": round(score.f1, 4)})
        if score.f1 > state.f1:
            state.gained = state.epoch
        # Of equally good epochs, the later one is more confident.
        if score.f1 >= state.f1 or not self.plan.patience:
            state.best, state.f1 = state.epoch, score.f1
            averaged = self.average.state(self.network)
            save(self.run / BEST, {"plan": self.plan.as_dict, "averaged": averaged})
        self._batches = self._cut()
        return score

    def _save(self) -> None:
        save(
            self.run / LAST,
            {
                "name": self.name,
                "plan": self.plan.as_dict,
                "weights": self.network.state_dict(),
                "average": self.average.weights,
                "steps": self.average.steps,
                "optimizer": self.optimizer.state_dict(),
                "state": vars(self.state),
            },
        )

    def _load(self) -> None:
        content = torch.load(self.run / LAST, map_location="cpu", weights_only=True)
        self.network.load_state_dict(content["weights"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.average.weights, self.average.steps = content["average"], content["steps"]
        self.state = State(**content["state"])


def name_in(run: Path) -> str | None:
    """Return the name of the training that the checkpoint in *run* is of; None if there is no checkpoint.

    The name is empty if the file is damaged or is not such a checkpoint.
    """
    if not (run / LAST).exists():
        return None
    try:
        content = torch.load(run / LAST, map_location="cpu", weights_only=True, mmap=True)
        return str(content["name"])
    except Exception:  # noqa: BLE001 - torch raises what it likes where a file is damaged
        return ""
