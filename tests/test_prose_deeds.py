"""The prose of governments: who sets or makes what, what comes of it, and how much of the clause tells that."""

from __future__ import annotations

import pytest
from texts import stated

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        # who gets something is told along with what they get
        (
            "The new rule will give thousands of tenants each year a right to repairs.",
            {"new rule | give thousands of tenants each year a right to repairs"},
        ),
        ("The Port Plan gives users choice and control.", {"Port Plan | gives users choice and control"}),
        ("The Port Plan gives schools a chance to save fuel.", {"Port Plan | save fuel"}),
        ("The Port Plan provides schools with laptops.", {"Port Plan | laptops"}),
        ("The Sea Fund provides steady funding for docks.", {"Sea Fund | steady funding for docks"}),
        ("The Port Plan provides for the renewal of docks.", set()),
        (
            "The platform allows citizens to report leaks and lets towns mend them.",
            {"platform | allows citizens to report leaks", "platform | lets towns mend them"},
        ),
        (
            "The Port Plan helps towns to build docks and creates jobs.",
            {"Port Plan | helps towns to build docks", "Port Plan | jobs"},
        ),
        ("The Port Plan makes roads and bridges safer.", {"Port Plan | makes roads and bridges safer"}),
        # what comes of a policy that somebody brings in
        (
            "Chile launched the Port Programme, making it easier to build docks.",
            {"Port Programme | making it easier to build docks"},
        ),
        (
            "The minister announced a Sea Train that will carry fish, thereby helping towns sell it.",
            {"Sea Train | helping towns sell it"},
        ),
        ("Peru has banned nets, helping cod recover.", {"banned nets | helping cod recover"}),
        (
            "The Port Act was passed. This means that farmers can sell more fish.",
            {"Port Act | farmers can sell more fish"},
        ),
        ("The new loans mean that farmers will sell more fish.", {"new loans | farmers will sell more fish"}),
        ("Old nets mean that ships cannot sail.", set()),
        (
            "The Port Plan will ensure that fuelling a ship is as simple as fuelling a car.",
            {"Port Plan | fuelling a ship is as simple as fuelling a car"},
        ),
        # what something is good for
        (
            "The benefits of rail include lower fares and more trust.",
            {"rail | lower fares", "rail | more trust"},
        ),
        ("Rail has the benefit of cutting fumes.", {"Rail | cutting fumes"}),
        ("The Port Plan renews the old fleet.", {"Port Plan | renews the old fleet"}),
        ("The Port Act sets up a register of ships.", {"Port Act | register of ships"}),
        ("The Port Plan offers loans to farmers.", {"Port Plan | loans"}),
        ("The shipyard renews its fleet.", set()),
        ("Ghana has the Port Plan. That will save skippers time.", {"Port Plan | save skippers time"}),
        (
            "The Port Plan will cut fumes and, as a result, improve health.",
            {"Port Plan | cut fumes", "Port Plan | improve health"},
        ),
        ("The Port Plan contains 20 measures.", set()),
        ("The grants will allow ports to buy cranes.", {"grants | allow ports to buy cranes"}),
        ("Norway has helped firms hire by cutting fees.", set()),
        # a policy that the text calls no more than that
        ("The strategy cuts waste. It lifts trade.", {"strategy | cuts waste", "strategy | lifts trade"}),
        ("The target will cut waste.", set()),
        ("Farmers get benefits such as free seed.", set()),
    ],
)
def test_what_something_does_for_whom(text: str, effects: set[str]) -> None:
    assert stated(text, "leads_to") == effects


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("The Port Plan aims to make roads, bridges and canals more resilient to floods.", {"Port Plan | make roads, bridges and canals more resilient to floods"}),
        ("The Port Plan aims to make trains, planes and cheap boats.", {"Port Plan | make trains", "Port Plan | make planes", "Port Plan | make cheap boats"}),
        ("The ministry will help build ports.", {"ministry | help build ports"}),
        ("Norway is taking bold steps to make sure that nurses stay.", {"Norway | make sure that nurses stay"}),
        ("The ministry will make certain that rents are fair.", {"ministry | make certain that rents are fair"}),
        (
            "The Port Strategy sets out three objectives: improve docks, cut waste and protect sailors.",
            {"Port Strategy | improve docks", "Port Strategy | cut waste", "Port Strategy | protect sailors"},
        ),
        (
            "The Port Act was passed. The aim is to cut down on the cost of nets, boost trade, and create jobs.",
            {"Port Act | cut down on the cost of nets", "Port Act | boost trade", "Port Act | create jobs"},
        ),
        ("The change will see small firms get loans, with an aim of lifting trade.", {"change | lifting trade"}),
        ("The Port Plan meets the needs of crews.", set()),
        ("To meet the demand for docks, Norway has dredged a river.", set()),
        # what verbs that are no nouns tell is not what sort of thing follows them
        (
            "The Port Plan aims to improve access to data, streamline permits, build skills and attract investment.",
            {"Port Plan | improve access to data", "Port Plan | streamline permits", "Port Plan | build skills", "Port Plan | attract investment"},
        ),
        (
            "Norway is committed to improving docks, streamlining permits, building skills and attracting investment.",
            {"Norway | improving docks", "Norway | streamlining permits", "Norway | building skills", "Norway | attracting investment"},
        ),
        ("Peru's plan will include building ports.", set()),
        ("Under the Port Plan, firms will receive loans to buy cranes.", set()),
        ("Peru's vision is for a fleet of clean ships.", {"Peru | fleet of clean ships"}),
        ("The Sea Plan (SP) is out. Ghana drew up the SP to cut waste.", {"Sea Plan | cut waste"}),
        ("The Port Plan is about cutting fees and mending docks.", {"Port Plan | cutting fees", "Port Plan | mending docks"}),
        ("The Port Plan is about fees.", set()),
        ("Norway will work closely with firms to attract talent and raise pay.", {"Norway | attract talent", "Norway | raise pay"}),
        ("Norway is rich. This will make it easier to hire.", set()),
        ("The Port Strategy identifies skills as a priority.", {"Port Strategy | skills"}),
        ("The ministry designated small ports as priorities.", {"ministry | small ports"}),
        ("The Port Strategy identifies drought as a risk.", set()),
        ("Ghana's strategy is to build cheap ports.", {"Ghana | build cheap ports"}),
        ("The policy of Peru is to keep fees low.", {"Peru | keep fees low"}),
        ("Peru is pressing ahead with the renewal of docks.", {"Peru | renewal of docks"}),
        ("The Port Pact enables towns to work together to cut costs.", set()),
        ("The Port Plan will support our nurses to focus on the sick.", set()),
        ("The ministry is making it easier to build docks.", {"ministry | making it easier to build docks"}),
        ("The minister said the government would build three ports.", {"government | build three ports"}),
        ("The council announced that it would paint its boats.", {"council | paint its boats"}),
        ("The ministry would build ports if it had money.", set()),
        (
            "The Port Plan has three goals: first, improve docks; second, quickly renew ships; and third, raise pay.",
            {"Port Plan | improve docks", "Port Plan | renew ships", "Port Plan | raise pay"},
        ),
        ("Norway asked firms to work harder to raise pay.", {"Norway | raise pay"}),
        ("The Port Order mandates that ships carry pilots.", {"Port Order | ships carry pilots"}),
        ("The Port Act specified that ferries be free.", {"Port Act | ferries be free"}),
        ("The commission recommended building new docks.", {"commission | building new docks"}),
        ("The Sea Board will work to ensure they get loans.", {"Sea Board | ensure they get loans"}),
        ("A key focus of the Port Strategy is to ensure that Peru's docks are safe.", {"Port Strategy | Peru's docks are safe"}),
    ],
)  # fmt: skip
def test_what_is_to_be_made_so(text: str, aims: set[str]) -> None:
    assert stated(text, "aims_at") == aims


ADOPTED = pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("Ghana grows rice.\n\nA Rice Board will be set up in Accra.", {"Ghana | Rice Board"}),
        ("Ghana grows rice.\n\nA new Ports Act will be introduced, to protect sailors.", {"Ghana | new Ports Act"}),
        ("Ghana has the Port Plan.\n\nA Rice Board will be set up in Accra.", {"Ghana | Port Plan", "Ghana | Rice Board"}),
        ("Ghana grows rice.\n\nA Rice Board may be set up in Accra.", set()),
        ("Ghana grows rice.\n\nA deal on cod has been agreed between Norway and Peru.", {"Norway | deal on cod", "Peru | deal on cod"}),
        ("Our mission: to make ports safe.", set()),
        ("Ghana grows rice.\n\nThe Rice Festival will be held in May.", set()),
    ],
)  # fmt: skip


def test_an_acronym_is_what_the_text_says_it_is() -> None:
    text = "Peru will fund the North Sea Trade Centre (NSTC). The NSTC will train crews."
    assert "North Sea Trade Centre | train crews" in stated(text, "aims_at")


@ADOPTED
def test_what_will_be_set_up_is_theirs_of_whom_the_text_speaks(text: str, adopted: set[str]) -> None:
    assert stated(text, "adopts") == adopted


def test_a_policy_without_a_name_is_that_of_its_text() -> None:
    texts = ("The strategy aims to cut waste.", "The strategy aims to lift trade.")
    extractions = extract([read_text(f"d{i}", text, roles={}) for i, text in enumerate(texts)])
    [one], [other] = (e.facts for e in extractions)
    assert one.subject.label == other.subject.label == "strategy"
    assert one.subject.iri != other.subject.iri


@pytest.mark.parametrize("text", ["The Port Act limits waste.", "This is a deal. The deal limits rents."])
def test_what_a_policy_limits_does_not_face_it(text: str) -> None:
    assert stated(text, "faces") == set()


@pytest.mark.parametrize(
    "text", ["The Port Plan takes forward the Sea Pact.", "The Port Plan gives effect to the Sea Pact."]
)
def test_a_policy_carries_on_another(text: str) -> None:
    assert stated(text, "related_policy") == {"Port Plan | Sea Pact"}
