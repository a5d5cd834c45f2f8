"""The voice: who says "we" in a quotation: the body for which whoever is quoted speaks, where it is no government's."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..fact import Entity
from ..syntax.tree import Token
from ..syntax.verb import subject
from .kind import governs
from .sentence import End, Sentence


def hear(sentence: Sentence) -> None:
    """Let the discourse know for whom it is that *sentence* quotes somebody: 'our ports work, said Ida Ruiz, head of PortCo'.

    Whoever is quoted again by name alone, or as "he", still speaks for the same.
    """
    root, discourse = sentence.span.root, sentence.discourse
    if root.lemma_.lower() not in sentence.word_roles[POL.reporting]:
        return
    for head in subject(root):
        if head.pos_ == "PRON":
            continue
        body = _body(sentence, head)
        name = head.text.rpartition(" ")[2]
        if body is not None:
            discourse.voices[name] = body
        discourse.voice = discourse.voices.get(name)


def _body(sentence: Sentence, source: Token) -> Entity | None:
    """Return the first body that the phrase of *source* names, unless it is a part of a government."""
    for token in source.subtree:
        named = sentence.parse.names.get(token.i)
        if named is None or named[0].end - 1 != token.i:
            continue
        span, name = named
        classes = name.term.classes if name.term is not None else name.classes
        if not sentence.known.is_a(classes, POL.Organisation):
            continue
        entity = (
            sentence.entities.of_term(name.term, span.text)
            if name.term is not None
            else sentence.entities.of_form(span.text, name)
        )
        return None if governs(sentence, End(token, entity, None)) else entity
    return None
