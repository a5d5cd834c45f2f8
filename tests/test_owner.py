"""The owner: whose aim, challenge or policy it is that a sentence tells of without naming them there."""

from __future__ import annotations

import pytest
from texts import ends, read

from policyloom.ontology.namespace import POL

_PLAN = "Peru adopted the Quiet Harbour Plan in May.\n\n"
_RIVALS = "Boats from Norway, Chile and Ghana call here.\n\n"


def _facts(text: str, prop: str = POL.aimsAt) -> list[tuple[str, str]]:
    return ends(text, prop)


@pytest.mark.parametrize(
    ("text", "owner", "goal"),
    [
        # who says what is to be is whose goal it is
        (
            "Peru issued a rule on tugs. Old tugs will be scrapped, the Ministry of Ports said.",
            "Ministry of Ports",
            "Old tugs will be scrapped",
        ),
        (
            "Peru is short of tugs. Night berths will be opened, according to the Quiet Harbour Plan.",
            "Quiet Harbour Plan",
            "Night berths will be opened",
        ),
        # what is to be is the government's of which the text spoke last
        (
            "Peru is short of tugs. The Port Authority met guests. Old tugs are to be mended.",
            "Port Authority",
            "Old tugs are to be mended",
        ),
        # a name that once stood in quotation marks
        (
            "Peru has a ‘New Ships from the North’ plan.\n\nNew Ships from the North aims to spare cod.",
            "New Ships from the North",
            "spare cod",
        ),
        # the aim of something is its own
        (
            _PLAN + "The main aim of this plan is to cut noise while keeping old jobs.",
            "Quiet Harbour Plan",
            "keeping old jobs",
        ),
        # of whom it is said whose it is, and not who says so
        ("Ida Ruiz praised the efforts of the Port Authority to cut noise.", "Port Authority", "cut noise"),
        ("Bakers praised today's decision by Peru to scrap a tax.", "Peru", "scrap a tax"),
        # two owners of one plan
        ("Jobs are a part of Peru and Chile's plan to cut noise.", "Peru and Chile's plan", "cut noise"),
        # the end of a noun that is somebody's, and not of all that is told
        ("Peru has been frank about its mission to make cod cheap.", "Peru", "make cod cheap"),
        # what is done is wanted by those whose deed it is
        ("Peru lacks boats. Its answer must save fuel.", "Peru", "save fuel"),
        # several means are put to use by somebody
        (
            "Peru lends subsidies, tax credits and other tools to spare cod.",
            "Peru",
            "spare cod",
        ),
        # a policy by another word, and one that is written as a name
        (_PLAN + "The programme seeks to cut noise.", "Quiet Harbour Plan", "cut noise"),
        (_PLAN + "Harbours are loud. Plan aims to cut noise.", "Quiet Harbour Plan", "cut noise"),
        # what is bidden is the policy's, also one without a name, before a mere body's or a crowd's
        (
            _PLAN + "Growers that share canals save water. Publish a joint list of locks.",
            "Quiet Harbour Plan",
            "Publish a joint list of locks",
        ),
        (
            "Chile lacks docks. The Harbour Trust should buy tugs.\n\nSet up new docks.",
            "Chile",
            "Set up new docks",
        ),
        (
            "Chile approved a plan to mend locks.\n\nThe plan will help ports.\n\nDredge the old canals.",
            "plan to mend locks",
            "Dredge the old canals",
        ),
        # what will be so by some time, or to some end, is a target of the policy of which the text speaks
        (
            _PLAN + "The plan is a bold one. By 2030, the docks will be linked by rail.",
            "Quiet Harbour Plan",
            "the docks will be linked by rail",
        ),
        (
            _PLAN
            + "The plan is a bold one. By 2030, the docks will be linked by rail. By 2040, the fleet will run on gas.",
            "Quiet Harbour Plan",
            "the fleet will run on gas",
        ),
        (
            _PLAN + "The plan is bold. To reach this goal, the growth of ports will be led by the State.",
            "Quiet Harbour Plan",
            "the growth of ports will be led by the State",
        ),
        # what is made is no doer of what it is made for
        (
            "Peru has begun to make large investments to drive growth in ports.",
            "Peru",
            "drive growth in ports",
        ),
        # who presents a plan is not whose aim it is
        ("Minister Amr Rashid outlined the plan for dock growth.", "plan for dock growth", "dock growth"),
        # a headline, and a deed that an adjective gives a country
        ("Chile to help firms to build docks", "Chile", "help firms to build docks"),
        ("We have seen a Chilean effort aimed at cutting waste.", "Chile", "cutting waste"),
        # what the text went on to speak of is "it"
        (
            "Peru has a Fish Act. The ministry made a list. The Act aims to spare cod. It also seeks to train divers.",
            "Fish Act",
            "train divers",
        ),
    ],
)
def test_goal_is_of_what_the_text_speaks_of(text: str, owner: str, goal: str) -> None:
    assert (owner, goal) in _facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The shoe price will need to fall to save fuel.",  # a price wants nothing
        "Ghana puts fast rivers first to save cod.",
        "Ports in Peru create demand for workers and firms.",
        "Overarching Objective",
        "The mud is deep. By 2030, the mud will cover old piers.",
        "The old fleet stands for most of the steps to be taken.",
        "According to the harbour study:",
        "COVID loans dwarfed farm loans.",
        "COVID aid dwarfed structural aid.",
    ],
)
def test_what_is_nobody_has_no_aim(text: str) -> None:
    assert [s for s, _ in _facts(_PLAN + text) if s not in ("Ghana", "Peru")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Countries that share rivers gain from trade. Publish a joint list of dams.",
        "Brewers in Ghana and Peru use solar panels. Brewers want lower rates. Promote rail links.",
    ],
)
def test_nobody_bids_where_the_text_speaks_of_a_crowd(text: str) -> None:
    assert _facts(text) == []


def test_measures_are_no_one_proposal() -> None:
    text = "Peru wrote a Fish Act. It has measures for small ports. The proposal aims to spare cod."
    assert ("Fish Act", "spare cod") in _facts(text)


@pytest.mark.parametrize(
    ("text", "maker", "policy"),
    [
        # what a participle calls by a name has that name
        (
            "Ghana is setting up a plan known as the Night Ports Initiative.",
            "Ghana",
            "Night Ports Initiative",
        ),
        ("Chile has a rule dubbed the Cod Act.", "Chile", "Cod Act"),
        # "the Government" is that of the country of the text, and not the one named last
        (
            "Peru met guests. The Government of Chile sent ships to Peru. Peru is glad. The Government adopted a Cod Act.",
            "Peru",
            "Cod Act",
        ),
    ],
)
def test_policy_is_that_of_whom_the_text_speaks(text: str, maker: str, policy: str) -> None:
    assert (maker, policy) in _facts(text, POL.adopts)


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        # what came about is what the clause is about
        ("The ministry lists the losses that arose as a result of storms.", "storms", "losses"),
        ("Emphasis is placed on dredging canals, lifting trade.", "dredging canals", "lifting trade"),
        # what is said to be something, or to be what does it
        (
            "Cheap power is vital. It is what allows mills to run at night.",
            "Cheap power",
            "allows mills to run at night",
        ),
        ("What drives growth is trade.", "trade", "growth"),
        ("Fast boats represent a burden that raises costs.", "Fast boats", "raises costs"),
        (
            "Second, uneven growth among different bays and yards constitutes another barrier, which slows trade.",
            "uneven growth among different bays and yards",
            "slows trade",
        ),
        ("Deep mud remains another threat, which slows trade.", "Deep mud", "slows trade"),
        ("Peru needs a port rule that lifts trade—one that cuts costs.", "port rule", "cuts costs"),
        # what the sentence itself has told
        (
            "Some have fears. But we think that use of radio will free crews: this will allow them to find cod.",
            "use of radio",
            "find cod",
        ),
        ("Critics doubt the role of radio in driving trade.", "radio", "driving trade"),
        # what lets somebody do something
        ("Cheap loans help farmers buy pumps, raising yields.", "Cheap loans", "raising yields"),
        (
            "Rail is cheap. It is what enables farms to sell milk, towns to grow, and to cut costs, lifting trade.",
            "Rail",
            "lifting trade",
        ),
        ("The loans the bank offers have lifted output.", "loans", "lifted output"),
        # a thing is used to some effect, where money has an end
        ("Peru runs robots that are used to train pilots.", "robot", "train pilots"),
    ],
)
def test_effect_is_that_of_what_is_spoken_of(text: str, cause: str, effect: str) -> None:
    assert (cause, effect) in _facts(text, POL.leadsTo)


def test_what_is_told_of_several_is_told_of_them_all() -> None:
    facts = _facts("Ferries and tugs are old. They face high fuel costs.", POL.faces)
    assert facts == [("Ferries", "high fuel costs"), ("tugs", "high fuel costs")]


@pytest.mark.parametrize(
    ("text", "user"),
    [
        # what a policy is carried out by is the policy's
        ("The Port Council adopted a plan for rivers, cutting waste by using radio.", "plan for rivers"),
        ("Under the Cod Act, Peru uses radio.", "Cod Act"),
    ],
)
def test_technology_is_used_by_the_policy_or_who_acts(text: str, user: str) -> None:
    assert [s for s, o in _facts(text, POL.usesTechnology) if o == "radio"] == [user]


def test_policy_brought_in_as_a_means_is_spoken_of() -> None:
    text = "The ministry will seek to close this gap with a new Harbour Strategy that is bold. It aims to cut noise."
    assert ("new Harbour Strategy", "cut noise") in _facts(text)


def test_theirs_is_what_those_have_who_are_helped() -> None:
    text = "We met. Norway asked the two ports to solve their main problems."
    assert ("ports", "main problems") in [(s.removeprefix("two "), o) for s, o in _facts(text, POL.faces)]


def test_what_somebody_is_helped_to_do_is_no_effect_of_theirs() -> None:
    text = "The support the agency delivers has helped smaller farms sharply boost output and lift trade."
    assert {s for s, _ in _facts(text, POL.leadsTo)} == {"support"}


def test_plan_that_says_something_is_still_spoken_of() -> None:
    text = _PLAN + "The plan also says that docks are loud. It seeks to mend docks."
    assert ("Quiet Harbour Plan", "mend docks") in _facts(text)


def test_what_was_done_before_is_not_what_the_sentence_itself_tells() -> None:
    text = "Peru has built a dam. I admit that it is loud: this will lift prices."
    assert [s for s, _ in _facts(text, POL.leadsTo) if "dam" in s] == []


def test_a_share_of_people_are_people() -> None:
    assert ("villages", "solar panel") in _facts("Half of the villages use solar panels.", POL.usesTechnology)


def test_who_says_it_has_no_part_in_it() -> None:
    text = "The development of radio is vital for trade, said Ida Ruiz."
    assert _facts(text, POL.usesTechnology) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # "the Government" tells of no country, the names in the text do
        (
            "The Government met in June. The Peru office and Peruvian ports opened. We must train divers.",
            "Peru",
        ),
        # where it lies is no rival of a country
        ("The Spanish Ports Plan is the first of a European kind. We must train divers.", "Spain"),
        # whom the text quotes speaks for a body
        (
            "“Most of the ports are full of old boats by now,” said Ida Ruiz, head of the World Bank. “We must train young divers for all of our old ports.”",
            "World Bank",
        ),
        (
            "“Most of the ports are full of old boats by now,” said Ida Ruiz of the Ministry of Ports of Peru. “We must train young divers for all of our old ports.”",
            "Peru",
        ),
        (
            "“Most of the ports are full of old boats by now,” said Ida Ruiz, head of the World Bank. We must train divers.",
            None,
        ),
        # of two that are named as often it is the one of which a ministry is named
        (
            "Ships sail from Norway to Chile. The Chilean Ministry of Ports met. We must train divers.",
            "Chile",
        ),
        (
            "The U.S. Department of Ports gave grants in Guam and in Oregon. “We will train divers,” said Ida Ruiz.",
            "United States",
        ),
        ("Ships sail from Norway to Chile. We must train divers.", None),
        # a body that is named again and again has no country of which the text speaks but once
        (
            "The River Union met. The River Union runs canals, one of them in Chile. We must train divers.",
            "River Union",
        ),
        (
            "The River Union met in Chile. The River Union runs canals in Chile. We must train divers.",
            "Chile",
        ),
        ("The River Union met. A canal ends in Chile. We must train divers.", "Chile"),
        # "I" is no country, and no more are countries of a kind
        ("Peru and Peruvian ports are full. I must train divers.", None),
        ("Developing countries have few ports. We must train divers.", None),
    ],
)
def test_we_are_those_for_whom_somebody_speaks(text: str, speaker: str | None) -> None:
    assert [s for s, goal in _facts(text) if "divers" in goal] == ([speaker] if speaker else [])


def test_whom_a_text_quotes_again_speaks_for_the_same() -> None:
    text = (
        "“Most of the ports are full of old boats by now,” said Ida Ruiz, head of the World Bank.\n\n"
        "“There are few fish left in most of the bays,” said Ole Dahl.\n\n"
        "“Cod has become far too dear for most of us,” said Ruiz. “We must train young divers for all of our old ports.”"
    )
    assert [s for s, goal in _facts(text) if "divers" in goal] == ["World Bank"]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Peru has many ports. The government aims to save cod.", "Peruvian government"),
        ("Ports in the United Kingdom are old. We aim to save cod.", "UK government"),
        ("Ports in the United Kingdom are old. We aim to save cod.", "British government"),
        ("Denmark has many ports. The government aims to save cod.", "Danish government"),
        ("Peru has many ports. The country aims to save cod.", None),
    ],
)
def test_country_that_is_told_of_as_its_government_goes_by_that_name_too(
    text: str, alias: str | None
) -> None:
    extraction = read(text)
    [goal] = [fact for fact in extraction.facts if fact.property == POL.aimsAt]
    governments = {name for name in goal.subject.aliases if "government" in name}
    assert alias in governments if alias else not governments
    assert "Dane government" not in governments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom the clause beside tells of, and not whoever was named before
        ("While Norway builds ships, there are gaps in crew training.", ("Norway", "gaps in crew training")),
        ("Chile builds ships, but there are gaps in engine design.", ("Chile", "gaps in engine design")),
    ],
)
def test_what_there_is_stands_before_whom_the_clause_beside_tells_of(
    text: str, expected: tuple[str, str]
) -> None:
    assert _facts(f"Peru announced the Anchovy Fund.\n\n{text}", POL.faces) == [expected]


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        # the government of what the text speaks of, rather than of the law that it has brought in
        (
            "Peru passed the Port Act, which is old. Its government plans to train divers.",
            [("Peru", "train divers")],
        ),
        ("Peru is rich, and its government plans to train divers.", [("Peru", "train divers")]),
        # of two plans, that which has the name
        (
            "The Strategy for Clean Ports, adopted by Peru, replaced a strategy of 2018. The Strategy aims to train divers.",
            [("Strategy for Clean Ports", "train divers")],
        ),
        (
            "The Strategy for Clean Ports, adopted by Peru, replaced a strategy of 2018. The strategy aims to train divers.",
            [("strategy of 2018", "train divers")],
        ),
        ("A number of ports plan to train divers.", [("ports", "train divers")]),
        ("A growing number of ports plan to train divers.", [("growing number of ports", "train divers")]),
        ("IMO plans to train divers.", [("International Maritime Organization", "train divers")]),
    ],
)
def test_who_aims_at_it(text: str, aims: list[tuple[str, str]]) -> None:
    assert _facts(text) == aims
