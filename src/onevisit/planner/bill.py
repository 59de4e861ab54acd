"""What a matter costs its applicant: each fee with its basis, and what is due with the application."""

from collections.abc import Iterable, Iterator, Sequence

from onevisit.kernel.money import Money, total
from onevisit.planner.definitions import Fee, FeeBasis
from onevisit.planner.plans import BillLine, Reason
from onevisit.planner.setting import Setting, Work
from onevisit.planner.wordings import FEE, FEE_ANSWERS, FEE_BY_AREA, FEE_ERRAND, FEE_LATER, FEE_MARKET


def bill_of(setting: Setting, works: Sequence[Work]) -> tuple[BillLine, ...]:
    """The fees that apply; what is free makes no line."""
    return tuple(_lines(setting, works))


def due_with_case(lines: Iterable[BillLine]) -> Money:
    """The sum of what is paid with the application."""
    return total([line.amount for line in lines if line.due_with_case])


def _lines(setting: Setting, works: Sequence[Work]) -> Iterator[BillLine]:
    for work in works:
        for number, fee in enumerate(work.service.fees):
            is_free = fee.basis is FeeBasis.FIXED and not fee.amount.minor
            if not is_free and _is_in_force(setting, fee) and setting.holds(fee.when):
                yield _line(setting, work, fee, number)


def _is_in_force(setting: Setting, fee: Fee) -> bool:
    begun = fee.since is None or fee.since <= setting.on
    return begun and (fee.until is None or setting.on <= fee.until)


def _line(setting: Setting, work: Work, fee: Fee, number: int) -> BillLine:
    answers = setting.answers_for(fee.when)
    words = setting.in_words(answers)
    if work.paper:
        sentence = FEE_ERRAND(service=work.service.name)
    elif fee.basis is FeeBasis.BY_AREA:
        sentence = FEE_BY_AREA(service=work.service.name)
    elif fee.basis is FeeBasis.MARKET:
        sentence = FEE_MARKET(service=work.service.name)
    elif not fee.collected_with_case:
        sentence = FEE_LATER()
    elif words:
        sentence = FEE_ANSWERS(service=work.service.name, answers=words)
    else:
        sentence = FEE(service=work.service.name)
    return BillLine(
        step=work.id,
        name=fee.name,
        amount=fee.amount,
        due_with_case=fee.collected_with_case and not work.paper and fee.basis is FeeBasis.FIXED,
        per=fee.per,
        basis=fee.basis,
        note=fee.note,
        reason=Reason(sentence, f"{work.rule}.fees.{number}", fee.law, answers),
    )
