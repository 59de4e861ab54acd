"""Translations of everything that a web surface can say.

`compile` makes the binary catalogues, `update` writes every missing sentence
into its part's catalogue with an empty translation, `check` fails while one
is missing, empty or names other data than the English sentence.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "onevisit"
LOCALE = "zh_Hans"
SPOKEN = (
    "kernel",
    "planner",
    "people",
    "catalogue",
    "exchange",
    "cases",
    "voices",
    "look",
    "web_citizen",
    "web_staff",
    "rest",
    "nonprod",
)
"""Parts whose sentences reach a page; `launch`, `cli` and `language` speak English to a terminal."""
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "Refusal": (2,),
    "Sentence": (2,),
    "Wording": (2,),
    "_said": (2,),
    "gettext_noop": None,
}
METHODS = [("**.py", "python"), ("**/jinja2/**", "jinja2")]
OPTIONS = {"**/jinja2/**": {"trimmed": "true", "silent": "false"}}
DATA = re.compile(r"{(\w+)|%\((\w+)\)")


@dataclass(frozen=True)
class Said:
    """A sentence in the sources."""

    part: str
    file: str
    line: int
    message: str | tuple[str, ...]
    context: str | None

    @property
    def key(self) -> tuple[str, str | None]:
        return (self.message if isinstance(self.message, str) else self.message[0]), self.context


def catalogue_file(part: str) -> Path:
    return PACKAGE / part / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Said]:
    for part in SPOKEN:
        found = extract_from_dir(PACKAGE / part, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
        for file, line, message, _comments, context in found:
            if message:
                yield Said(part, f"src/onevisit/{part}/{file}", line, message, context)


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=LOCALE, domain="django")


def catalogues() -> dict[str, Catalog]:
    return {part: read(catalogue_file(part)) for part in SPOKEN if catalogue_file(part).is_file()}


def translated() -> dict[tuple[str, str | None], tuple[str, ...]]:
    """Every finished translation, whichever part's catalogue holds it."""
    finished = {}
    for catalogue in catalogues().values():
        for message in catalogue:
            texts = (message.string,) if isinstance(message.string, str) else tuple(message.string)
            if message.id and all(texts) and not message.fuzzy:
                key = message.id if isinstance(message.id, str) else message.id[0]
                finished[key, message.context] = texts
    return finished


def check() -> int:
    finished = translated()
    faults = []
    for said in sources():
        texts = finished.get(said.key)
        if texts is None:
            faults.append(f"{said.file}:{said.line}: no Chinese for {said.key[0]!r}")
            continue
        known = {name for match in DATA.findall(said.key[0]) for name in match if name}
        for text in texts:
            strange = {name for match in DATA.findall(text) for name in match if name} - known
            if strange:
                faults.append(
                    f"{said.file}:{said.line}: {text!r} uses {sorted(strange)}, unknown to the English"
                )
    for fault in dict.fromkeys(faults):
        print(fault)
    if faults:
        print(
            "Run `make fix` to write the missing sentences into their catalogues, then translate them there."
        )
    return 1 if faults else 0


def update() -> int:
    """Add what is missing and drop what nobody says any more, except translations of data (no location)."""
    finished = translated()
    for part in SPOKEN:
        wanted = [said for said in sources() if said.part == part]
        file = catalogue_file(part)
        if not wanted and not file.is_file():
            continue
        catalogue = read(file) if file.is_file() else Catalog(locale=LOCALE, domain="django", fuzzy=False)
        for said in wanted:
            if said.key not in finished and catalogue.get(said.key[0], said.key[1]) is None:
                catalogue.add(said.message, "", [(said.file, 0)], context=said.context)
        save(catalogue, file)
    return 0


def save(catalogue: Catalog, file: Path) -> None:
    catalogue.fuzzy = False
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=0, sort_output=True, omit_header=False, no_location=True)


def compile_all() -> int:
    for file in PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po"):
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=file.parent.parent.name)
        making = file.with_suffix(".mo.new")
        with making.open("wb") as stream:
            write_mo(stream, catalogue)
        making.replace(file.with_suffix(".mo"))
    return 0


if __name__ == "__main__":
    sys.exit({"check": check, "update": update, "compile": compile_all}[sys.argv[1]]())
