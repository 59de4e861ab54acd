"""Regions, life events and questions, as the API tells them."""

from collections.abc import Iterable

from onevisit.planner.definitions import Choice, LifeEvent, Question, Region
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import LawShape, LimitShape, NamedShape


class RegionShape(Shape):
    """An administrative division."""

    code: str
    """The official code: 2, 4, 6 or 9 digits."""
    level: str
    parent: str | None
    name: str

    @classmethod
    def of(cls, region: Region, say: Speaker) -> "RegionShape":
        return cls(code=region.code, level=region.level, parent=region.parent, name=say.text(region.name))


class RegionsShape(Shape):
    """Regions, in the order of their codes."""

    items: list[RegionShape]


class QuestionShape(Shape):
    """A question whose answer decides what applies."""

    id: str
    text: str
    why: str
    """Why it is asked."""
    kind: str
    """`yes_no`, `choice` or `number`."""
    choices: list[NamedShape]
    hint: str

    @classmethod
    def of(cls, question: Question, say: Speaker) -> "QuestionShape":
        return cls(
            id=question.id,
            text=say.text(question.text),
            why=say.text(question.why),
            kind=question.kind,
            choices=_named(question.choices, say),
            hint=say.text(question.hint),
        )


class PartyShape(NamedShape):
    """A role in a life event."""

    may_apply: bool


class LifeEventRowShape(Shape):
    """A life event, in a list."""

    id: str
    name: str
    about: str
    audience: str
    visits_at_most: int
    """The promise: never more visits than this."""
    also_called: list[str]

    @classmethod
    def of(cls, event: LifeEvent, say: Speaker) -> "LifeEventRowShape":
        return cls(
            id=event.id,
            name=say.text(event.name),
            about=say.text(event.about),
            audience=event.audience,
            visits_at_most=event.visits_at_most,
            also_called=list(event.also_called),
        )


class LifeEventsShape(Shape):
    """Life events, best match first."""

    items: list[LifeEventRowShape]


class LifeEventStepShape(Shape):
    """A service's part in a life event, before any question is answered."""

    id: str
    service: str
    name: str
    party: str
    after: list[str]
    optional: bool


class LifeEventShape(LifeEventRowShape):
    """A life event with its questions and steps."""

    edition: str
    promised: LimitShape | None
    law: list[LawShape]
    parties: list[PartyShape]
    questions: list[QuestionShape]
    steps: list[LifeEventStepShape]
    regions: list[NamedShape]
    """The counties in which it can be done here."""

    @classmethod
    def in_full(cls, event: LifeEvent, say: Speaker, regions: Iterable[NamedShape]) -> "LifeEventShape":
        """The whole life event; `regions` are those where it is offered."""
        services = say.edition.services
        return cls(
            **LifeEventRowShape.of(event, say).model_dump(),
            edition=say.edition.hash,
            promised=None if event.promised is None else LimitShape.of(event.promised),
            law=say.laws(event.law),
            parties=[
                PartyShape(id=party.id, name=say.text(party.name), may_apply=party.may_apply)
                for party in event.parties
            ],
            questions=[QuestionShape.of(question, say) for question in event.questions],
            steps=[
                LifeEventStepShape(
                    id=step.id,
                    service=step.service,
                    name=say.text(services[step.service].name),
                    party=step.party,
                    after=list(step.after),
                    optional=step.optional,
                )
                for step in event.steps
            ],
            regions=list(regions),
        )


def _named(choices: Iterable[Choice], say: Speaker) -> list[NamedShape]:
    return [NamedShape(id=choice.id, name=say.text(choice.name)) for choice in choices]
