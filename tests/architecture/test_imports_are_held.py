"""A planted forbidden import fails, in the contract that is meant for it (issue 2, "It is done when" 5).

All plants lie in one copy of the package, so that import-linter runs once;
each is looked for in the section of its contract. Nothing planted is executed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = "Pure: rules reach no framework, network, database, machine, clock or chance"
PURE_KERNEL = "Pure: the kernel too, but for its clock"
PARTS = "Parts: imports go down"
ANATOMY = "Anatomy: inside a part imports go down"
CLOCK = "Clock: read by those who begin an act"
CYCLES = "Cycles: none between siblings"
PROVIDERS = "Providers: independent of each other"

LAZILY = "def later():\n    {0}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {0}\n"

PLANTS = [
    ("cases/domain/planted_a.py", "import django.db", PURE, "onevisit.cases.domain.planted_a -> django"),
    ("cases/domain/planted_b.py", FOR_TYPES.format("import django.http"), PURE, "planted_b -> django"),
    ("people/domain/planted_a.py", LAZILY.format("import random"), PURE, "planted_a -> random"),
    ("planner/planted_a.py", "import time", PURE, "onevisit.planner.planted_a -> time"),
    ("planner/planted_b.py", "import psycopg", PURE, "onevisit.planner.planted_b -> psycopg"),
    ("language/planted_a.py", "import os", PURE, "onevisit.language.planted_a -> os"),
    (
        "language/planted_b.py",
        "from onevisit.kernel import clock",
        PURE,
        "planted_b -> onevisit.kernel.clock",
    ),
    ("kernel/planted_a.py", "import httpx", PURE_KERNEL, "onevisit.kernel.planted_a -> httpx"),
    ("planner/planted_c.py", "import onevisit.language", PARTS, "planner.planted_c -> onevisit.language"),
    (
        "people/domain/planted_b.py",
        "from onevisit.cases import api",
        PARTS,
        "planted_b -> onevisit.cases.api",
    ),
    (
        "rest/planted_a.py",
        "import onevisit.web_staff",
        PARTS,
        "onevisit.rest.planted_a -> onevisit.web_staff",
    ),
    (
        "cases/domain/planted_c.py",
        "from onevisit.cases import store",
        ANATOMY,
        "planted_c -> onevisit.cases.store",
    ),
    (
        "cases/domain/planted_d.py",
        LAZILY.format("from onevisit.cases import api"),
        ANATOMY,
        "-> onevisit.cases.api",
    ),
    (
        "rest/planted_b.py",
        LAZILY.format("from onevisit.cases.models import CaseRow"),
        "Door: cases is entered through its api",
        "onevisit.rest.planted_b -> onevisit.cases.models",
    ),
    (
        "web_citizen/planted_a.py",
        "from onevisit.cases.domain.values import Case",
        "Door: cases is entered through its api",
        "onevisit.web_citizen.planted_a -> onevisit.cases.domain.values",
    ),
    (
        "web_staff/planted_a.py",
        "from onevisit.people import models",
        "Door: people is entered through its api",
        "onevisit.web_staff.planted_a -> onevisit.people.models",
    ),
    (
        "cases/services/planted_a.py",
        "from onevisit.exchange.providers import planted_one",
        "Door: exchange is entered through its api",
        "onevisit.cases.services.planted_a -> onevisit.exchange.providers.planted_one",
    ),
    (
        "config/planted_a.py",
        "from onevisit.exchange.providers import planted_one",
        "Door: exchange is entered through its api",
        "onevisit.config.planted_a -> onevisit.exchange.providers.planted_one",
    ),
    (
        "exchange/providers/planted_one/__init__.py",
        "from onevisit.exchange.providers import planted_two",
        PROVIDERS,
        "onevisit.exchange.providers.planted_one -> onevisit.exchange.providers.planted_two",
    ),
    ("exchange/providers/planted_two/__init__.py", "", "", ""),
    (
        "cases/services/planted_b.py",
        "from onevisit.kernel import clock",
        CLOCK,
        "onevisit.cases.services.planted_b -> onevisit.kernel.clock",
    ),
    (
        "kernel/planted_b.py",
        "from onevisit.kernel import planted_c",
        CYCLES,
        "No cycles are allowed in onevisit.kernel",
    ),
    ("kernel/planted_c.py", "from onevisit.kernel import planted_b", "", ""),
]
FORBIDDEN = [plant for plant in PLANTS if plant[2]]


def lint(tree: Path) -> str:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--config", "pyproject.toml"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    def copy() -> Path:
        tree = tmp_path_factory.mktemp("tree")
        shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__", "assets"))
        shutil.copy(ROOT / "pyproject.toml", tree)
        return tree

    return copy


@pytest.fixture(scope="module")
def sections(copied: Callable[[], Path]) -> dict[str, str]:
    """Each broken contract's name and what was said of it."""
    tree = copied()
    for file, statement, _contract, _found in PLANTS:
        target = tree / "src" / "onevisit" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not target.exists()
        target.write_text(f"{statement}\n", encoding="utf-8")
    with (tree / "src/onevisit/config/wiring.py").open("a", encoding="utf-8") as wiring:
        wiring.write("\nfrom onevisit.exchange.providers import planted_one\n")
    broken = lint(tree).split("Broken contracts")[1]
    parts = re.split(r"\n([^\n]+)\n-{5,}\n", broken)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("file", "statement", "contract", "found"), FORBIDDEN, ids=[p[0] for p in FORBIDDEN])
def test_a_planted_import_breaks_the_contract_meant_for_it(
    sections: dict[str, str], file: str, statement: str, contract: str, found: str
) -> None:
    assert found in sections.get(contract, "")


def test_wiring_alone_may_name_a_provider(sections: dict[str, str]) -> None:
    assert "onevisit.config.wiring" not in sections["Door: exchange is entered through its api"]


@pytest.mark.parametrize(
    ("file", "contract"), [("helpers/__init__.py", PARTS), ("cases/helpers.py", ANATOMY)]
)
def test_an_undeclared_place_fails(copied: Callable[[], Path], file: str, contract: str) -> None:
    tree = copied()
    target = tree / "src" / "onevisit" / file
    target.parent.mkdir(exist_ok=True)
    target.touch()
    assert f"{contract} BROKEN" in lint(tree)


def test_the_clock_is_banned_with_its_reason(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import datetime\nimport time\n\nNOW = datetime.datetime.now()\nTHEN = time.time()\n")
    ruff = [
        str(Path(sys.executable).parent / "ruff"),
        "check",
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    done = subprocess.run([*ruff, str(planted)], capture_output=True, text=True, check=False)
    assert done.stdout.count("only kernel.clock reads the time") == 2
