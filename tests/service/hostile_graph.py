"""A graph in which every name and text is an attack on the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from policyloom.ontology.namespace import DCTERMS, DOCUMENT, ENTITY, FACT, OA, POL, RDF, RDFS, SKOS, XSD

# Names and texts with which somebody may try to make a page do what it should not.
HOSTILE = {
    "script": "<script>document.title = 'broken'</script>",
    "handler": '"><img src=x onerror="document.title = \'broken\'">',
    "quotes": "' onmouseover='document.title=1' \" onfocus=\"document.title=1\" autofocus",
    "close": "</textarea></svg></title></p>{{ 7 * 7 }}{% raw %}<a href=javascript:alert(1)>x</a>",
    "right-to-left": "سياسة الصناعة \u202etxt.exe\u202c",
    "long": "x" * 10_000,
    "control": "a\u0001b\u0002c\u0003\ufffe<b>",
}
GRAPH = NamedNode("urn:hostile")


def _about(subject: str, *properties: tuple[str, str | Literal]) -> Iterator[Quad]:
    for predicate, value in properties:
        term = value if isinstance(value, Literal) else NamedNode(value)
        yield Quad(NamedNode(subject), NamedNode(predicate), term, GRAPH)


def hostile_quads() -> Iterator[Quad]:
    document = DOCUMENT.hostile
    text = "\n".join(HOSTILE.values())

    def place(words: str) -> tuple[str, list[tuple[str, str | Literal]]]:
        """Return the IRI and the properties of the first place of *words* in the text."""
        start, end = text.index(words), text.index(words) + len(words)
        bounds = [(OA.start, Literal(start)), (OA.end, Literal(end)), (OA.exact, Literal(words))]
        return f"{document}#char={start},{end}", [(OA.hasSource, document), *bounds]

    yield from _about(
        document,
        (RDF.type, POL.Document),
        (DCTERMS["title"], Literal(HOSTILE["handler"])),
        (DCTERMS.identifier, Literal(HOSTILE["quotes"])),
        (POL.text, Literal(text)),
        (POL.author, Literal(HOSTILE["script"])),
        (POL.sentenceCount, Literal(len(HOSTILE))),
        (POL.sha256, Literal(HOSTILE["close"])),
    )
    # The object of all facts is mentioned in the sentence of one of them only.
    mention, bounds = place("document.title")
    yield from _about(mention, (RDF.type, POL.Mention), (POL.denotes, ENTITY.script), *bounds)
    for number, (key, words) in enumerate(HOSTILE.items()):
        yield from _about(
            ENTITY[key],
            (RDF.type, POL.Policy if number % 2 else POL.Country),
            (SKOS.prefLabel, Literal(words)),
            (SKOS.altLabel, Literal(f"alias {words}")),
            ("urn:property", "javascript:document.title=1"),
            (RDFS.seeAlso, "data:text/html,evil"),
            (RDFS.comment, Literal(words, language="ar")),
        )
        passage, bounds = place(words)
        yield from _about(passage, (RDF.type, POL.Passage), *bounds)
        yield from _about(
            FACT[key],
            (RDF.type, POL.Fact),
            (RDF.subject, ENTITY[key]),
            (RDF.predicate, POL.adopts),
            (RDF.object, ENTITY.script),
            (POL.isNegated, Literal(False)),
            (POL.confidence, Literal("0.5", datatype=NamedNode(XSD.decimal))),
            (POL.evidence, passage),
        )
