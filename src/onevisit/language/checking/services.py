"""Services, questions and facts by themselves: limits, dates, choices."""

from onevisit.kernel.working_days import Limit
from onevisit.language.dictionary import Dictionary
from onevisit.language.limits import are_surely_longer, most_days, show_limit
from onevisit.planner.definitions import FactKind, QuestionKind, Service


def check(dictionary: Dictionary) -> None:
    """Report services, questions and facts that contradict themselves."""
    for name, service in dictionary.values("services"):
        _check_limits(dictionary, name, service)
        _check_fees(dictionary, name, service)
    for kind, choice in (("questions", QuestionKind.CHOICE), ("facts", FactKind.CHOICE)):
        for name, asked in dictionary.values(kind):
            is_choice = asked.kind == choice
            if is_choice != (len(asked.choices) > 1) or (asked.choices and not is_choice):
                dictionary.report("OV423", dictionary.key_span(kind, name, "kind"))


def _check_limits(dictionary: Dictionary, name: str, service: Service) -> None:
    # What the law allows in some case may be more than usual, and the promise for that case too.
    allowed = [service.statutory, *(case.limit for case in service.statutory_in_cases)]
    statutory = max((limit for limit in allowed if limit), key=most_days) if all(allowed) else None
    promises: list[tuple[Limit | None, Limit | None, tuple[str | int, ...]]]
    promises = [(service.statutory, service.promised, ("promised",))]
    for index, case in enumerate(service.promised_in_cases):
        promises.append((statutory, case.limit, ("promised", "in_cases", index, "limit")))
    for law, promised, path in promises:
        if law and promised and are_surely_longer([promised], law):
            data = {"promised": show_limit(promised), "statutory": show_limit(law)}
            dictionary.report("OV405", dictionary.span("services", name, *path), **data)


def _check_fees(dictionary: Dictionary, name: str, service: Service) -> None:
    for index, fee in enumerate(service.fees):
        if fee.since and fee.until and fee.until < fee.since:
            span = dictionary.span("services", name, "fees", index, "until")
            dictionary.report("OV211", span, given=fee.until.isoformat(), before=fee.since.isoformat())
