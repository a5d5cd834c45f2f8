"""Questions in other shapes and words than those of the text: causes, which of several, where it is told, of the article and of ports."""

from __future__ import annotations

import pytest
from texts import questions_on, reply, stored

from policyloom.queries.ask import Questions

TEXT = """Ports

Automation has resulted in cheaper berths and faster cranes, leading to profound changes in crew sizes and fish markets.

Chile boasts 12 major ports, 40 intermediate ports, and 95 small ports.

The Harbour Ministry's decisions to accelerate development of ferries reflect the state of trade in Peru.

During the 1960s, shipping companies underwent rapid consolidation, ushering in the container era.

Norway's Lighthouse Strategy aims to increase the use of new technologies such as radar and sonar to improve the \
safety of key harbours.

Peru launched the Reef Plan. The Reef Plan aims to promote the digital training of crews and solidify the leading \
position of Peru. Ghana formulated the Tide Plan to create clean harbours through digital training.

Challenges such as a low degree of mechanization and high costs mean that Ghana cannot copy the path of Chile.
"""


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "ports.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A noun, or an adjective, for a cause has the effect behind it.
        ("What is the cause of the changes in modes of production?", "industrial internet (II)"),
        ("What is the driver of the changes in business models?", "industrial internet (II)"),
        ("what is responsible for the changes in business models?", "industrial internet (II)"),
        ("What is behind the changes in business models?", "industrial internet (II)"),
        (
            "whats responsible for the changes in how manufacturing firms produce and do business?",
            "industrial internet (II)",
        ),
        ("what is responsible for the changes in how mobile phones work?", ""),
        ("what is to blame for insufficient scale effects?", ""),
        (
            "What kicked off the consumer internet era?",
            "large-scale commercialization of the internet and other information technologies",
        ),
        ("What kicked off the industrial internet era?", ""),
        # Which of two is more may be asked by words of near meaning.
        (
            "Does China have more big industrial categories or more intermediate ones?",
            "207 intermediate industrial categories",
        ),
        (
            "Does China have fewer big industrial categories or fewer small ones?",
            "41 major industrial categories",
        ),
        ("Does China have more green industrial categories or more intermediate ones?", ""),
        # How many there are to choose from is not how many are asked for.
        (
            "Which of the three kinds of industrial category is the most numerous in China?",
            "666 small industrial categories",
        ),
        ("Which of the three kinds of industrial category is the most numerous in Japan?", ""),
        # Where it is done is told by the sentence alone.
        ("who decided to speed up the industrial internet in china?", "CPC Central Committee"),
        ("who decided to speed up the industrial internet in germany?", ""),
        ("who decided to slow down the industrial internet in china?", ""),
        ("which country's policy is built around smart factories and production lines?", "Germany"),
        # What is wanted done is what somebody wants to do.
        (
            "Which new technologies does Japan's plan want used more?",
            "artificial intelligence (AI) | Internet of Things",
        ),
        (
            "Which new technologies does Japan want to be used?",
            "artificial intelligence (AI) | Internet of Things",
        ),
        ("Which new technologies does Germany's plan want used more?", ""),
        # A technology before a word for a policy, or behind it, is what that is about.
        (
            "What does the country with the IoT and AI strategy want to improve?",
            "improve the connectivity of key industries | improve the connectivity of key links",
        ),
        ("which country has a strategy on IoT and AI?", "Japan"),
        ("Which country has a strategy on IoT and smart factories?", ""),
        ("What is the name of Germany's AI strategy?", ""),
        ("Does Germany have an AI strategy?", ""),
        # A clause without "that" may follow what is to be named.
        (
            "Name an emerging technology most major countries use to digitalize manufacturing",
            "industrial internet (II)",
        ),
        ("Name an emerging technology most major countries use to digitalize farming", ""),
        # "Changes" is a noun where somebody else does it.
        (
            "what changes in the manufacturing sector does the industrial internet lead to?",
            (
                "profound changes in the modes of production, business models, "
                "and forms of enterprises in the manufacturing sector"
            ),
        ),
        ("what changes in the manufacturing sector does the consumer internet lead to?", ""),
        # What people say and what officials write, put in plainer words.
        (
            "which is likely to take longer to develop, the consumer internet or the industrial internet?",
            "industrial internet",
        ),
        ("CI or II: which may need the longer development cycle?", "II"),
        ("which is likely to cost more to develop, the consumer internet or the industrial internet?", ""),
        (
            "How many years in a row has China held the top spot for manufacturing value added?",
            "14 consecutive years",
        ),
        ("How many years in a row has China held the top spot for computing power?", ""),
        (
            "How long did it take China to go from nothing to pretty much everybody using the consumer internet?",
            "approximately 30 years",
        ),
        ("How long did it take Japan to go from nothing to everybody using the consumer internet?", ""),
        ("Which plan was the one about putting humans first and being sustainable?", "Industry 5.0"),
        ("Which plan was the one about putting animals first and being sustainable?", ""),
        (
            "What were the problems that stop the industrial internet from just doing what the consumer internet did?",
            "insufficient scale effects | low degree of standardization | significant differences between industries",
        ),
        (
            "What were the problems that stop the consumer internet from just doing what the industrial internet did?",
            "",
        ),
        (
            "The country that's into smart factories: what things did it want to hook up with each other in real time?",
            "people, equipment, and products",
        ),
        ("The country that's into blockchain: what things did it want to hook up in real time?", ""),
        (
            "On the construction of which facilities does the manufacturing model envisaged under Germany's policy rest?",
            (
                "build a highly flexible and personalized smart manufacturing model based on the construction of "
                "smart factories and smart production lines"
            ),
        ),
        (
            "In the author's assessment, what precisely is digitalization restructuring on a worldwide scale?",
            "restructuring the competitive landscape around the world",
        ),
        ("what are the decisions of the party leadership concerning the industrial internet based on?", ""),
    ],
)
def test_question_to_the_article_in_other_words(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the cause of the changes in fish markets?", "Automation"),
        ("what is responsible for the changes in crew sizes?", "Automation"),
        (
            "What is automation responsible for?",
            "cheaper berths | faster cranes | profound changes in crew sizes | profound changes in fish markets",
        ),
        ("What is responsible for the changes in radar?", ""),
        ("What kicked off the container era?", "rapid consolidation of shipping companies"),
        ("Does Chile have more big ports or more small ones?", "95 small ports"),
        ("Which of the three levels of ports is the most numerous in Chile?", "95 small ports"),
        ("Who decided to speed up ferries in Peru?", "Harbour Ministry"),
        ("Who decided to speed up ferries in Chile?", ""),
        ("Which strategy revolves around sonar?", "Lighthouse Strategy"),
        ("Which strategy revolves around ferries?", ""),
        ("Which new technologies does Norway's strategy want used more?", "radar | sonar"),
        ("Which new technologies does Norway want to see used more?", "radar | sonar"),
        ("Which new technologies does Norway's strategy want used on ferries?", ""),
        (
            "What does the country with the radar and sonar strategy want to improve?",
            "improve the safety of key harbours",
        ),
        ("Which country has the strategy for sonar?", "Norway"),
        ("Which country has the ferry strategy?", ""),
        ("Which strategy was the one about radar?", "Lighthouse Strategy"),
        ("Which bits of tech does Norway want people to use more?", "new technologies | radar | sonar"),
        ("Which bits of tech does Chile want people to use more?", ""),
        ("Because of what did the container era begin?", "rapid consolidation of shipping companies"),
        ("Because of what did the ferry era begin?", ""),
        (
            "Which features of fish markets have undergone profound change as a consequence of automation?",
            "profound changes in fish markets",
        ),
        ("Which features of the coast have undergone profound change as a consequence of automation?", ""),
    ],
)
def test_question_about_ports_in_other_words(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Whose leading position is the Reef Plan meant to strengthen?", "Peru"),
        ("Whose leading position is the Tide Plan meant to strengthen?", ""),
        ("Whose leading position is the Reef Plan meant to weaken?", ""),
        ("Whose harbours does the Lighthouse Strategy want to improve?", ""),
    ],
)
def test_whose_something_is_may_be_told_by_a_goal(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What do the Reef Plan and the Tide Plan have in common?", "digital training"),
        ("Peru and Ghana plans: common element?", "digital training"),
        ("What do the Reef Plan and the Lighthouse Strategy have in common?", ""),
        ("What do Chile and Ghana have in common?", ""),
    ],
)
def test_plans_have_in_common_the_words_that_their_goals_share(
    ports: Questions, question: str, expected: str
) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is a lack of mechanization one of the difficulties?", "yes"),
        ("Is a low degree of mechanization one of the challenges?", "yes"),
        ("Is a lack of mechanization a problem for Ghana?", "yes"),
        ("Is a lack of mechanization a problem for Peru?", ""),
        ("Is mechanization one of the difficulties?", ""),
        ("Is a lack of sonar one of the difficulties?", ""),
        ("Is a high degree of mechanization one of the difficulties?", ""),
        ("Does Ghana lack mechanization?", ""),
        ("Which country has a lack of sonar?", ""),
    ],
)
def test_lack_of_something_may_be_a_challenge(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What is asked of "it" is asked of what is named before.
        ("Sonar: which strategy relies on it?", "Lighthouse Strategy"),
        ("Sonar: name of the strategy that relies on it?", "Lighthouse Strategy"),
        ("Ferries: which strategy relies on them?", ""),
        ("Lighthouse Strategy: who adopted it?", "Norway"),
        ("Norway has a strategy about sonar, what is it called?", "Lighthouse Strategy"),
        ("Peru has a strategy about sonar, what is it called?", ""),
    ],
)
def test_what_is_named_first_is_what_it_stands_for(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Whose leading position is the reindustrialization plan meant to strengthen?", "United States"),
        ("What do the US strategy and Industry 5.0 have in common?", "digital transformation"),
        ("What do Germany and the EU have in common?", ""),
        ("is a lack of standardisation one of the difficulties?", "yes"),
        ("is standardisation one of the difficulties?", ""),
        ("Smart production lines: name of the policy that relies on them?", "Industry 4.0"),
        (
            "Which programme is all about letting people, machines and products talk to each other in real time?",
            "Industry 4.0",
        ),
        ("Which programme is all about letting cats and dogs talk to each other in real time?", ""),
        (
            (
                "By means of what process does the European Union, under the policy it has formulated, "
                "intend to arrive at more resilient industries?"
            ),
            "digital transformation",
        ),
        ("By means of what process does Japan intend to arrive at more resilient industries?", ""),
        (
            (
                "Which characteristics of production activities are held to offer considerable room for the "
                "deployment of new-generation information and communication technologies?"
            ),
            "long value chains | multiple innovation stages | wide range of industries",
        ),
        (
            (
                "Would it be accurate to state that China is the sole country to possess every industrial category "
                "contained in the classification of the United Nations?"
            ),
            "yes",
        ),
        (
            (
                "Would it be accurate to state that Japan is the sole country to possess every industrial category "
                "contained in the classification of the United Nations?"
            ),
            "",
        ),
        (
            "America has that national strategy about getting industry back, what is its name?",
            "national strategy of reindustrialization",
        ),
        ("Germany has that strategy about bringing industry back, what is its name?", ""),
        ("Digital economy, next step: what is required?", "expansion into new growth areas"),
        ("Industrial internet, next step: what is required?", ""),
        (
            "US strategy: end goal regarding its standing?",
            "solidify the leading position of the United States",
        ),
        ("German strategy: end goal regarding its standing?", ""),
        (
            "List the countries or blocs whose industrial policies are described as examples.",
            "United States | Germany | European Union | Japan",
        ),
    ],
)
def test_shape_of_a_question_to_the_article(questions: Questions, question: str, expected: str) -> None:
    assert reply(questions, question) == expected


def test_a_sum_counts_no_laws_and_what_will_be_so_of_all_is_not_so(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("text") / "reefs.txt"
    path.write_text(
        "Reefs\n\nPeru signed the Reef Act, which provides nearly $5 million for docks.\n\n"
        "By 2030, all Peruvian docks will be lit by lamps.\n",
        encoding="utf-8",
    )
    reefs = Questions(stored(path))
    assert reply(reefs, "how many acts did Peru sign") == "1"
    assert reply(reefs, "What share of Peruvian docks is lit by lamps?") == ""
    assert reply(reefs, "What share of Peruvian docks will be lit by lamps?") == "all Peruvian docks"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What does the country whose policy relies on IoT and AI call its strategy?",
            "Connected Industries",
        ),
        ("How does Germany call its policy?", "Industry 4.0"),
        ("what name did Japan give to its programme", "Connected Industries"),
        ("What does Brazil call its strategy?", ""),
        # What is told of a topic may have the question word at its end.
        ("Germany: its policy is called what?", "Industry 4.0"),
        ("Germany: its budget is what?", ""),
        # Who has it is no answer to how much of it there is.
        ("what is the budget of the country that adopted Industry 4.0?", ""),
        ("what is the amount of the country that adopted Industry 4.0?", ""),
    ],
)
def test_what_is_called_or_counted_is_not_who_has_it(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected
