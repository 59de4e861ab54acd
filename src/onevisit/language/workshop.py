"""Compiling again and again: what did not change is not done twice.

Files are read once for each content. Where only tables of offers changed, in
a catalogue without errors, just their rows are read and what hangs on offers
is checked; in all other cases everything is put together anew from what was
read. The answer is always that of `compiler.compile`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onevisit.kernel.ids import RegionCode
from onevisit.language import linking
from onevisit.language.checking import check_offers
from onevisit.language.compiler import Assembly, Compilation, read_file
from onevisit.language.diagnostics import Diagnostic, Severity, in_order
from onevisit.language.dictionary import FileReading
from onevisit.language.edition import Digests, digests_of_regions
from onevisit.language.tables import TABLES
from onevisit.planner.definitions import Edition, Offer

_SERVICE, _REGION, _PLACES = (TABLES["offers"].index(name) for name in ("service", "region", "places"))

Offers = dict[Any, dict[Any, Offer]]


class Workshop:
    """Compiles the files of one catalogue, whenever some of them changed."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._readings: dict[str, FileReading] = {}
        self._stand: _Stand | None = None
        self._compilation: Compilation | None = None

    def compile(self, files: Mapping[str, str]) -> Compilation:
        """What `compiler.compile` says of these files."""
        changed = [path for path, text in files.items() if self._texts.get(path) != text]
        is_same_set = self._texts.keys() == files.keys()
        if self._compilation is not None and is_same_set and not changed:
            return self._compilation
        before = {path: self._readings.get(path) for path in changed}
        for path in changed:
            self._readings[path] = read_file(path, files[path])
        self._texts = dict(files)
        found = None
        if is_same_set and self._stand is not None:
            found = self._stand.with_tables((before[path], self._readings[path]) for path in changed)
        self._compilation = found or self._anew()
        return self._compilation

    def _anew(self) -> Compilation:
        self._readings = {path: self._readings[path] for path in sorted(self._texts)}
        assembly = Assembly(list(self._readings.values()))
        self._stand = _Stand(assembly) if assembly.compilation.edition else None
        return assembly.compilation


class _Stand:
    """A compilation without errors, and what is needed to change its offers."""

    def __init__(self, assembly: Assembly) -> None:
        assert assembly.compilation.edition, "there are no errors"
        self.assembly = assembly
        self.edition: Edition = assembly.compilation.edition
        self.digests: Digests = assembly.digests
        self.of_unused = assembly.of_unused
        self.of_rows: dict[str, list[Diagnostic]] = {}
        for diagnostic in assembly.of_rows:
            self.of_rows.setdefault(diagnostic.span.file, []).append(diagnostic)

    def with_tables(self, changes: Iterable[tuple[FileReading | None, FileReading]]) -> Compilation | None:
        """The compilation with these tables instead; None where more than rows of offers must be looked at.

        After None the stand must not be used again.
        """
        dictionary = self.assembly.dictionary
        offers: Offers = dict(self.edition.offers)
        regions: set[RegionCode] = set()
        is_use_changed = False
        for old, new in changes:
            if old is None or not (_is_plain(old) and _is_plain(new)):
                return None
            dictionary.readings[new.file] = new
            found = self._rows(new)
            if found is None or not _exchange(offers, old, found, regions):
                return None
            is_use_changed |= _mentioned([old]) != _mentioned([new])
        if is_use_changed:
            linking.report_unused(dictionary, self._used())
            self.of_unused = self._taken()
        check_offers(dictionary, offers)
        of_offers = self._taken()
        if any(fault.severity is Severity.ERROR for fault in of_offers):
            return None
        digests = dict(self.digests.regions)
        for region in regions:
            digests.pop(region, None)
        digests |= digests_of_regions(offers, regions)
        self.digests = Digests(self.digests.definitions, digests)
        self.edition = msgspec.structs.replace(self.edition, offers=offers, hash=self.digests.name)
        rows = (fault for own in self.of_rows.values() for fault in own)
        faults = in_order((*self.assembly.of_definitions, *rows, *self.of_unused, *of_offers))
        return Compilation(self.edition, faults, self.assembly.compilation.examples)

    def _rows(self, reading: FileReading) -> Offers | None:
        reader = self.assembly.reader
        reader.offers = {}
        assert reading.table is not None, "only tables of offers are read"
        reader.read_table(reading.table)
        faults = self._taken()
        self.of_rows[reading.file] = list(faults)
        return None if any(fault.severity is Severity.ERROR for fault in faults) else reader.offers

    def _taken(self) -> tuple[Diagnostic, ...]:
        found = tuple(self.assembly.dictionary.diagnostics)
        self.assembly.dictionary.diagnostics.clear()
        return found

    def _used(self) -> set[tuple[str, str]]:
        tables = self.assembly.dictionary.readings.values()
        return _mentioned(reading for reading in tables if reading.table and reading.table.kind == "offers")


def _is_plain(reading: FileReading) -> bool:
    """Whether it is a table of offers that could be read without a fault."""
    is_offers = reading.table is not None and reading.table.kind == "offers"
    return is_offers and not reading.diagnostics and not reading.recognised


def _mentioned(readings: Iterable[FileReading]) -> set[tuple[str, str]]:
    """What rows mention of the kinds that must be used: services and places."""
    services: set[str] = set()
    cells: set[str] = set()
    for reading in readings:
        for _, row in reading.table.rows if reading.table else ():
            services.add(row[_SERVICE])
            cells.add(row[_PLACES])
    places = {place for cell in cells for place in cell.split()}
    return {("services", name) for name in services} | {("places", name) for name in places}


def _exchange(offers: Offers, old: FileReading, found: Offers, regions: set[RegionCode]) -> bool:
    """Put the offers of a file in the place of those it had; False where another file has one of them."""
    is_in_order = found.keys() <= offers.keys()
    had: dict[Any, set[Any]] = {}
    for _, row in old.table.rows if old.table else ():
        had.setdefault(row[_SERVICE], set()).add(row[_REGION])
    for service in had.keys() | found.keys():
        gone, own = had.get(service, set()), found.get(service, {})
        kept = {region: offer for region, offer in offers.get(service, {}).items() if region not in gone}
        if not kept.keys().isdisjoint(own):
            return False
        regions |= gone | own.keys()
        offers[service] = dict(sorted({**kept, **own}.items()))
        if not offers[service]:
            del offers[service]
    if not is_in_order:
        ordered = sorted(offers.items())
        offers.clear()
        offers.update(ordered)
    return True
