"""The extraction: sentences of the genre, invented here, to the facts they state and to none that they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.fact import Entity, Fact, Period, Ranking, Statistic
from policyloom.ontology.namespace import POL
from policyloom.ontology.vocabulary import vocabulary


def read(text: str) -> Extraction:
    (extraction,) = extract([read_text("d", text, roles=vocabulary().roles)])
    return extraction


def told(fact: Fact) -> str:
    match fact.object:
        case Entity(label=label) | Period(notation=label):
            thing = label
        case Statistic() as s:
            thing = f"{s.value} {s.unit.label if s.unit else ''}".strip()
        case Ranking() as r:
            thing = f"{r.rank} in {r.indicator}"
    return f"{fact.subject.label} | {vocabulary().notations[fact.property]} | {thing}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Korea launched the Smart Factory 2030 programme in 2019.",
            {
                "South Korea | adopts | Smart Factory 2030 programme",
                "Smart Factory 2030 programme | event_date | 2019",
            },
        ),
        (
            "In 2021, India unveiled the National Hydrogen Mission to decarbonise heavy industry.",
            {
                "India | adopts | National Hydrogen Mission",
                "National Hydrogen Mission | aims_at | decarbonise heavy industry",
                "National Hydrogen Mission | event_date | 2021",
            },
        ),
        (
            "The United Kingdom and Japan signed the Semiconductors Partnership in May 2023.",
            {
                "United Kingdom | adopts | Semiconductors Partnership",
                "Japan | adopts | Semiconductors Partnership",
                "Semiconductors Partnership | event_date | 2023-05",
            },
        ),
        ("Kenya faces a shortage of skilled workers.", {"Kenya | faces | shortage of skilled workers"}),
        (
            "Kenya adopted the Road Plan. Water is scarce, but rain is on its way.",
            {"Kenya | adopts | Road Plan", "Kenya | faces | Water is scarce"},
        ),
        (
            "Kenya adopted the Road Plan. There is a shortage of teachers.",
            {"Kenya | adopts | Road Plan", "Kenya | faces | shortage of teachers"},
        ),
        (
            "Kenya adopted the Road Plan. In Peru, electricity is unreliable.",
            {"Kenya | adopts | Road Plan", "Peru | faces | electricity is unreliable"},
        ),
        (
            "Kenya adopted the Road Plan. Kenya is large. Peru is small. The government aims to build ports.",
            {"Kenya | adopts | Road Plan", "Peru | aims_at | build ports"},
        ),
        (
            "Kenya adopted the Road Plan. It has made it easier for firms to raise money.",
            {"Kenya | adopts | Road Plan", "Road Plan | leads_to | made it easier for firms to raise money"},
        ),
        (
            "Kenya adopted the Road Plan. The key technologies include drones.",
            {
                "Kenya | adopts | Road Plan",
                "Kenya | uses_technology | drone",
                "key technologies | has_part | drone",
            },
        ),
        ("Kenya uses robots in hospitals.", {"Kenya | uses_technology | robot"}),
        ("Peru adopted Ports 4.0 in 2020.", {"Peru | adopts | Ports 4.0", "Ports 4.0 | event_date | 2020"}),
        (
            "The Lima Framework Agreement signed in 2019 aims to cut tariffs.",
            {
                "Lima Framework Agreement | event_date | 2019",
                "Lima Framework Agreement | aims_at | cut tariffs",
            },
        ),
        ("The Harbour Fund grew in 2020 and shrank in 2021.", set()),
        (
            "Peru adopted the Port Plan. The plan is a step towards making ports safe.",
            {"Peru | adopts | Port Plan", "Port Plan | aims_at | making ports safe"},
        ),
        (
            "Three sectors will be promoted, such as fishing, trade and tourism.",
            {f"sectors | has_part | {s}" for s in ("fishing", "trade", "tourism")},
        ),
        (
            "The Port Plan is based on two pillars:\n- access to finance;\n- skills of workers.",
            {"Port Plan | has_part | access to finance", "Port Plan | has_part | skills of workers"},
        ),
        ("Many problems need to be overcome.", set()),
        (
            "The aims of the Port Plan include increasing exports.",
            {"Port Plan | aims_at | increasing exports"},
        ),
        (
            "Strengthening ports will revitalise the coast.",
            {"Strengthening ports | leads_to | revitalise the coast"},
        ),
        (
            "The National Port Strategy of Peru\nThe strategy aims to build ports. It was adopted in 2019.",
            {
                "National Port Strategy of Peru | aims_at | build ports",
                "National Port Strategy of Peru | event_date | 2019",
            },
        ),
        ("Ports of Peru\nThe strategy aims to build ports.", set()),
        ("Because of drought, farms closed.", {"drought | leads_to | farms closed"}),
        (
            "Digitalisation makes public services more transparent and lowers costs.",
            {
                "Digitalisation | leads_to | lowers costs",
                "Digitalisation | leads_to | makes public services more transparent",
            },
        ),
        ("Fuel is too dear for farmers.", {"farmers | faces | Fuel is too dear for farmers"}),
        ("Small firms fear that rules will change.", {"Small firms | faces | rules will change"}),
        ("Kenya is vulnerable to droughts.", {"Kenya | faces | droughts"}),
        ("Water is scarce.", set()),
        (
            "Kenya is a major exporter of tea, offering great potential for trade.",
            {"major exporter of tea | leads_to | great potential for trade"},
        ),
        (
            "The five key technologies of the Port Plan include drones and 5G.",
            {"Port Plan | uses_technology | drone", "Port Plan | uses_technology | 5G"},
        ),
        (
            "The lack of broadband in rural areas hampers the growth of e-commerce.",
            {"growth of e-commerce | faces | lack of broadband in rural areas"},
        ),
        (
            "Singapore ranks first in the world in smart city technologies.",
            {"Singapore | ranking | 1 in smart city technologies"},
        ),
        (
            "Robots and drones are used by farmers in the Netherlands.",
            {
                "farmers in the Netherlands | uses_technology | robot",
                "farmers in the Netherlands | uses_technology | drone",
            },
        ),
        (
            "Departments of Ports, Health and Rivers established the National Grid Institute.",
            {
                "Department of Ports | adopts | National Grid Institute",
                "Department of Health | adopts | National Grid Institute",
                "Department of Rivers | adopts | National Grid Institute",
            },
        ),
    ],
)
def test_sentence_yields_exactly_its_facts(text: str, expected: set[str]) -> None:
    assert {told(fact) for fact in read(text).facts} >= expected
    assert not {told(fact) for fact in read(text).facts if fact.property == POL.adopts} - expected


@pytest.mark.parametrize("plan", ["the most recent plan", "the latest plan"])
def test_what_is_newest_has_no_rank(plan: str) -> None:
    assert not [f for f in read(f"PortNet, {plan}, has helped Kenya.").facts if isinstance(f.object, Ranking)]


def test_denied_adoption_is_kept_as_denied() -> None:
    (fact,) = read("Vietnam has not adopted a data protection law.").facts
    assert fact.negated
    statement = "<https://w3id.org/policyloom/id/entity/vietnam> <https://w3id.org/policyloom/policy#adopts>"
    assert not any(
        statement in str(quad) for quad in read("Vietnam has not adopted a law.").quads(run="urn:run")
    )


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The new plan will create jobs.", POL.planned),
        ("The new plan may create jobs.", POL.possible),
        ("The new plan created jobs.", None),
    ],
)
def test_modal_verb_is_the_modality_of_the_fact(text: str, modality: str | None) -> None:
    assert [f.modality for f in read(text).facts if f.property == POL.leadsTo] == [modality]


def test_source_that_the_text_names_is_kept() -> None:
    facts = read("According to the World Bank, Kenya faces a shortage of skilled workers.").facts
    assert [f.attribution and f.attribution.label for f in facts] == ["World Bank"]


def test_whoever_says_it_is_the_source() -> None:
    facts = read("The Ministry of Energy said that solar panels reduce costs.").facts
    assert [f.attribution and f.attribution.label for f in facts] == ["Ministry of Energy"]
    assert [f.attribution for f in read("The Ministry of Energy uses solar panels.").facts] == [None]


def test_definite_description_stands_for_what_was_named_before() -> None:
    text = "Peru adopted a National Port Strategy in 2020. The strategy aims to raise exports."
    assert "National Port Strategy | aims_at | raise exports" in {told(f) for f in read(text).facts}


def test_pronoun_without_antecedent_yields_no_fact() -> None:
    assert read("It aims to raise exports.").facts == ()


def test_announced_goals_are_told_one_by_one() -> None:
    text = (
        "Ruritania has a plan. Ruritania trades. It is Ruritania's ambition that by 2030: "
        "All villages of the country are connected; Most farms are using sensors."
    )
    goals = [fact for fact in read(text).facts if fact.property == POL.aimsAt]
    assert [told(f).partition(" | ")[0] for f in goals] == ["Ruritania", "Ruritania"]
    assert [f.period and f.period.notation for f in goals] == ["2030", "2030"]


def test_effect_of_an_announced_goal_is_a_goal() -> None:
    text = (
        "Ruritania trades. It is Ruritania's ambition that by 2030: "
        "Ruritania will train its farmers, leading to doubling the number of farms."
    )
    goals = [fact.object for fact in read(text).facts if fact.property == POL.aimsAt]
    assert "doubling the number of farms" in {goal.label for goal in goals if isinstance(goal, Entity)}
    assert all(POL.Goal in goal.classes for goal in goals if isinstance(goal, Entity))


def test_goal_that_reduces_a_technology_does_not_use_it() -> None:
    facts = read(
        "Chile launched the Clean Air Plan to phase out coal power and reduce imports of fossil fuels."
    ).facts
    assert not [told(f) for f in facts if f.property == POL.usesTechnology]


def test_coverage_counts_sentences_and_numbers_without_a_fact() -> None:
    coverage = read("Kenya has 12 ports. The sky is blue.").coverage
    assert coverage.sentences == 1
    assert [p.quote for p in coverage.without] == ["The sky is blue."]
    assert (coverage.numbers, coverage.numbers_without) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose in May, putting the average Jan.-Mar. sales of ports at 6 percent.",
        "The scheme pays approx. five firms.",
    ],
)
def test_sentence_does_not_begin_with_a_small_letter(text: str) -> None:
    assert read(text).sentences == 1


@pytest.mark.parametrize(
    ("text", "covered", "without"),
    [
        ("Peru built 12 ports under Article 12.", 1, [34]),  # the same value, of which only one is a figure
        ("Chapter 12 says that Peru built 12 ports.", 1, [8]),
        ("Exports grew by 5 to 10 percent in Peru.", 1, []),  # a range is one number
        ("Peru has three aims: to build 12 ports by 2030; to train 12 pilots; and to grow.", 3, []),
    ],
)
def test_number_is_covered_by_the_figure_that_it_states(text: str, covered: int, without: list[int]) -> None:
    coverage = read(text).coverage
    assert coverage.numbers == covered
    assert [passage.start for passage in coverage.numbers_without] == without


def test_two_extractions_are_equal_in_bytes(article_text: str) -> None:
    def lines() -> list[str]:
        return [str(quad) for quad in read(article_text).quads(run="urn:run")]

    assert lines() == lines()


def test_every_passage_and_mention_is_what_the_document_says(article_text: str) -> None:
    extraction = read(article_text)
    for fact in extraction.facts:
        for passage in (fact.passage, *(mention for mention, _ in fact.mentions)):
            assert article_text[passage.start : passage.end] == passage.quote


def test_known_names_keep_their_one_entity() -> None:
    subjects: Callable[[str], set[str]] = lambda text: {f.subject.iri for f in read(text).facts}
    assert subjects("The US faces a shortage of chips.") == subjects(
        "The United States faces a shortage of chips."
    )


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "The National Port Fund is Chile's scheme to build ports.",
            {"Chile | adopts | National Port Fund", "National Port Fund | aims_at | build ports"},
        ),
        (
            "The Port Strategy is intended to be a framework which will guide trade.",
            {"Port Strategy | aims_at | guide trade"},
        ),
        (
            "Peru adopted the Fish Act. Its objectives are to raise exports. It also seeks to cut costs.",
            {"Fish Act | aims_at | raise exports", "Fish Act | aims_at | cut costs"},
        ),
        (
            "Peru faces some problems and challenges, such as drought.",
            {"Peru | faces | drought"},
        ),
    ],
)
def test_what_is_said_of_a_kind_is_said_of_the_thing(text: str, facts: set[str]) -> None:
    found = {told(f) for f in read(text).facts}
    assert facts <= found
    assert not any("challenges" in fact for fact in found)


def test_what_stands_in_parentheses_is_no_part_of_a_phrase() -> None:
    facts = read("Peru plans to build 9 new harbours (by far the most) this year for its fleet.").facts
    labels = [f.object.label for f in facts if isinstance(f.object, Entity)]
    assert labels
    assert not any("(" in label or "most" in label for label in labels)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Peru updated the Port Strategy to double exports by 2030.", "Port Strategy | event_date | 2030"),
        ("Peru plans to create a “super-smart port” by the sea.", "Peru | adopts | super-smart port"),
        ("Peru adopted the Port Plan. They aim to raise exports.", "Port Plan | aims_at | raise exports"),
        ("The challenges that Peru faces today are many.", "Peru | faces | today"),
    ],
)
def test_what_the_words_do_not_say_is_no_fact(text: str, fact: str) -> None:
    assert fact not in {told(f) for f in read(text).facts}


def test_name_of_a_ministry_may_be_a_list() -> None:
    found = {
        told(f) for f in read("The Ministry of Trade, Sea Ports and Fisheries released the Port Plan.").facts
    }
    assert "Ministry of Trade, Sea Ports and Fisheries | adopts | Port Plan" in found


def test_technology_is_told_once_in_its_longest_words() -> None:
    facts = read("Peru aims to use advanced AI models.").facts
    assert [
        f.object.label for f in facts if f.property == POL.usesTechnology and isinstance(f.object, Entity)
    ] == ["advanced AI models"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The Ports Act rests on two pillars: the Fleet Plan and the Dock Plan.",
            {"Fleet Plan", "Dock Plan"},
        ),
        (
            "The Port Plan has three components: infrastructure, skills and trade.",
            {"infrastructure", "skills", "trade"},
        ),
        ("It needs the key inputs – land, labour, and capital – to grow.", {"land", "labour", "capital"}),
        ("It works in many trades, such as plumbing, welding, and more.", {"plumbing", "welding"}),
    ],
)
def test_members_of_a_list_are_parts(text: str, parts: set[str]) -> None:
    found = [f for f in read(text).facts if f.property == POL.hasPart]
    assert {f.object.label for f in found if isinstance(f.object, Entity)} == parts
    assert {f.subject.label for f in found} <= {
        "Ports Act",
        "Port Plan",
        "key inputs",
        "trades",
        "many trades",
    }


def test_sum_told_again_in_parentheses_is_no_second_figure() -> None:
    facts = read("Peru will inject 9 trillion won ($7 billion) into its ports.").facts
    assert {told(f) for f in facts if isinstance(f.object, Statistic)} == {
        "Peru | statistic | 9000000000000 South Korean Won",
    }


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("Peru aims to protect critical infrastructure.", {POL.aimsAt}),
        ("The Port Plan rests on four pillars.", {POL.hasStatistic}),
    ],
)
def test_what_is_watched_over_is_not_used_and_divisions_are_no_parts(text: str, properties: set[str]) -> None:
    assert {f.property for f in read(text).facts} == properties


def test_words_at_one_place_of_two_paragraphs_are_read_each_for_itself() -> None:
    denied, planned, done = read(
        "Peru did not adopt the Ports Plan.\n\nPeru will probably adopt the Roads Plan.\n\nPeru has now adopted the Rails Plan."
    ).facts
    assert [fact.negated for fact in (denied, planned, done)] == [True, False, False]
    assert [fact.modality for fact in (denied, planned, done)] == [None, POL.planned, None]
