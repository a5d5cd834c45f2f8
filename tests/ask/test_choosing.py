"""A language model as chooser: it can choose one of the candidates or none, and nothing else."""

from __future__ import annotations

from contextlib import closing

import pytest
from stand_in import says, stand_in

from policyloom.graph.reading.llm.config import Llm
from policyloom.ontology.errors import InputError
from policyloom.queries.ask import Answer, Questions
from policyloom.queries.ask.choosing import Chooser
from policyloom.queries.ask.ranking import ranker

QUESTION = "whose idea was the Harbour Plan"


def asked(harbours: Questions, reply: str) -> tuple[Answer, str]:
    """Return the answer to the question when the model replies *reply*, and the message that the model was sent."""
    with stand_in(says(reply)) as server, closing(Chooser(Llm(server.url, "m"), ranker())) as chooser:
        questions = Questions(harbours.store, ranks=chooser)
        return questions.ask(QUESTION), server.bodies[0]["messages"][1]["content"]


def test_model_chooses_among_the_candidates_and_their_query_answers(harbours: Questions) -> None:
    _, shown = asked(harbours, '{"choice": 0}')
    listed = dict(line.split(". ", 1) for line in shown.splitlines() if line[:1].isdigit())
    number = next(
        n for n, told in listed.items() if told == "who adopts, launches or issues Harbour Plan = Norland"
    )
    answer, _ = asked(harbours, f'```json\n{{"choice": {number}}}\n```')
    assert answer.answers == ("Norland",)
    assert [e.quote for e in answer.evidence] == ["Norland adopted the Harbour Plan in March 2021."]


def test_model_that_chooses_none_leaves_the_question_unanswered(harbours: Questions) -> None:
    assert asked(harbours, '{"choice": 0}')[0].answers == ()


@pytest.mark.parametrize("reply", ['{"choice": 99}', "Norland, of course", "", '{"choice": -1}'])
def test_reply_that_is_no_candidate_is_told_in_one_line(harbours: Questions, reply: str) -> None:
    with pytest.raises(InputError, match=r"not a number from 0 to|gave no answer"):
        asked(harbours, reply)
