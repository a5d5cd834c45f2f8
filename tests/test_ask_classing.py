"""What something is, cannot do or has come to, and who is told of by a verb alone, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Ports

Norway launched the Harbour Plan, which aims to cut fuel costs. Challenges such as high wages and low automation mean that Norway \
cannot copy the path of Chile. Tug traffic has stalled. Ferry services, such as pilot apps and crane sharing, have flourished.

Peru wants to hold on to its leading position in ferries. Chile is home to the world's largest shipyards.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is Industry 4.0 a policy?", "yes"),
        ("Is low standardization a challenge?", "yes"),
        ("Are insufficient scale effects a strength or a challenge?", "challenge"),
        ("Is Industry 4.0 a technology or a policy?", "policy"),
        ("Is China a country?", "yes"),
        # What the graph does not count among them may be one all the same, and who has one is none.
        ("Is the EU a country?", ""),
        ("Is Germany a policy?", ""),
        ("Are industries a challenge?", ""),
        ("Is Japan a challenge or a policy?", ""),
        ("Does II face challenges?", "yes"),
        ("Does Industry 4.0 face challenges?", ""),
        ("What are insufficient scale effects?", "challenge of industrial internet"),
        ("What is mutual identification?", "goal of Industry 4.0"),
        # What something cannot do.
        ("What can II not do?", "copy the development path of CI"),
        ("What is the Industrial Internet unable to do?", "copy the development path of CI"),
        ("What can II not copy?", "the development path of CI"),
        ("What can CI not do?", ""),
        ("What can II not replace?", ""),
        # A verb alone.
        ("What has plateaued?", "CI development"),
        ("What varies?", "the strategies and policies employed"),
        ("What has collapsed?", ""),
        ("What has grown?", ""),
        # What is among others is not what these are called.
        ("Which companies are among China's leading ICT enterprises?", ""),
        ("What are among the new technologies?", "Internet of Things | artificial intelligence (AI)"),
        # What stands with what is named, of which all is part of one thing.
        ("Medical care, mobile payments, and what else?", "online grocery shopping | online travel booking"),
        ("AI and what else?", "Internet of Things"),
        ("AI, mobile payments, and what else?", ""),
        ("Germany and who else?", ""),
        # What something becomes is not what that leads to, and what a goal is for are those told beside it.
        (
            "Digitalization is turning into what?",
            (
                "a key force in reorganizing production factors and resources, reshaping economic structures, and "
                "restructuring the competitive landscape around the world"
            ),
        ),
        (
            "For what purpose is America trying to make the most of IT?",
            (
                "promote the digital transformation of the manufacturing industry | "
                "solidify the leading position of the United States"
            ),
        ),
        # A phrase is read as one word of its meaning.
        ("Who wants to hold on to a leading position?", "United States"),
        ("Who wants to give up a leading position?", ""),
    ],
)
def test_article(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(sorted(questions.ask(question).answers)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is the Harbour Plan a policy?", "yes"),
        ("Are high wages a challenge or a goal?", "challenge"),
        ("What can Norway not do?", "copy the path of Chile"),
        ("What can Chile not do?", ""),
        ("What has stalled?", "Tug traffic"),
        ("What has flourished?", "Ferry services, such as pilot apps and crane sharing"),
        ("What has sunk?", ""),
        ("Which firms are among the world's largest shipyards?", ""),
    ],
)
def test_ports(ports: Questions, question: str, expected: str) -> None:
    assert " | ".join(sorted(ports.ask(question).answers)) == expected
