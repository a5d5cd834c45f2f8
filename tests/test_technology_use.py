"""The use of technologies: what policy prose says to run on something, each with all that it states."""

from __future__ import annotations

import pytest
from test_prose import stated


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
        ("Norway uses solar pumps and gantry cranes.", {"Norway | solar pump", "Norway | gantry crane"}),
    ],
)
def test_what_runs_on_a_technology_uses_it(text: str, used: set[str]) -> None:
    assert stated(text, "uses_technology") == used
