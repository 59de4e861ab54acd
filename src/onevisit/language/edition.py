"""From checked definitions to an edition, and the hash that names its content.

The hash is over the canonical content: definitions by kind and id, without
the places where they stand and without what is left at its default. So neither
the order of files, nor a comment, nor a new optional field of the language
makes another edition, and every change of content does.
"""

import hashlib
from collections.abc import Mapping, Set
from functools import cache
from typing import Any

import msgspec

from onevisit.kernel.conditions import Answer
from onevisit.kernel.ids import EditionHash, RegionCode, ServiceId
from onevisit.language.dictionary import Dictionary
from onevisit.language.shapes.events import LifeEventShape
from onevisit.planner.definitions import Edition, LifeEvent, Offer, Position, Question, QuestionKind

HASH_LENGTH = 32
"""Hexadecimal digits of an edition's name: 128 bits of SHA-256."""

_PLAIN = (
    "regions",
    "bodies",
    "organisations",
    "places",
    "facts",
    "evidence",
    "datasets",
    "rights",
    "services",
    "laws",
    "sources",
    "synonyms",
)


def make_edition(dictionary: Dictionary, offers: dict[str, dict[str, Offer]]) -> tuple[Edition, "Digests"]:
    """The edition of a dictionary that has no errors, and what its name is made of."""
    kinds: dict[str, Any] = {kind: dict(sorted(dictionary.values(kind))) for kind in _PLAIN}
    kinds["offers"] = {service: dict(sorted(offers[service].items())) for service in sorted(offers)}
    kinds["life_events"] = {
        name: life_event(shape, dictionary) for name, shape in sorted(dictionary.values("life_events"))
    }
    (kinds["calendar"],) = (calendar for _, calendar in dictionary.values("calendars"))
    edition = Edition(hash=EditionHash(""), **kinds)
    digests = digests_of(edition)
    return msgspec.structs.replace(edition, hash=digests.name), digests


def life_event(shape: LifeEventShape, dictionary: Dictionary) -> LifeEvent:
    """A life event with its questions and form pages put in."""
    own = msgspec.structs.asdict(shape)
    form = own.pop("form")
    own["questions"] = tuple(dictionary.get("questions", name) for name in shape.questions)
    own["given"] = {
        name: parse_answer(dictionary.get("questions", name), text) for name, text in shape.given.items()
    }
    own["groups"] = tuple(dictionary.get("groups", name) for name in form)
    return LifeEvent(**own)


def parse_answer(question: Question, text: str) -> Answer | None:
    """An answer as written in a definition; None where the question cannot be answered so."""
    match question.kind:
        case QuestionKind.YES_NO:
            return {"yes": True, "no": False}.get(text)
        case QuestionKind.CHOICE:
            return text if text in {choice.id for choice in question.choices} else None
        case QuestionKind.NUMBER:
            return int(text) if text.lstrip("-").isdecimal() and len(text) < 12 else None


class Digests(msgspec.Struct, frozen=True):
    """What an edition's name is made of; that of a region covers its offers."""

    definitions: bytes
    regions: dict[RegionCode, bytes]

    @property
    def name(self) -> EditionHash:
        """The name of the content."""
        whole = hashlib.sha256(self.definitions)
        for region in sorted(self.regions):
            whole.update(region.encode() + b"|" + self.regions[region])
        return EditionHash(whole.hexdigest()[:HASH_LENGTH])


def digests_of(edition: Edition) -> Digests:
    """The digests of a whole edition."""
    digest = hashlib.sha256()
    for field in Edition.__struct_fields__:
        if field not in ("hash", "offers"):
            digest.update(field.encode())
            digest.update(_canonical(getattr(edition, field)))
    return Digests(digest.digest(), digests_of_regions(edition.offers))


def digests_of_regions(
    offers: Mapping[ServiceId, Mapping[RegionCode, Offer]], only: Set[RegionCode] | None = None
) -> dict[RegionCode, bytes]:
    """The digest of the offers of each region, or of some."""
    # Offers are many and their parts are few and shared, so each set of parts is written once.
    parts: dict[tuple[int, int, int], bytes] = {}
    lines: dict[RegionCode, list[bytes]] = {}
    for service in sorted(offers):
        by_region = offers[service]
        for region in by_region if only is None else by_region.keys() & only:
            o = by_region[region]
            key = (id(o.opened), id(o.promised), id(o.src))
            rest = parts.get(key)
            if rest is None:
                rest = parts[key] = (
                    b"".join(_canonical(part) for part in (o.opened, o.promised, o.src)) + b"\n"
                )
            ids = f"{o.service}|{o.deciding}|{o.accepting}|{o.named}|{o.liable}"
            own = lines.get(region)
            if own is None:
                own = lines[region] = []
            own.append(ids.encode() + rest)
    return {region: hashlib.sha256(b"".join(own)).digest() for region, own in lines.items()}


def _canonical(value: Any) -> bytes:
    return _encoder.encode(_without_places(value))


@cache
def _fields(struct: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(struct)


_encoder = msgspec.json.Encoder(order="deterministic")


def _without_places(value: Any) -> Any:
    match value:
        case Position():
            return None
        case dict():
            return {key: _without_places(item) for key, item in value.items()}
        case tuple():
            return [_without_places(item) for item in value]
        case msgspec.Struct():
            fields = ((field, getattr(value, field.name)) for field in _fields(type(value)))
            return {f.encode_name: _without_places(own) for f, own in fields if own != f.default}
        case _:
            return value
