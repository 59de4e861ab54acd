"""Amounts of money as whole minor units; never a float."""

from decimal import Decimal

import msgspec


class Money(msgspec.Struct, frozen=True, order=True):
    """An amount in a currency's smallest unit (fen for CNY)."""

    minor: int
    currency: str = "CNY"

    def __add__(self, other: "Money") -> "Money":
        assert self.currency == other.currency, "currencies are never added together"
        return Money(self.minor + other.minor, self.currency)

    @classmethod
    def parse(cls, text: str, currency: str = "CNY") -> "Money":
        """Money from a decimal such as "12.50".

        Raises ValueError where the text is no amount or is finer than the minor unit.
        """
        try:
            amount = Decimal(text)
        except ArithmeticError as wrong:
            raise ValueError(f"{text!r} is not an amount such as 12.50") from wrong
        minor = amount * 100
        if not amount.is_finite() or minor != minor.to_integral_value():
            raise ValueError(f"{text!r} is not an amount such as 12.50")
        return cls(int(minor), currency)

    def __str__(self) -> str:
        sign = "¥" if self.currency == "CNY" else f"{self.currency} "
        minus = "-" if self.minor < 0 else ""
        return f"{minus}{sign}{abs(self.minor) // 100}.{abs(self.minor) % 100:02d}"


FREE = Money(0)


def total(amounts: "list[Money]") -> Money:
    """The sum; zero CNY for none."""
    result = FREE
    for amount in amounts:
        result = amount if result == FREE else result + amount
    return result
