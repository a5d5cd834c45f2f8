"""Parameters for the questions about the small graph made by hand."""

from __future__ import annotations

# The questions that make no sense without parameters, with values from the small graph.
ASKED = {
    "compare-policies": {"first": "Harbour Plan", "second": "ferry act"},
    "facts-about": {"thing": "norland"},
    "links": {"from": "Kingdom of Norland", "to": "Sudmark"},
    "lookup": {"text": "Ferr"},
    "neighbourhood": {"thing": "tidal turbines"},
}
