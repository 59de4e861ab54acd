"""The visit mark for the terminal: a large number, green where the promise is kept; words beside it."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text as Line

from onevisit.kernel.text import Text

GREEN, AMBER, RED, GREY = "green", "yellow", "red", "bright_black"

DIGITS = {
    "0": ("┏━━┓", "┃  ┃", "┗━━┛"),
    "1": (" ╺┓ ", "  ┃ ", " ╺┻╸"),
    "2": ("╺━━┓", "┏━━┛", "┗━━╸"),
    "3": ("╺━━┓", " ╺━┫", "╺━━┛"),
    "4": ("╻  ╻", "┗━━┫", "   ╹"),
    "5": ("┏━━╸", "┗━━┓", "╺━━┛"),
    "6": ("┏━━╸", "┣━━┓", "┗━━┛"),
    "7": ("╺━━┓", "   ┃", "   ╹"),
    "8": ("┏━━┓", "┣━━┫", "┗━━┛"),
    "9": ("┏━━┓", "┗━━┫", "╺━━┛"),
}
"""The visit mark's number, three lines high."""

NO_VISIT = Text("no visit", "零跑")
ONE_VISIT = Text("one visit", "跑一次")
SEVERAL_VISITS = Text("visits", "次跑动")


def name_of_visits(visits: int) -> Text:
    """The word that stands with the number."""
    return NO_VISIT if visits == 0 else ONE_VISIT if visits == 1 else SEVERAL_VISITS


def colour_of_visits(visits: int, at_most: int = 1) -> str:
    """Green where so many visits are promised, else red."""
    return GREEN if visits <= at_most else RED


def visit_mark(visits: int, words: Sequence[Line], at_most: int = 1) -> Table:
    """The number, large, with three lines of words."""
    style = f"bold {colour_of_visits(visits, at_most)}"
    rows = ("".join(parts) for parts in zip(*(DIGITS[digit] for digit in str(visits)), strict=True))
    grid = Table.grid(padding=(0, 2))
    for row, line in zip(rows, words, strict=True):
        grid.add_row(Line(row, style=style), line)
    return grid
