"""Items as definitions: the YAML and the table of offers that the compiler reads.

What a list does not say but a definition must is filled in so that it can be
read, with a comment `# complete` on the line, and told by a diagnostic.
"""

import csv
import io
import json
import re
from collections.abc import Iterator

from onevisit.kernel.ids import BodyId, OrganisationId, RegionCode, ServiceId
from onevisit.kernel.working_days import Limit
from onevisit.language.importing.columns import names_of
from onevisit.language.importing.item_codes import region_of
from onevisit.language.importing.items import Item, RowReader
from onevisit.language.limits import are_surely_longer, show_limit
from onevisit.language.reading import nearest
from onevisit.language.tables import TABLES
from onevisit.planner.definitions import Edition, EvidenceKind

COMPLETE = "# complete: "
PAPER_KINDS = (
    (EvidenceKind.FORM, ("申请表", "申请书", "登记表", "审批表", "表")),
    (EvidenceKind.IDENTITY, ("身份证", "护照", "身份证明")),
    (EvidenceKind.PHOTO, ("照片", "相片")),
    (EvidenceKind.CONTRACT, ("合同", "协议")),
    (EvidenceKind.REPORT, ("报告", "方案", "图纸")),
    (EvidenceKind.DECLARATION, ("承诺书", "声明")),
)
"""What the end of a paper's name tells of its kind; anything else is a certificate."""


class ContentWriter:
    """Gathers the definitions of items that join an edition; `reader` takes the faults."""

    def __init__(self, known: Edition, prefix: str, reader: RowReader, region: RegionCode | None) -> None:
        self.known = known
        self.prefix = prefix
        self.reader = reader
        self.region = region
        self.bodies: dict[str, list[str]] = {}
        self.organisations: dict[str, list[str]] = {}
        self.places: dict[str, list[str]] = {}
        self.laws: dict[str, list[str]] = {}
        self.evidence: dict[str, list[str]] = {}
        self.services: dict[str, list[str]] = {}
        self.promises: dict[str, Limit] = {}
        self.owners: dict[str, str] = {}
        self.offers: dict[tuple[str, str], list[str]] = {}
        self.ids: dict[tuple[str, str], str] = {}
        self.numbers: dict[str, int] = {}
        self.by_name = {o.name.zh: o for o in known.organisations.values()}
        self.laws_by_name: dict[str, str] = {law.name.zh: law.id for law in known.laws.values()}
        self.evidence_by_name: dict[str, str] = {paper.name.zh: paper.id for paper in known.evidence.values()}

    def add(self, item: Item) -> None:
        """The service of an item, if it is new, and the offer of its department."""
        service = f"item_{item.basic.lower()}" if item.basic else self._new("service", str(item.row))
        region = self._region(item)
        owner = self._owner(service)
        organisation, body = self._department(item, region, owner)
        if service not in self.services and ServiceId(service) not in self.known.services:
            self.services[service] = list(self._service(service, item, body))
            self.promises[service] = item.promised
            self.owners[service] = owner = body
        if region and self._may_decide(item, organisation, region, owner or body, body):
            self._offer(service, item, organisation, region)

    def files(self) -> dict[str, str]:
        """The text of each file by its path in the content folder."""
        sections = {
            "bodies": self.bodies,
            "organisations": self.organisations,
            "places": self.places,
            "laws": self.laws,
            "evidence": self.evidence,
            "services": self.services,
        }
        lines = [
            "# Imported from an item list. Lines with `# complete` hold words that the list does not have."
        ]
        for kind, found in sections.items():
            if found:
                lines.append(f"{kind}:")
            for name, fields in found.items():
                lines += [f"  {name}:", *(f"    {line}" for line in fields)]
        files = {f"imported/{self.prefix}.yaml": "\n".join(lines) + "\n"} if len(lines) > 1 else {}
        if self.offers:
            table = io.StringIO()
            csv.writer(table, lineterminator="\n").writerows([TABLES["offers"], *self.offers.values()])
            files[f"offers/{self.prefix}.csv"] = table.getvalue()
        return files

    # One row

    def _region(self, item: Item) -> RegionCode | None:
        named = RegionCode(region_of(item.credit)) if item.credit else None
        if named is not None and named in self.known.regions:
            return named
        department = self.by_name.get(item.department)
        if department is not None and self.region is None:
            return department.region
        if self.region is None:
            self.reader.report("OV912", "code", given=f" ({named})" if named else "")
        return self.region

    def _owner(self, service: str) -> str | None:
        """The kind of body to which a service belongs that is known already."""
        known = self.known.services.get(ServiceId(service))
        return known.body if known else self.owners.get(service)

    def _may_decide(self, item: Item, organisation: str, region: RegionCode, owner: str, body: str) -> bool:
        """Whether the department has the power for the item, there; if not, that is told."""
        department = self.known.organisations.get(OrganisationId(organisation))
        if owner != body:
            name = self.known.bodies[BodyId(owner)].name.zh if owner in self.known.bodies else owner
            data = {"department": item.department, "body": name, "service": item.name}
            self.reader.report("OV923", "department", **data)
            return False
        if department and not (
            self._covers(department.region, region) or self._covers(region, department.region)
        ):
            data = {"department": item.department, "region": self.known.regions[region].name.zh}
            self.reader.report("OV922", "department", **data)
            return False
        return True

    def _covers(self, outer: RegionCode, inner: RegionCode) -> bool:
        code: RegionCode | None = inner
        while code is not None and code != outer:
            code = self.known.regions[code].parent
        return code is not None

    def _department(self, item: Item, region: RegionCode | None, owner: str | None) -> tuple[str, str]:
        found = self.by_name.get(item.department)
        if found is not None:
            return found.id, found.body
        key = ("organisation", item.credit or item.department)
        if key not in self.ids:
            self._new_department(key, item, region, owner)
        return self.ids[key], self.ids["body", key[1]]

    def _new_department(
        self, key: tuple[str, str], item: Item, region: RegionCode | None, owner: str | None
    ) -> None:
        if item.department:
            near = nearest(item.department, self.by_name)
            hint = f"Did you mean {near}?" if near else "Add it to the organisations, or correct its name."
            self.reader.report("OV910", "department", given=item.department, hint=hint)
        else:
            self.reader.report("OV911", "department", names=names_of("department"))
        organisation = self._new(*key)
        body = self.ids.setdefault(("body", key[1]), owner) if owner else self._new("body", key[1])
        name = item.department or "待定部门"
        where = region or next(code for code, r in self.known.regions.items() if r.parent is None)
        if not owner:
            self.bodies[body] = [*self._words("name", name), SRC]
        self.organisations[organisation] = [
            *self._words("name", name),
            f"body: {body}",
            f"region: {quoted(where)}",
            SRC,
        ]

    def _service(self, service: str, item: Item, body: str) -> Iterator[str]:
        yield from self._words("name", item.name)
        if item.about:
            yield from self._words("about", item.about)
        yield f"kind: {item.kind}"
        yield f"body: {body}"
        if laws := self._laws_of(item):
            yield f"law: [{', '.join(laws)}]"
        yield f"statutory: {show_limit(item.statutory) if item.statutory else 'none'}"
        missing = "" if item.is_promise_told else f"  {COMPLETE}the promised limit"
        yield f"promised: {show_limit(item.promised)}{missing}"
        if item.visits is not None:
            yield f"visits_declared: {item.visits}"
        yield "contacts:"
        for kind, channels in contacts_of(item).items():
            if item.why_visit and "hall" in channels:
                yield f"  {kind}:"
                yield f"    channels: [{', '.join(channels)}]"
                yield from (f"    {line}" for line in self._words("why", item.why_visit))
            else:
                yield f"  {kind}: [{', '.join(channels)}]"
        papers = [self._paper(name, body) for name in item.materials]
        if papers:
            yield "demands:"
            yield from (f"  - {paper}" for paper in dict.fromkeys(papers))
        if item.result:
            yield f"outputs: [{self._paper(item.result, body)}]"
        yield from self._fee(service, item)
        yield SRC

    def _fee(self, service: str, item: Item) -> Iterator[str]:
        if not item.costs:
            return
        amount = re.search(r"([0-9]{1,9}(?:\.[0-9]{1,2})?) *元", item.fee)
        if amount is None:
            self.reader.report("OV917", "fee_amount", name=item.name, id=service)
            yield f"{COMPLETE}fees, because the list says that it costs something"
            return
        yield "fees:"
        yield f"  - amount: {amount[1]} CNY"
        yield from (f"    {line}" for line in self._words("name", item.fee))

    def _laws_of(self, item: Item) -> list[str]:
        laws = []
        for title, article in re.findall(r"《([^》]+)》\s*(第[^条]{1,12}条)?", item.law):
            if title not in self.laws_by_name:
                name = self._new("law", title)
                self.laws[name] = [*self._words("name", title), SRC]
                self.laws_by_name[title] = name
            laws.append(f"{self.laws_by_name[title]} {article}".strip())
        return list(dict.fromkeys(laws))

    def _paper(self, name: str, body: str) -> str:
        if name not in self.evidence_by_name:
            paper = self._new("paper", name)
            kind = next((k for k, ends in PAPER_KINDS if name.endswith(ends)), EvidenceKind.CERTIFICATE)
            issuer = f"issuer: {body}  {COMPLETE}who issues it"
            self.evidence[paper] = [*self._words("name", name), f"kind: {kind}", issuer, SRC]
            self.evidence_by_name[name] = paper
        return self.evidence_by_name[name]

    def _offer(self, service: str, item: Item, organisation: str, region: RegionCode) -> None:
        known = self.known.services.get(ServiceId(service))
        is_known = region in self.known.offers.get(ServiceId(service), {})
        if is_known or (service, region) in self.offers:
            self.reader.report("OV921", "code", service=item.name, region=self.known.regions[region].name.zh)
            return
        contacts = contacts_of(item)
        if known:
            contacts = {contact.kind: [*contact.channels] for contact in known.contacts}
        opened = "; ".join(f"{kind}: {' '.join(channels)}" for kind, channels in contacts.items())
        needs_place = any("hall" in channels for channels in contacts.values())
        place = self._place(item, organisation, region) if needs_place else ""
        row = [service, region, organisation, "", "", "", opened, place, "", "memory"]
        row[8] = self._own_promise(service, item.promised)
        self.offers[service, region] = row

    def _own_promise(self, service: str, promised: Limit) -> str:
        """The offer's promise, where it is shorter than the service's."""
        known = self.known.services.get(ServiceId(service))
        of_service = known.promised if known else self.promises[service]
        is_shorter = promised != of_service and not are_surely_longer([promised], of_service)
        return show_limit(promised) if is_shorter else ""

    def _place(self, item: Item, organisation: str, region: RegionCode) -> str:
        key = ("place", f"{organisation} {item.place}")
        if key not in self.ids:
            place = self._new(*key)
            where = item.place or item.department or "待定"
            self.places[place] = [
                *self._words("name", f"{item.department or where}办事窗口"),
                "channel: hall",
                f"region: {quoted(region)}",
                *self._words("address", where),
                *(self._words("hours", item.hours) if item.hours else ()),
                SRC,
            ]
        return self.ids[key]

    def _new(self, kind: str, key: str) -> str:
        """A new id, the same for the same thing."""
        if (kind, key) not in self.ids:
            self.numbers[kind] = self.numbers.get(kind, 0) + 1
            self.ids[kind, key] = f"{self.prefix}_{kind}_{self.numbers[kind]}"
        return self.ids[kind, key]

    def _words(self, field: str, zh: str) -> list[str]:
        """Chinese words; they stand in for the English ones until somebody translates them."""
        return [f"{field}: {{en: {quoted(zh)}, zh: {quoted(zh)}}}  {COMPLETE}en"]


SRC = "src: {memory: [all]}"


def contacts_of(item: Item) -> dict[str, list[str]]:
    """What the applicant does, and the channels that the list tells of."""
    apply = ["online"] if item.is_online or item.visits == 0 else []
    if item.visits != 0 or not apply:
        apply.append("hall")
    contacts = {"apply": apply}
    if item.result:
        remote = [*(["online"] if item.visits == 0 else []), *(["courier"] if item.by_courier else [])]
        contacts["collect"] = remote if item.visits == 0 else [*remote, "hall"]
    return contacts


def quoted(text: str) -> str:
    """A text as YAML reads it back whatever it holds; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
