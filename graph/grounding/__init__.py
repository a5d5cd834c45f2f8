"""The grounding: a claim becomes a fact that stands in the text, or a rejection with its reason.

:mod:`.evidence` finds the words of a claim in the document, :mod:`.linking` the things that they name,
:mod:`.figure` and :mod:`.dating` what its numbers and dates say; :mod:`.ground` makes the fact.
"""

from .ground import ground, outcomes

__all__ = ["ground", "outcomes"]
