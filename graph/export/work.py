"""Works: the documents that the statements are from, as bibliographies and catalogues describe them."""

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
"""The properties that describe a document, besides its label."""


@dataclass(frozen=True, slots=True)
class Work:
    """A document; a field without a value is empty.

    :param iri: its IRI in the graph.
    :param identifier: its short id.
    :param issued: when it was published: a year, a month or a day in ISO 8601.
    :param created: when its file was made, in the same form.
    :param language: a BCP 47 tag.
    :param url: where it was obtained.
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
        """Return the fields that are not empty, by the properties of a schema.org ``CreativeWork``."""
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
        # An IRI of our own only names the document in the graph; it is not a web page.
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
