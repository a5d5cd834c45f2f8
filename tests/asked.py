"""What is asked of the small graph made by hand, where a question takes parameters."""

from __future__ import annotations

# The questions that make no sense without a parameter, and what is asked of the small graph.
ASKED = {
    "compare-policies": {"first": "Harbour Plan", "second": "ferry act"},
    "facts-about": {"thing": "norland"},
    "links": {"from": "Kingdom of Norland", "to": "Sudmark"},
    "lookup": {"text": "Ferr"},
    "neighbourhood": {"thing": "tidal turbines"},
}
