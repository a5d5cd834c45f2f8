"""The technology: the many ways to say that somebody puts one to use, and by which words one is known."""

from __future__ import annotations

import pytest
from texts import ends

from policyloom.ontology.namespace import POL


def _used(text: str) -> list[str]:
    """Return what *text* says is used: by whom, and what."""
    return [" | ".join(pair) for pair in ends(text, POL.usesTechnology)]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        # what is one by its own word, and by the words before it
        ("The port relies on scanners.", "port | scanners"),
        ("The port relies on number-plate cameras.", "port | number-plate cameras"),
        ("The port relies on electronic records.", "port | electronic records"),
        ("The port relies on an electronic case system.", "port | electronic case system"),
        ("The port relies on battery-powered lamps.", "port | battery-powered lamps"),
        # verbs of use
        ("The port has gone over to electric vans.", "port | electric vans"),
        ("The port leans on weather apps.", "port | weather apps"),
        ("The port swapped its boilers for heat pumps.", "port | heat pump"),
        ("The port leaves the checks to an algorithm.", "port | algorithm"),
        ("The port has taken to electric scooters.", "port | electric two-wheeler"),
        ("The port owes its warmth to geothermal heat.", "port | geothermal heat"),
        # what is equipped, given or served
        ("The ships are fitted with scrubbers.", "ships | scrubbers"),
        ("The force is being issued with body cameras.", "force | body cameras"),
        ("The plan gives each school a tablet.", "school | tablet computer"),
        ("The bus lanes are policed by cameras.", "bus lanes | cameras"),
        ("Satellites guide the fishing fleet.", "fishing fleet | satellite"),
        # where it is
        ("Drones are now common in Chilean vineyards.", "Chilean vineyards | drone"),
        ("Drones are in use at the port of Callao.", "port of Callao | drone"),
        ("Cameras were installed at the port.", "port | Cameras"),
        ("Blockchain has come to the land registry.", "land registry | blockchain"),
        ("In the port, sensors count the ships.", "port | sensor"),
        # by what means
        ("With drones and thermal cameras, rangers find poachers.", "rangers | drone"),
        ("With the help of drones, rangers count elephants.", "rangers | drone"),
        ("Thanks to smart meters, Finnish households save power.", "Finnish households | smart meter"),
        ("Officers track vessels by satellite.", "Officers | satellite"),
        ("The pensions are paid by mobile phone.", "pensions | mobile phone"),
        ("The guards patrolled with body cameras.", "guards | body cameras"),
        ("The Port Plan adds drones and sensors.", "Port Plan | drone"),
        # nouns
        ("Kenya's embrace of mobile money surprised the banks.", "Kenya | mobile money"),
        ("The use of drones in the mines has doubled.", "mines | drone"),
        ("The use of body cameras in Chile has doubled.", "Chile | body cameras"),
    ],
)
def test_use(text: str, use: str) -> None:
    assert use in _used(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port relies on a health service.",
        "Peru plans to spend 10 million on drones.",
        "Nurses resort to paper forms.",
        "Sensors monitor pollution in real time.",
        "The rule ended the port's reliance on satellite links.",
        "Fibre was laid to connect schools.",
        "Workers fear being replaced by robots.",
        "The minister switched to the opposition.",
    ],
)
def test_no_use(text: str) -> None:
    assert not _used(text)
