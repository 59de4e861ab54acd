"""Faults of long matters and of rights that stop short: OV432 and on."""

from onevisit.language.codes.code import ERROR, WARNING, Code

CODES = (
    Code(
        "OV432",
        WARNING,
        "`{service}` asks people for `{evidence}`, though `{dataset}` is open and gives it",
        "The government must not ask for what it may read.",
        "Grant a right to read it for this service.",
    ),
    Code(
        "OV433",
        WARNING,
        "`{service}` asks people for `{evidence}`, though its {body} reads it for other services",
        "The government must not ask for what it may read.",
        "Add the service to the right `{right}`.",
    ),
    Code(
        "OV434",
        WARNING,
        "no step belongs to the {what} `{id}`",
        "A limit or a lead over nothing protects nobody.",
        "Write `stage: {id}` at its steps, or delete it.",
    ),
    Code(
        "OV435",
        WARNING,
        "the limit `{id}` of {limit} is shorter than what its steps need: {needed}",
        "It would be broken whenever every department uses its own promise.",
        "Lengthen the limit, or shorten the promises of: {steps}",
    ),
    Code(
        "OV436",
        ERROR,
        "the system answers `{question}`, so it must be a question of yes or no",
        "A plan that is made before counts with no, and has no other answer to count with.",
        "Take `kind` away, or let the applicant answer.",
    ),
    Code(
        "OV437",
        ERROR,
        "a lot decides `{question}`, and the applicant is asked it",
        "Nobody can know beforehand what a lot will say.",
        "Write `answered_by: system` at the question.",
    ),
    Code(
        "OV438",
        WARNING,
        "`{service}` is internal, and `{life_event}` is for the public",
        "People would meet a service that only the government's own people use.",
        "Take `internal` away, or correct the `audience`.",
    ),
    Code(
        "OV439",
        ERROR,
        "a wait needs a `limit`, or says what it is `for`",
        "Nobody could know how long it lasts, or what passes meanwhile.",
        "Write `limit: 6 months`, or `for: {{en: ..., zh: ...}}`.",
    ),
)
