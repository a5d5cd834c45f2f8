"""The grounding: a claim becomes a fact with its passage in the text, or a rejection with its reason.

:mod:`.evidence` finds the words of a claim in the document, :mod:`.linking` links them to entities, :mod:`.figure` and
:mod:`.dating` check its numbers and dates, and :mod:`.ground` makes the fact.
"""

from .ground import ground, outcomes

__all__ = ["ground", "outcomes"]
