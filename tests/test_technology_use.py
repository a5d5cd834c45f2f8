"""The use of technologies: what policy prose says to run on something, each with all that it states."""

from __future__ import annotations

import pytest
from texts import stated


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("Norway is building AI-powered ports.", {"ports | artificial intelligence"}),
        ("Peru opened internet-enabled rural clinics.", {"rural clinics | internet"}),
        ("Peru uses a network of research institutes.", set()),
        ("EU-funded ports sell cod.", set()),
        ("Peru opened wind-swept ports.", set()),
        ("Digital technologies are at the heart of new products.", {"new products | digital technology"}),
        ("The Cod Plan puts people at the centre of the production process.", set()),
        # a thing at work that is read as a verb
        (
            "The Wool Office sells yarn. It harnesses blockchain to certify each bale.",
            {"Wool Office | blockchain"},
        ),
        ("The Wool Office harnesses blockchain to trace yarn.", {"Wool Office | blockchain"}),
        ("Solar pumps, once scorned, irrigate a third of the plots.", {"plots | solar pump"}),
        (
            "Machine translation is embedded in the daily work of the Wool Office.",
            {"Wool Office | machine translation"},
        ),
        ("The scheme will retrofit fishing boats with hybrid engines.", {"fishing boats | hybrid engines"}),
        ("Norway supports the use of radio by lending money.", {"Norway | radio"}),
        ("The plan takes up the baton of reform.", set()),
        ("Peru grows the vaccines that it needs.", set()),
        # what holds something up, or is what somebody has chosen
        ("Norway's grid is propped up by large batteries.", {"Norway's grid | large batteries"}),
        ("Green ammonia is the choice of Norway.", {"Norway | green ammonia"}),
        ("Norway uses solar pumps and gantry cranes.", {"Norway | solar pump", "Norway | gantry crane"}),
    ],
)
def test_what_runs_on_a_technology_uses_it(text: str, used: set[str]) -> None:
    assert stated(text, "uses_technology") == used
