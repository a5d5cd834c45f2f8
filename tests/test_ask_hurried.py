"""Questions as hurried people put them, answered with what is asked for and with no more, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Ports

Automation has led to profound changes in fish markets. The Harbour Act has accelerated the development \
of new drivers of trade. This has resulted in wider piers.

Challenges such as a low degree of automation, high costs, and insufficient training, mean that Norway cannot copy the path of Chile.

Norway aims to reach 5 million tourists by 2031. Chile has over 400 cranes. Peru has 90 ferries, some 8% of the global total. \
The Pilot Plan aims to cut costs and focuses on better training. \
Bolivia wants to keep its leading position in ferries.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Of all that something has led to, what the noun before the last preposition is said of.
        (
            "What has the Industrial Internet sped up the development of?",
            "accelerated the development of new drivers of economic growth",
        ),
        (
            "What does II lead to changes in?",
            (
                "profound changes in business models | "
                "profound changes in forms of enterprises in the manufacturing sector | "
                "profound changes in modes of production"
            ),
        ),
        ("What has II slowed down the development of?", ""),
        ("What does the Industrial Internet pose challenges to?", ""),
        # How many things keep something from something is no list of them.
        ("how many challenges are named that stop the industrial internet from copying CI", "3"),
        ("How many problems prevent II from copying CI?", "3"),
        ("how many problems prevent CI from copying II?", ""),
        ("how many countries keep the industrial internet from copying CI", ""),
        # A mark is the number before it.
        ("Have cell phone users in China passed the billion mark?", "yes"),
        ("Has the number of internet users in China crossed the 1 billion threshold?", "yes"),
        ("Has the number of China's 5G base stations hit the 4 million mark?", "yes"),
        ("Has the number of China's 5G base stations reached 5 million?", "no"),
        ("Have cell phone users in China passed the 2 billion mark?", ""),
        ("Have cell phone users in Japan passed the billion mark?", ""),
        ("What has passed the billion mark in Germany?", ""),
        # Whose they are is where they are, and a bound may be asked for.
        (
            "More than what percentage of all 5G base stations worldwide belong to China?",
            "more than 60% of the global total (September 2024)",
        ),
        (
            "What share of the world's 5G base stations does China account for?",
            "more than 60% of the global total (September 2024)",
        ),
        ("More than how many internet users does China have?", "more than 1 billion"),
        ("Fewer than how many internet users does China have?", ""),
        ("Less than what percentage of all 5G base stations worldwide belong to China?", ""),
        ("how many small industrial categories belong to China", "666 small industrial categories"),
        ("How many 5G base stations belong to Japan?", ""),
        # Who holds a place has held it as long as the text says, or shorter spans.
        (
            "Which country has had the world's highest manufacturing value added for more than a decade?",
            "China",
        ),
        ("Which country has been on top in manufacturing value added for over ten years?", "China"),
        ("Has China had the highest manufacturing value added for more than a decade?", "yes"),
        ("Did the adoption of the Consumer Internet in China take about three decades?", "yes"),
        ("Which country has had the highest manufacturing value added for over two decades?", ""),
        ("Which country has had the highest manufacturing value added for less than a decade?", ""),
        ("Which country has been second for computing power for more than a decade?", ""),
        ("In which decade were information technologies commercialized?", "1990s"),
        # What leaves a list open names none of it.
        ("What did mobile payments, online travel booking etc. lead to?", "a thriving digital economy"),
        (
            "What did the spread of mobile payments, online grocery shopping and the like lead to?",
            "a thriving digital economy",
        ),
        ("Which country wants to use AI, the IoT and so on?", "Japan"),
        ("Which country wants to use AI, satellites and so on?", ""),
        # A focus is what stands behind that word, however strong it is.
        (
            "On what does the CPC Central Committee put a continued focus?",
            "high-quality economic development",
        ),
        ("What does the CPC Central Committee place emphasis on?", "high-quality economic development"),
        ("What is the US strategy focused on?", "promoting advanced manufacturing"),
        ("Who puts a continued focus on high-quality economic development?", "CPC Central Committee"),
        ("On what does Russia put a strong focus?", ""),
        # The national strategies are the strategies of countries; what is wanted to be done stands behind "want".
        (
            "What do the various national strategies want to encourage with regard to data?",
            "encourage data resource utilization",
        ),
        (
            "What do the countries' strategies want to boost?",
            "boost the transformation and upgrading of the manufacturing industry",
        ),
        ("What do the climate strategies want to encourage?", ""),
        ("What do the national strategies want to ban?", ""),
        # A position that is to be kept is no place in an order.
        (
            "What position does the US hope to consolidate with its industrial policy?",
            "solidify the leading position of the United States",
        ),
        ("What position does Japan hope to consolidate with its industrial policy?", ""),
        ("What position does China hope to consolidate?", ""),
        ("What position does the US hope to hold in computing power?", ""),
        ("What position does China hold in computing power?", "second in the world for computing power"),
        (
            "Name every policy or strategy that Germany, the EU and Japan have.",
            "Germany: Industry 4.0 | European Union: Industry 5.0 | Japan: Connected Industries",
        ),
        ("Name every policy that Russia and Japan have.", ""),
    ],
)
def test_what_is_asked_of_the_article(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What has the Harbour Act sped up the development of?",
            "accelerated the development of new drivers of trade",
        ),
        ("What has automation sped up the development of?", ""),
        ("What has automation led to changes in?", "profound changes in fish markets"),
        ("Has the fleet of Norway passed the 50 ships mark?", ""),
        ("Has Norway reached 5 million tourists?", ""),
        ("How many cranes belong to Chile?", "over 400 cranes"),
        ("Over how many cranes does Chile have?", "over 400 cranes"),
        ("Have Chile's cranes passed the 300 mark?", "yes"),
        ("Under how many cranes does Chile have?", ""),
        ("What percentage of the world's ferries does Peru account for?", "some 8% of the global total"),
        ("What percentage of the world's ferries does Chile account for?", ""),
        ("On what does Chile put a strong emphasis?", ""),
        ("What does the Pilot Plan place a renewed focus on?", "better training"),
        ("What do pilots, cranes and the like face?", ""),
        ("What position does Peru want to keep?", ""),
        ("What position does Bolivia want to keep?", "keep its leading position in ferries"),
        ("What position does Bolivia want to sell?", ""),
        ("How many challenges keep Norway from copying Chile?", "3"),
        ("How many challenges keep Chile from copying Norway?", ""),
    ],
)
def test_what_is_asked_of_ports(ports: Questions, question: str, expected: str) -> None:
    assert " | ".join(ports.ask(question).answers) == expected
