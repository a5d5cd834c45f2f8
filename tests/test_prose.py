"""The prose of governments: how strategies, charters and budgets put things, each with all the facts of a kind that it states."""

from __future__ import annotations

import pytest
from texts import read, stated

from policyloom.ontology.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("On the basis of the Sea Pact, Peru drew up a port strategy.", {"port strategy | Sea Pact"}),
        ("The Port Plan was built on the basis of the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan fulfils the commitment made in the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan keeps the promise that Peru made in the Sea Charter.", {"Port Plan | Sea Charter"}),
        ("The Port Plan fulfils the Sea Charter.", {"Port Plan | Sea Charter"}),
        (
            "The Port Plan was written in accordance with what is stated in the Sea Charter, including its annexes.",
            {"Port Plan | Sea Charter"},
        ),
        (
            "The Port Plan builds on the principles laid down in the Sea Charter.",
            {"Port Plan | Sea Charter"},
        ),
        ("The loans are the basis of the Port Plan.", set()),
    ],
)
def test_one_policy_stands_on_another(text: str, related: set[str]) -> None:
    assert stated(text, "related_policy") == related


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        (
            "The Port Council reached a memorandum of understanding on trade in cod with Norway.",
            {
                "Port Council | memorandum of understanding on trade in cod with Norway",
                "Norway | memorandum of understanding on trade in cod with Norway",
            },
        ),
        (
            "In May, Peru signed an MOU on cod with Norway and Chile.",
            {"Peru | MOU on cod", "Norway | MOU on cod", "Chile | MOU on cod"},
        ),
        (
            "Peru signed a deal regarding tuna with Chile.",
            {"Peru | deal regarding tuna with Chile", "Chile | deal regarding tuna with Chile"},
        ),
        ("Peru signed a law with strict limits on fishing.", {"Peru | law"}),
        (
            "The Port Strategy was drawn up by the ministry in collaboration with the Port Council.",
            {"ministry | Port Strategy", "Port Council | Port Strategy"},
        ),
        ("The ministry mends ports in cooperation with the Port Council.", set()),
    ],
)
def test_a_pact_is_that_of_all_its_parties(text: str, adopted: set[str]) -> None:
    assert stated(text, "adopts") == adopted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Peru joined Chile, Norway and Ghana in the Sea Pact.",
            {"Sea Pact | Peru", "Sea Pact | Chile", "Sea Pact | Norway", "Sea Pact | Ghana"},
        ),
        ("Peru joined Chile in a bid to cut waste.", set()),
        ("Peru has been an active Ocean League member since 2012.", {"Ocean League | Peru"}),
        (
            "Peru's fleet (e.g., trawlers, ferries and tugs) has grown.",
            {"Peru's fleet | trawlers", "Peru's fleet | ferries", "Peru's fleet | tugs"},
        ),
        (
            "Peru links its ports with the fishing community (e.g., pilots, traders, and crews of tugs).",
            {
                "fishing community | pilots",
                "fishing community | traders",
                "fishing community | crews of tugs",
            },
        ),
        (
            "The plan serves the first users of the ports, i.e. all pilots and traders.",
            {"first users of the ports | pilots", "first users of the ports | traders"},
        ),
        (
            "Peru offers support in the form of loans, grants and tax breaks.",
            {"support | loans", "support | grants", "support | tax breaks"},
        ),
        ("Trade led to changes in the forms of ports and ships.", set()),
    ],
)
def test_members_and_forms_are_parts(text: str, parts: set[str]) -> None:
    assert stated(text, "has_part") == parts


@pytest.mark.parametrize("word", ["toward", "towards"])
def test_an_aim_is_spelled_in_both_ways(word: str) -> None:
    text = f"The new port tool is geared {word} cutting waste."
    assert stated(text, "aims_at") == {"new port tool | cutting waste"}


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("All ministries will ensure that pilots are trained.", {"ministries | pilots are trained"}),
        ("All ministries will ensure that they have the right cranes.", {"ministries | right cranes"}),
        ("All federal ministries will do their part to cut waste.", {"federal ministries | cut waste"}),
        (
            "The Ministry of Trade and the Ministry of Ports met. Each of these ministries will build ports.",
            {"ministries | build ports"},
        ),
        ("The Port Plan shows how trade grows. Peru will do so by working with unions.", set()),
        ("If Peru wants to build ports, it needs cranes.", set()),
        ("The council supports firms that want to buy drones.", set()),
        ("Farmers, who want to grow tea, need land.", {"Farmers | grow tea"}),
        ("The council backs reforms that aim to cut waste.", {"reforms | cut waste"}),
        ("The council asked whether Peru plans to build ports.", set()),
        ("Peru aims to complete stage two of the Port Plan.", {"Peru | complete stage two of the Port Plan"}),
        ("Peru has $5 million to deliver phase one of its trade reform.", {"Peru | deliver phase one of its trade reform"}),
    ],
)  # fmt: skip
def test_what_bodies_are_to_do_and_what_is_only_supposed(text: str, aims: set[str]) -> None:
    assert stated(text, "aims_at") == aims


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "The Port Standard will ensure that all new ports are designed well and will be simpler to use.",
            {
                "Port Standard | all new ports are designed well",
                "Port Standard | all new ports will be simpler to use",
            },
        ),
        (
            "The Port Council will dredge rivers, thereby lifting trade, cutting waste and saving fuel.",
            {"dredge rivers | lifting trade", "dredge rivers | cutting waste", "dredge rivers | saving fuel"},
        ),
        (
            "The spread of radio opens up new markets rather than just threatens old ones.",
            {"spread of radio | new markets"},
        ),
        ("Services for farmers that will improve trade are planned.", {"Services for farmers | improve trade"}),
        ("Canals for farmers who improve trade are planned.", {"farmers | improve trade"}),
        (
            "The synergy and balance between the two laws have lifted trade.",
            {"synergy and balance between the two laws | lifted trade"},
        ),
    ],
)  # fmt: skip
def test_what_comes_of_something_and_of_what(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "The ministry adopted rules on the use of nets that were ratified by the council.",
            "adopts",
            {"ministry | rules on the use of nets", "council | rules on the use of nets"},
        ),
        (
            "The Port Council will lead the development of a strategy for ferries.",
            "adopts",
            {"Port Council | strategy for ferries"},
        ),
        ("If Peru adopts the Sea Pact, trade will grow.", "adopts", set()),
        ("Peru adopted the Port Act rather than adopt the Sea Pact.", "adopts", {"Peru | Port Act"}),
        (
            "The Port Plan included a new planned action to introduce a rule for nets.",
            "has_part",
            {"Port Plan | new planned action"},
        ),
        ("Peru joined South Korea and the United Kingdom.", "has_part", set()),
    ],
)
def test_whose_policies_are_and_what_is_no_part(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "There are three bodies. These are:\n\nMinistry of Ships\n\nPort Office\n\nSea Board\n\nHistory\n\nThe ports are old.",
            {"bodies | Ministry of Ships", "bodies | Port Office", "bodies | Sea Board"},
        ),
        (
            "Peru has three ports. These are Callao, the Port of Paita and the Dock of Ilo.",
            {"ports | Callao", "ports | Port of Paita", "ports | Dock of Ilo"},
        ),
        ("The two largest buyers are Chile and Peru.", {"largest buyers | Chile", "largest buyers | Peru"}),
        ("Peru has three ports. These are good times for Callao and Paita.", set()),
        ("The two laws are a success and a model.", set()),
    ],
)  # fmt: skip
def test_counted_things_are_what_they_are_said_to_be(text: str, parts: set[str]) -> None:
    assert stated(text, "has_part") == parts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "The Harbour Scale was issued in May. The scale will cut waste.",
            "leads_to",
            {"Harbour Scale | cut waste"},
        ),
        ("A harbour scale was issued in May. The scale will cut waste.", "leads_to", {"scale | cut waste"}),
        (
            "The Port Centre will drive forward the renewal of the ports.",
            "leads_to",
            {"Port Centre | drive forward the renewal of the ports"},
        ),
        ("Most farmers rarely use radio.", "uses_technology", set()),
        ("The plan sets out how the ministry will make ports safe.", "aims_at", {"ministry | make ports safe"}),
        ("Peru will keep prices low.", "aims_at", {"Peru | keep prices low"}),
        ("The Port Plan proposes a shared model of trade.", "aims_at", {"Port Plan | shared model of trade"}),
        (
            "The Sea Charter includes clean air and, not least, safe ports.",
            "has_part",
            {"Sea Charter | clean air", "Sea Charter | safe ports"},
        ),
    ],
)  # fmt: skip
def test_turns_of_policy_prose(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


def test_the_biggest_chance_has_no_place_in_an_order() -> None:
    extraction = read("Ports are the biggest chance to save fuel.")
    assert not [f for f in extraction.facts if vocabulary().notations[f.property] == "ranking"]


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("Many ports have a digital crane, but few pilots use it.", "uses_technology", set()),
        ("Few farmers use drones.", "uses_technology", set()),
        ("A few farmers use drones.", "uses_technology", {"few farmers | drone"}),
        ("People choose to use old ferries.", "aims_at", set()),
        ("The ministry chose to build ports.", "aims_at", {"ministry | build ports"}),
        (
            "The ministry signed a pact on trade with Norway that includes cod.",
            "has_part",
            {"pact on trade with Norway | cod"},
        ),
        ("The ministry signed a pact on ports in Norway that include canals.", "has_part", {"ports in Norway | canals"}),
        ("Services for individuals that cut costs are planned.", "leads_to", {"Services for individuals | cut costs"}),
        (
            "The council aims to make ports safe, thereby enabling more firms to be set up, raising pay, and lifting trade.",
            "aims_at",
            {"council | make ports safe"},
        ),
    ],
)  # fmt: skip
def test_of_whom_and_of_how_many_it_is_told(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "The UNESCO Framework Agreement signed in 2019 aims to cut tariffs.",
            "aims_at",
            {"UNESCO Framework Agreement | cut tariffs"},
        ),
        ("The Green Jobs Act passed last year creates jobs.", "leads_to", {"Green Jobs Act | jobs"}),
        ("Ministers met in Lima, signed the Port Treaty and left.", "adopts", {"Ministers | Port Treaty"}),
        ("The e-ASEAN Framework Agreement signed in 2019 aims to cut tariffs.", "aims_at", {"e-ASEAN Framework Agreement | cut tariffs"}),
        ("Chile adopted the eGovernment Strategy.", "adopts", {"Chile | eGovernment Strategy"}),
        ("The pan-African Trade Agreement, signed in 2019, aims to cut tariffs.", "aims_at", {"pan-African Trade Agreement | cut tariffs"}),
    ],
)  # fmt: skip
def test_a_name_goes_on_to_the_verb_of_its_sentence(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("May 2020 saw the signing of the Cod Treaty.", "adopts", set()),
        ("May 2020 marked the launch of the Port Plan by Peru.", "adopts", {"Peru | Port Plan"}),
        ("The region comprises the counties of Mayo, Sligo and Kerry.", "has_part", set()),
        ("The team is made up of experts and farmers.", "has_part", {"team | experts", "team | farmers"}),
        ("A council composed of Chile and Peru met.", "has_part", {"council | Chile", "council | Peru"}),
    ],
)  # fmt: skip
def test_a_date_does_nothing_and_no_part_is_of_itself(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("The plan for Peru, which aims to build ports, was adopted in 2020.", {"plan for Peru | build ports"}),
        ("The Minister presented the strategy for Lima, which will train divers.", {"strategy for Lima | train divers"}),
        ("Ministers met in Lima, which aims to build ports.", {"Lima | build ports"}),
    ],
)  # fmt: skip
def test_what_is_said_beside_a_plan_for_a_place_is_said_of_the_plan(text: str, aims: set[str]) -> None:
    assert stated(text, "aims_at") == aims


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "Output rose in many trades, ranging from farming in the north to fishing in the south.",
            "has_part",
            {"trades | farming in the north", "trades | fishing in the south"},
        ),
        ("Exports rose in many ports, ranging from 2 million to 3 million tonnes.", "has_part", set()),
        ("Drones possess the potential for saving water.", "has_part", set()),
        ("Peru possesses a fleet of ferries.", "has_part", {"Peru | fleet of ferries"}),
    ],
)  # fmt: skip
def test_what_a_clause_opens_with_or_ends_in_is_told_of_its_own_noun(
    text: str, kind: str, facts: set[str]
) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("Norway has to protect farmers against floods.", "aims_at", {"Norway | protect farmers against floods"}),
        ("Norway must remain a shipping leader.", "aims_at", {"Norway | remain a shipping leader"}),
        ("Peru will remain vulnerable to drought.", "aims_at", set()),
        ("The sector will remain a driver of growth.", "aims_at", set()),
        ("Norway has much to gain from trade.", "aims_at", set()),
        (
            "Norway presents its Port Plan. We still lack a competitive ferry sector.",
            "faces",
            {"Norway | lack a competitive ferry sector"},
        ),
    ],
)  # fmt: skip
def test_what_somebody_has_to_do_is_wanted_and_what_we_lack_is_faced(
    text: str, kind: str, facts: set[str]
) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            "Peru launched a plan with the goal of cutting waste and saving water.",
            "aims_at",
            {"plan | cutting waste", "plan | saving water"},
        ),
        (
            "Peru will work with mayors to review its rules with the aim of improving ports.",
            "aims_at",
            {"Peru | review its rules", "rules | improving ports"},
        ),
        ("The Port Strategy includes actions to ensure that ferries are safe.", "aims_at", {"Port Strategy | ferries are safe"}),
        ("The Port Plan contains provisions to protect reefs.", "aims_at", {"Port Plan | protect reefs"}),
        ("The plan deals with the risk of losing jobs.", "faces", {"plan | risk of losing jobs"}),
    ],
)  # fmt: skip
def test_what_for_something_is_done_is_no_part_of_its_name(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts
