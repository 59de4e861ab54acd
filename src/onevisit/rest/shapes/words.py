"""Small shapes that others are made of: money, limits, laws, reasons."""

from pydantic import Field

from onevisit.kernel.money import Money
from onevisit.kernel.working_days import Limit
from onevisit.rest.shapes.base import Shape

AnswerShape = bool | int | str
"""An answer to a question: yes or no, a number, or a choice's id."""


class MoneyShape(Shape):
    """An amount of money."""

    minor: int = Field(examples=[1250])
    """The amount in the currency's smallest unit (fen)."""
    currency: str = Field(examples=["CNY"])
    """ISO 4217 code."""
    text: str = Field(examples=["¥12.50"])
    """As people write it."""

    @classmethod
    def of(cls, money: Money) -> "MoneyShape":
        return cls(minor=money.minor, currency=money.currency, text=str(money))


class LimitShape(Shape):
    """A length of time as law or promise writes it."""

    quantity: int
    unit: str = Field(examples=["working_day"])
    """`immediate`, `minute`, `hour`, `working_day`, `calendar_day`, `month` or `year`."""

    @classmethod
    def of(cls, limit: Limit) -> "LimitShape":
        return cls(quantity=limit.quantity, unit=limit.unit)


class LawShape(Shape):
    """A legal reference."""

    id: str
    name: str
    article: str


class ReasonShape(Shape):
    """Why something is as it is."""

    sentence: str
    """For people, in the reader's language."""
    code: str
    """For programs."""
    rule: str = Field(examples=["birth.steps.social_security_card.when"])
    """The definition that decided it."""
    law: list[LawShape]
    answers: dict[str, AnswerShape]
    """The answers that it used."""


class NamedShape(Shape):
    """An id with its name in the reader's language."""

    id: str
    name: str
