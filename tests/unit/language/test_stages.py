"""Long life events: stages, variants, waits, rounds, commitments and lots, as life_events.yaml needs them."""

from typing import Any

import pytest

from onevisit.kernel.working_days import Limit, Unit
from onevisit.language import Diagnostic, compile
from onevisit.language.code_examples import CATALOGUE, Edit, apply
from onevisit.planner.definitions import (
    UNKNOWN_LENGTH,
    ClockStop,
    FeeBasis,
    FeeKind,
    LifeEvent,
    Service,
    YearDay,
)

NO_STEP = "there is no step `x`"
VARIANT = "    variants: {v: {when: married, because: {en: B, zh: B}, "
STEP_END = "        after: [registration]\n"
FORM = "    form: [child]\n"


def life_event(fields: str = "", of_step: str = "") -> LifeEvent:
    files = apply(Edit("birth.yaml", FORM, fields + FORM))
    files["birth.yaml"] = files["birth.yaml"].replace(STEP_END, STEP_END + of_step)
    compilation = compile(files)
    assert compilation.edition, compilation.diagnostics
    return next(iter(compilation.edition.life_events.values()))


def service(fields: str) -> Service:
    compilation = compile(apply(Edit("services.yaml", "    outputs:", f"{fields}    outputs:")))
    assert compilation.edition, compilation.diagnostics
    services: dict[Any, Service] = dict(compilation.edition.services)
    return services["household_registration"]


def faults(fields: str = "", of_step: str = "") -> tuple[Diagnostic, ...]:
    files = apply(Edit("birth.yaml", FORM, fields + FORM))
    files["birth.yaml"] = files["birth.yaml"].replace(STEP_END, STEP_END + of_step)
    return compile(files).diagnostics


def test_a_wait_is_a_limit_or_tells_for_whom_and_what() -> None:
    assert life_event(of_step="        wait: 6 months\n").steps[1].wait == Limit(6, Unit.MONTH)
    own = "        wait: {limit: 6 months, when: '!married', for: {en: Living here, zh: 居住}}\n"
    step = life_event(of_step=own).steps[1]
    assert step.wait == Limit(6, Unit.MONTH)
    assert step.wait_when
    assert step.wait_when.text == "!married"
    assert step.wait_for
    assert step.wait_for.en == "Living here"
    own = "        wait: {for: {en: Construction, zh: 施工}, stops_clock: yes}\n"
    step = life_event(of_step=own).steps[1]
    assert (step.wait, step.stops_clock) == (UNKNOWN_LENGTH, True)


@pytest.mark.parametrize(
    ("fields", "of_step", "what"),
    [
        ("", "        stage: x\n", "there is no stage `x`"),
        ("    site_check_together: [x]\n", "", NO_STEP),
        ("    phases: {entry: {name: {en: In, zh: B}, steps: [x]}}\n", "", NO_STEP),
        (VARIANT + "drops: [x]}}\n", "", NO_STEP),
        (VARIANT + "promises: {x: 1 hour}}}\n", "", NO_STEP),
        (VARIANT + "stage_limits: {x: 1 hour}}}\n", "", "there is no limit of stages `x`"),
        ("    agent: x\n", "", "there is no body `x`"),
    ],
)
def test_what_a_long_matter_names_must_be_there(fields: str, of_step: str, what: str) -> None:
    (fault,) = faults(fields, of_step)
    assert (fault.code, fault.what) == ("OV301", what)


def test_a_variant_with_all_it_can_say() -> None:
    variant = life_event(
        "    variants:\n      quick:\n        when: married\n        because: {en: Quick., zh: 快。}\n"
        "        drops: [extract]\n        promises: {registration: immediate}\n"
        "        promised: 1 working day\n"
    ).variants[0]
    assert (variant.id, variant.drops, variant.promised) == (
        "quick",
        ("extract",),
        Limit(1, Unit.WORKING_DAY),
    )


def test_a_step_that_a_variant_always_drops_is_reached_by_nobody() -> None:
    fields = '    variants: {v: {when: follows == "father", because: {en: B, zh: B}, drops: [extract]}}\n'
    (fault,) = faults(fields)
    assert fault.code == "OV414"


def test_a_variant_that_drops_an_alternative_leaves_a_gap() -> None:
    steps = CATALOGUE["birth.yaml"].partition("steps:\n")[2].partition("    form:")[0]
    step = "service: household_registration, party: child, alternative: way, when: "
    both = f"      registration: {{{step}married}}\n      otherwise: {{{step}'!married'}}\n"
    files = apply(Edit("birth.yaml", steps, f"{both}{VARIANT}drops: [registration]}}}}\n"))
    assert "OV412" in {fault.code for fault in compile(files).diagnostics}


def test_limits_in_some_cases_an_extension_and_the_law_of_each() -> None:
    own = service(
        "    clock_stops: [site_check]\n    commitment: {when: married, check_within: 20 working days}\n"
        "    round: {windows: [{name: {en: July, zh: 七月}, opens: 07-01, closes: 07-03}]}\n"
    )
    assert own.clock_stops == (ClockStop.SITE_CHECK,)
    assert own.commitment
    assert own.commitment.check_within == Limit(20, Unit.WORKING_DAY)
    assert own.round
    assert own.round.windows[0].opens == YearDay(7, 1)


def test_the_law_may_set_other_limits_and_an_extension() -> None:
    cases = "in_cases: [{limit: none, when: married}]"
    law = f"statutory: {{limit: 9 working days, extension: 5 working days, {cases}}}"
    compilation = compile(apply(Edit("services.yaml", "statutory: 10 working days", law)))
    assert compilation.edition
    found = {own.extension: own.statutory_in_cases for own in compilation.edition.services.values()}
    (case,) = found[Limit(5, Unit.WORKING_DAY)]
    assert (case.limit, case.when.text) == (None, "married")


def test_a_promise_for_some_cases_may_not_be_longer_than_the_law_either() -> None:
    promise = "promised: {limit: 3 working days, in_cases: [{limit: 12 working days, when: married}]}"
    (fault,) = compile(apply(Edit("services.yaml", "promised: 3 working days", promise))).diagnostics
    assert (fault.code, fault.what) == (
        "OV405",
        "the promise of 12 working days is longer than the law's 10 working days",
    )


def test_the_promise_of_the_whole_may_not_be_longer_than_its_statutory_limit() -> None:
    (fault,) = faults("    statutory: 4 working days\n")
    assert fault.code == "OV405"


def test_an_amount_by_area_or_at_market_price() -> None:
    compilation = compile(
        apply(Edit("services.yaml", "amount: 10 CNY", "amount: by_area\n        kind: levy"))
    )
    assert compilation.edition
    (fee,) = [fee for own in compilation.edition.services.values() for fee in own.fees]
    assert (fee.basis, fee.kind, fee.amount.minor) == (FeeBasis.BY_AREA, FeeKind.LEVY, 0)


def test_a_day_of_the_year_exists() -> None:
    rounds = "    round: {windows: [{name: {en: July, zh: 七月}, opens: 02-30, closes: 07-03}]}\n"
    (fault,) = compile(apply(Edit("services.yaml", "    outputs:", f"{rounds}    outputs:"))).diagnostics
    assert (fault.code, fault.what) == ("OV205", "`02-30` is not a day of the year, month first")
