"""Offers: rows of the offer tables, linked, checked and made into values in one pass.

A province has 270,000 of them, so every check is made once for each distinct
pair of cells and remembered; a row itself costs only look-ups.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from onevisit.kernel.ids import PlaceId
from onevisit.kernel.working_days import Limit
from onevisit.language.codes import CODES
from onevisit.language.diagnostics import Severity
from onevisit.language.dictionary import Dictionary
from onevisit.language.limits import LIMIT_EXAMPLE, are_surely_longer, parse_limit, show_limit
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes import WORDS
from onevisit.language.tables import TABLES, Table, cell_span
from onevisit.planner.definitions import (
    Channel,
    ContactKind,
    Offer,
    Opened,
    Organisation,
    Place,
    Position,
    Region,
    Service,
    Source,
)

PLACED_CHANNELS = frozenset({Channel.HOSPITAL, Channel.KIOSK, Channel.HALL, Channel.STATION, Channel.VILLAGE})
"""Channels that need a place to go to."""

_COLUMN = {name: index for index, name in enumerate(TABLES["offers"])}

Fault = tuple[str, str, dict[str, Any]]
"""A column, a code and its data: told for each row that has it."""

Faults = tuple[Fault, ...]

_COLUMN_OF = {"services": "service", "regions": "region", "organisations": "deciding"}

K = TypeVar("K")
V = TypeVar("V")


_offer: Callable[..., Offer] = Offer
"""Offers are made of checked cells; to wrap each in its id type would cost a province seconds."""


class _Remembered(dict[K, V]):
    """A function that is called once for each argument."""

    def __init__(self, find: Callable[[K], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> V:
        self[key] = value = self._find(key)
        return value


class OfferReader:
    """Reads all offer tables of a dictionary; `offers` is what they say."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.offers: dict[str, dict[str, Offer]] = {}
        self._mentions = _Remembered(self._mention)
        self._bodies = _Remembered(self._body)
        self._coverings = _Remembered(self._covering)
        self._services = _Remembered(self._service)
        self._offices = _Remembered(self._office)
        self._served = _Remembered(self._serving)
        self._checked = _Remembered(self._check_contacts)
        self._opened = _Remembered(self._open)
        self._contacts = _Remembered(self._wanted)
        self._places = _Remembered(self._placing)
        self._limits = _Remembered(self._limit)
        self._sources = _Remembered(_source)

    @property
    def used(self) -> set[tuple[str, str]]:
        """The kinds and ids that rows mention."""
        return {*self._mentions, *(("places", name) for cell in self._places for name in cell.split())}

    def read(self) -> dict[str, dict[str, Offer]]:
        """The offers by service and region; faults go to the dictionary."""
        for table in self.dictionary.tables("offers"):
            self.read_table(table)
        return self.offers

    def read_table(self, table: Table) -> None:
        """Add the offers of one table."""
        file = table.file
        for line, row in table.rows:
            service, region, deciding, accepting, named, liable, contacts, places, promised, src = row
            service_faults, body = self._services[service]
            office_faults, its_body = self._offices[deciding, region]
            served, place_faults = self._served[places]
            kinds, contact_faults = self._checked[service, contacts, served]
            limit, limit_faults = self._limits[service, promised]
            source, source_faults = self._sources[src]
            faults = service_faults + office_faults
            if body != its_body:
                faults += self._without_power(service, deciding)
            if accepting or named or liable:
                faults += self._roles(row)
            faults += (place_faults or contact_faults) + limit_faults + source_faults
            if faults:
                self._report(file, line, faults)
                if any(CODES[fault[1]].severity is Severity.ERROR for fault in faults):
                    continue
            by_region = self.offers.setdefault(service, {})
            if region in by_region:
                self._report(file, line, (self._twice(by_region[region]),))
                continue
            opened = self._opened[kinds, contacts, places]
            ids = (service, region, deciding, accepting or deciding, named or deciding, liable or deciding)
            by_region[region] = _offer(*ids, opened, limit, Position(file, line, 1), source)

    def _report(self, file: str, line: int, faults: Faults) -> None:
        text = self.dictionary.readings[file].lines[line - 1]
        for column, code, data in faults:
            self.dictionary.report(code, cell_span(file, line, text, _COLUMN[column]), **data)

    def _twice(self, first: Offer) -> Fault:
        at = first.position
        assert at is not None
        where = f"{at.file}:{at.line}"
        return "region", "OV420", {"service": first.service, "region": first.region, "first": where}

    def _roles(self, row: list[str]) -> Faults:
        region, deciding = row[_COLUMN["region"]], row[_COLUMN["deciding"]]
        faults: Faults = ()
        for column in ("accepting", "named", "liable"):
            name = row[_COLUMN[column]]
            if name and name != deciding:
                unknown = self._mentions["organisations", name]
                faults += tuple((column, code, data) for _, code, data in unknown)
                faults += self._coverings[column, name, region]
        return faults

    def _mention(self, mention: tuple[str, str]) -> Faults:
        kind, name = mention
        if self.dictionary.is_known(kind, name):
            return ()
        hint = did_you_mean(name, self.dictionary.of(kind))
        return ((_COLUMN_OF[kind], "OV301", {"kind": WORDS[kind], "id": name, "hint": hint}),)

    def _body(self, mention: tuple[str, str]) -> str | None:
        kind, name = mention
        found: Service | Organisation | None = self.dictionary.get(kind, name)
        return found.body if found and self.dictionary.get("bodies", found.body) else None

    def _without_power(self, service: str, deciding: str) -> Faults:
        body, is_body = self._bodies["services", service], self._bodies["organisations", deciding]
        if body is None or is_body is None:
            return ()
        return (("deciding", "OV407", {"organisation": deciding, "is_body": is_body, "body": body}),)

    def _covering(self, cells: tuple[str, str, str]) -> Faults:
        column, name, region = cells
        found: Organisation | None = self.dictionary.get("organisations", name)
        # A township's body may act for the county's offer where it stands in that county.
        if (
            found is None
            or not self.dictionary.is_known("regions", region)
            or not self.dictionary.get("regions", found.region)
            or self._covers(found.region, region)
            or self._covers(region, found.region)
        ):
            return ()
        return ((column, "OV409", {"organisation": name, "serves": found.region, "region": region}),)

    def _covers(self, outer: str, inner: str) -> bool:
        seen = 0
        while inner and inner != outer and seen < len(Region.__struct_fields__) * 2:
            region: Region | None = self.dictionary.get("regions", inner)
            inner = region.parent or "" if region else ""
            seen += 1
        return inner == outer

    # Rows of a province differ in their places and offices, and hardly in what counts of these: each part is
    # worked out for the fewest cells that it hangs on. The keys are plain words, which are quick to look up.

    def _service(self, service: str) -> tuple[Faults, str | None]:
        return self._mentions["services", service], self._bodies["services", service]

    def _office(self, cells: tuple[str, str]) -> tuple[Faults, str | None]:
        deciding, region = cells
        faults = self._mentions["regions", region] + self._mentions["organisations", deciding]
        return faults + self._coverings["deciding", deciding, region], self._bodies["organisations", deciding]

    def _serving(self, places: str) -> tuple[str, Faults]:
        """The channels of the places in a cell, as words."""
        found, faults = self._places[places]
        return " ".join(sorted({place.channel for place in found})), faults

    def _check_contacts(self, cells: tuple[str, str, str]) -> tuple[str, Faults]:
        """The contacts of a service, as words, and what is wrong with what an offer opens for them."""
        service_id, contacts, served = cells
        wanted, contact_faults = self._contacts[contacts]
        service: Service | None = self.dictionary.get("services", service_id)
        if service is None or contact_faults:
            return "", contact_faults
        permitted = {contact.kind: contact.channels for contact in service.contacts}
        faults: list[Fault] = []
        for kind in wanted.keys() - permitted.keys():
            data = {"given": kind, "hint": did_you_mean(kind, permitted)}
            faults.append(("contacts", "OV206", data))
        for kind, channels in permitted.items():
            faults += self._opening_faults(kind, channels, wanted.get(kind, ()), served.split())
        return " ".join(permitted), tuple(faults)

    def _open(self, cells: tuple[str, str, str]) -> tuple[Opened, ...]:
        kinds, contacts, places = cells
        wanted, found = self._contacts[contacts][0], self._places[places][0]
        opened = []
        for kind in (ContactKind(word) for word in kinds.split()):
            own = wanted.get(kind, ())
            at = tuple(PlaceId(place.id) for place in found if place.channel in own)
            opened.append(Opened(kind, own, at))
        return tuple(opened)

    def _opening_faults(
        self,
        kind: ContactKind,
        permitted: tuple[Channel, ...],
        own: tuple[Channel, ...],
        served: Collection[str],
    ) -> list[Fault]:
        words = ", ".join(permitted)
        if not own:
            return [("contacts", "OV408", {"contact": kind, "permitted": words})]
        faults: list[Fault] = [
            ("contacts", "OV406", {"channel": channel, "contact": kind, "permitted": words})
            for channel in own
            if channel not in permitted
        ]
        faults += [
            ("contacts", "OV410", {"channel": channel, "contact": kind})
            for channel in own
            if channel in permitted and channel in PLACED_CHANNELS and channel not in served
        ]
        return faults

    def _placing(self, cell: str) -> tuple[list[Place], Faults]:
        found, faults = [], list[Fault]()
        for name in cell.split():
            if not self.dictionary.is_known("places", name):
                hint = did_you_mean(name, self.dictionary.of("places"))
                faults.append(("places", "OV301", {"kind": "place", "id": name, "hint": hint}))
            elif place := self.dictionary.get("places", name):
                found.append(place)
        return found, tuple(faults)

    def _wanted(self, cell: str) -> tuple[dict[ContactKind, tuple[Channel, ...]], Faults]:
        faults: list[Fault] = []
        wanted: dict[ContactKind, tuple[Channel, ...]] = {}
        for part in cell.split(";"):
            kind, colon, channels = part.strip().partition(":")
            if not colon or not channels.split():
                example = "apply: online hall; collect: courier"
                data = {"given": part.strip(), "expected": "a contact with its channels", "example": example}
                faults.append(("contacts", "OV205", data))
                continue
            words = [kind.strip(), *channels.split()]
            for word, known in zip(words, [ContactKind] + [Channel] * (len(words) - 1), strict=True):
                if word not in tuple(known):
                    data = {"given": word, "hint": did_you_mean(word, tuple(known))}
                    faults.append(("contacts", "OV206", data))
            if not faults:
                wanted[ContactKind(words[0])] = tuple(Channel(word) for word in words[1:])
        return wanted, tuple(faults)

    def _limit(self, cells: tuple[str, str]) -> tuple[Limit | None, Faults]:
        service_id, text = cells
        if not text:
            return None, ()
        limit = parse_limit(text)
        if limit is None:
            data = {"given": text, "expected": "a limit", "example": LIMIT_EXAMPLE}
            return None, (("promised", "OV205", data),)
        service: Service | None = self.dictionary.get("services", service_id)
        if service and service.statutory and are_surely_longer([limit], service.statutory):
            data = {"promised": show_limit(limit), "statutory": show_limit(service.statutory)}
            return limit, (("promised", "OV405", data),)
        if service and are_surely_longer([limit], service.promised):
            data = {"promised": show_limit(limit), "service_promise": show_limit(service.promised)}
            return limit, (("promised", "OV428", data),)
        return limit, ()


def _source(text: str) -> tuple[Source, Faults]:
    # "R33 R40; memory: deciding, contacts"
    read, _, memory = text.partition("memory")
    fields = tuple(name.strip() for name in memory.lstrip(" :").split(",") if name.strip())
    documents = tuple(read.replace(";", " ").split())
    if not memory and "memory" in text:
        fields = ("all",)
    wrong = [name for name in fields if name not in (*_COLUMN, "all")]
    faults: Faults = tuple(
        ("src", "OV417", {"thing": "an offer", "name": name, "hint": did_you_mean(name, _COLUMN)})
        for name in wrong
    )
    return Source(documents, fields), faults
