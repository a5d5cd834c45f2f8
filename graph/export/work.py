"""Works: the documents that the statements are from, as bibliographies and catalogues have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology.namespace import DCTERMS, POL, RDF
from ..propertygraph.terms import Terms
from ..rdf import document_iri

_TITLE = DCTERMS["title"]

PROPERTIES = frozenset(
    {
        RDF.type,
        _TITLE,
        DCTERMS.identifier,
        DCTERMS.issued,
        DCTERMS.created,
        DCTERMS.date,
        DCTERMS.language,
        DCTERMS.source,
        DCTERMS.license,
        DCTERMS.rights,
        POL.author,
        POL.editor,
    }
)
"""The properties of a document that are read, beside its label."""


@dataclass(frozen=True, slots=True)
class Work:
    """A document; a field that nothing is stated of is empty.

    :param iri: its name in the graph.
    :param identifier: its short id.
    :param issued: when it was published: a year, a month or a day of ISO 8601.
    :param created: when its file was made, likewise.
    :param language: a tag of BCP 47.
    :param url: where it was had from.
    :param license: the address of its licence.
    :param rights: its licence in words.
    """

    iri: str
    identifier: str
    title: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    issued: str = ""
    created: str = ""
    language: str = ""
    url: str = ""
    license: str = ""
    rights: str = ""

    def in_schema_org(self) -> dict[str, object]:
        """Return the fields that are not empty by the properties of a ``CreativeWork`` of schema.org."""
        fields: dict[str, object] = {
            "name": self.title,
            "identifier": self.identifier,
            "inLanguage": self.language,
            "datePublished": self.issued,
            "dateCreated": self.created,
            "url": self.url,
            "license": {"@id": self.license} if self.license else self.rights,
            "author": _persons(self.authors),
            "editor": _persons(self.editors),
        }
        return {name: value for name, value in fields.items() if value}


def works(terms: Terms) -> Iterator[Work]:
    """Yield the documents that *terms* describe, sorted by IRI."""
    for iri in terms.instances(POL.Document):
        identifier = terms.text(iri, DCTERMS.identifier) or iri
        # An IRI of ours names the document in the graph and is no page to read.
        page = "" if iri == document_iri(identifier) else iri
        yield Work(
            iri=iri,
            identifier=identifier,
            title=terms.text(iri, _TITLE) or terms.label(iri) or identifier,
            authors=tuple(terms.texts(iri, POL.author)),
            editors=tuple(terms.texts(iri, POL.editor)),
            issued=terms.text(iri, DCTERMS.issued) or terms.text(iri, DCTERMS.date) or "",
            created=terms.text(iri, DCTERMS.created) or "",
            language=terms.text(iri, DCTERMS.language) or "",
            url=terms.iri(iri, DCTERMS.source) or page,
            license=terms.iri(iri, DCTERMS.license) or "",
            rights=terms.text(iri, DCTERMS.rights) or "",
        )


def _persons(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]
