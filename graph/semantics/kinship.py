"""The kinship: guards against pairs that are no two policies of which the one has to do with the other."""

from __future__ import annotations

from ...ontology.namespace import POL
from .kind import is_body, is_intention, is_told
from .sentence import End, Sentence


def relates_several(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object is several without a name: 'the plan supports pilot projects' tells what it does.

    So it is where the other is an intention that names it: "set out plans in the Port Map" tells of one policy.
    """
    if is_intention(sentence, subject) and object.entity.label in subject.entity.label:
        return True
    is_named = object.head.i in sentence.parse.names or object.mention is None
    return (
        object.head.tag_ == "NNS"
        and not is_named
        and not any(w[0].isupper() for w in object.entity.label.split())
    )


def relates_body(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether one of the two is called a body, and no policy."""
    return is_body(sentence, subject) or any(
        is_told(sentence, end, POL.Organisation) and not is_told(sentence, end, POL.Policy)
        for end in (subject, object)
    )
