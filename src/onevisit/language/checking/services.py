"""Services, questions and facts by themselves: limits, dates, choices."""

from onevisit.language.dictionary import Dictionary
from onevisit.language.limits import are_surely_longer, show_limit
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
    statutory = service.statutory
    if statutory and are_surely_longer([service.promised], statutory):
        data = {"promised": show_limit(service.promised), "statutory": show_limit(statutory)}
        dictionary.report("OV405", dictionary.span("services", name, "promised"), **data)


def _check_fees(dictionary: Dictionary, name: str, service: Service) -> None:
    for index, fee in enumerate(service.fees):
        if fee.since and fee.until and fee.until < fee.since:
            span = dictionary.span("services", name, "fees", index, "until")
            dictionary.report("OV211", span, given=fee.until.isoformat(), before=fee.since.isoformat())
