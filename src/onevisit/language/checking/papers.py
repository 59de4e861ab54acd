"""Papers: somebody gives each that is demanded, and rights let the right bodies read the right ones."""

from collections.abc import Iterator

from onevisit.language.dictionary import Dictionary
from onevisit.planner.definitions import Dataset, Evidence, EvidenceKind, Right, Service

MADE_BY_APPLICANT = frozenset(
    {EvidenceKind.FORM, EvidenceKind.PHOTO, EvidenceKind.DECLARATION, EvidenceKind.CONTRACT}
)
"""Kinds that need no issuer: the form itself, or the applicant, makes them."""


def check(dictionary: Dictionary) -> None:
    """Report evidence that nobody gives, and rights that give nothing."""
    _check_givers(dictionary)
    for name, right in dictionary.values("rights"):
        _check_right(dictionary, name, right)
    _check_closed_registers(dictionary)
    _check_needless_demands(dictionary)


def _check_givers(dictionary: Dictionary) -> None:
    given = {name for _, dataset in dictionary.values("datasets") for name in dataset.gives}
    for _, service in dictionary.values("services"):
        given.update(service.outputs)
    for _, service in dictionary.values("services"):
        for index, demand in enumerate(service.demands):
            evidence: Evidence | None = dictionary.get("evidence", demand.evidence)
            if evidence and not demand.made_by_agency and not _is_given(evidence, given):
                span = dictionary.span("services", service.id, "demands", index, "evidence")
                dictionary.report("OV402", span, id=evidence.id)


def _is_given(evidence: Evidence, given: set[str]) -> bool:
    if evidence.id in given or evidence.obtained_from or evidence.kind in MADE_BY_APPLICANT:
        return True
    # Data cannot be carried in a hand: an issuer alone does not bring it to the counter.
    return evidence.issuer is not None and evidence.kind is not EvidenceKind.DATA


def _check_right(dictionary: Dictionary, name: str, right: Right) -> None:
    dataset: Dataset | None = dictionary.get("datasets", right.dataset)
    for index, evidence in enumerate(right.evidence):
        if dataset and evidence not in dataset.gives and dictionary.is_known("evidence", evidence):
            span = dictionary.span("rights", name, "evidence", index)
            data = {"right": name, "consumer": right.consumer, "dataset": right.dataset}
            dictionary.report("OV415", span, evidence=evidence, **data)
    for index, service_id in enumerate(right.services):
        service: Service | None = dictionary.get("services", service_id)
        if service is None:
            continue
        span = dictionary.span("rights", name, "services", index)
        if not {demand.evidence for demand in service.demands} & set(right.evidence):
            wanted = " or ".join(f"`{evidence}`" for evidence in right.evidence)
            dictionary.report("OV416", span, right=name, service=service_id, evidence=wanted)
        is_known = dictionary.get("bodies", service.body) and dictionary.get("bodies", right.consumer)
        if is_known and right.consumer not in _body_and_above(dictionary, service.body):
            data = {"right": name, "consumer": right.consumer, "service": service_id}
            dictionary.report("OV424", span, body=service.body, **data)
    if right.until and right.until < right.since:
        span = dictionary.span("rights", name, "until")
        dictionary.report("OV211", span, given=right.until.isoformat(), before=right.since.isoformat())


def _body_and_above(dictionary: Dictionary, body: str | None) -> Iterator[str]:
    seen: set[str] = set()
    while body and body not in seen:
        seen.add(body)
        yield body
        found = dictionary.get("bodies", body)
        body = found.parent if found else None


def _check_closed_registers(dictionary: Dictionary) -> None:
    demanded = {demand.evidence for _, service in dictionary.values("services") for demand in service.demands}
    readable = {evidence for _, right in dictionary.values("rights") for evidence in right.evidence}
    for name, dataset in dictionary.values("datasets"):
        for index, evidence in enumerate(dataset.gives if dataset.sharing == "conditional" else ()):
            if evidence in demanded - readable:
                span = dictionary.span("datasets", name, "gives", index)
                dictionary.report("OV422", span, evidence=evidence)


def _check_needless_demands(dictionary: Dictionary) -> None:
    """Warn where a service asks people for what a right that exists, or an open register, could give."""
    open_to_all = {
        evidence: name
        for name, dataset in dictionary.values("datasets")
        if dataset.sharing == "open"
        for evidence in dataset.gives
    }
    granted: dict[str, list[tuple[str, Right]]] = {}
    for name, right in dictionary.values("rights"):
        for evidence in right.evidence:
            granted.setdefault(evidence, []).append((name, right))
    made = {output for _, service in dictionary.values("services") for output in service.outputs}
    for name, service in dictionary.values("services"):
        for index, demand in enumerate(service.demands):
            rights = granted.get(demand.evidence, [])
            if demand.made_by_agency or any(name in right.services for _, right in rights):
                continue
            span = dictionary.span("services", name, "demands", index)
            data = {"service": name, "evidence": demand.evidence}
            own = next((other for other, right in rights if right.consumer == service.body), None)
            if own and demand.evidence not in made:
                dictionary.report("OV433", span, body=service.body, right=own, **data)
            elif demand.evidence in open_to_all and demand.evidence not in made:
                dictionary.report("OV432", span, dataset=open_to_all[demand.evidence], **data)
