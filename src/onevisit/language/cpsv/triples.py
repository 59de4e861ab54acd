"""Statements of a graph as plain values; a surface writes them with whatever library it likes."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from onevisit.kernel.text import Text

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
CV = "http://data.europa.eu/m8g/"
CPSV = "http://purl.org/vocab/cpsv#"
ELI = "http://data.europa.eu/eli/ontology#"
LOCN = "http://www.w3.org/ns/locn#"
ORG = "http://www.w3.org/ns/org#"
DCAT = "http://www.w3.org/ns/dcat#"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"
AUTHORITY = "http://publications.europa.eu/resource/authority/"

PREFIXES = {
    "rdf": RDF,
    "skos": SKOS,
    "dct": DCT,
    "cv": CV,
    "cpsv": CPSV,
    "eli": ELI,
    "locn": LOCN,
    "org": ORG,
    "dcat": DCAT,
    "time": TIME,
    "xsd": XSD,
}
"""Short names under which readers know the vocabularies."""

LANGUAGES = {"en": f"{AUTHORITY}language/ENG", "zh": f"{AUTHORITY}language/ZHO"}


class Literal(NamedTuple):
    """A text with its language, or a value with its data type."""

    text: str
    language: str = ""
    datatype: str = ""


class Triple(NamedTuple):
    """A statement: about which thing, which property, and an address or a literal."""

    subject: str
    predicate: str
    value: str | Literal


class Things:
    """Collects statements, each once, in the order in which they are made."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.triples: dict[Triple, None] = {}

    def address(self, kind: str, *names: str) -> str:
        """The address of a thing of ours."""
        return self.base + "/".join((kind, *names))

    def thing(self, address: str, *types: str) -> str:
        """Say of what classes a thing is; gives its address back."""
        for of in types:
            self.link(address, f"{RDF}type", of)
        return address

    def link(self, subject: str, predicate: str, other: str) -> None:
        """Say that one thing is related to another."""
        self.triples[Triple(subject, predicate, other)] = None

    def text(self, subject: str, predicate: str, words: Text | None) -> None:
        """Words in every language that has some."""
        if words is not None:
            for language, own in (("en", words.en), ("zh", words.zh), *words.more.items()):
                if own:
                    self.triples[Triple(subject, predicate, Literal(own, language))] = None

    def value(self, subject: str, predicate: str, value: str | date | Decimal, datatype: str = "") -> None:
        """A value; without a type it is a plain text."""
        of = f"{XSD}{datatype}" if datatype else ""
        self.triples[Triple(subject, predicate, Literal(str(value), datatype=of))] = None

    def named(self, subject: str, identifier: str, words: Text) -> None:
        """Identifier and title, as most classes of the profile demand."""
        self.value(subject, f"{DCT}identifier", identifier)
        self.text(subject, f"{DCT}title", words)

    def code(self, kind: str, name: str, words: Text | None = None) -> str:
        """A code of ours as a concept."""
        address = self.thing(self.address(kind, name), f"{SKOS}Concept")
        self.value(address, f"{SKOS}notation", name)
        self.text(address, f"{SKOS}prefLabel", words)
        return address
