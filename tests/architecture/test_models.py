"""What import-linter cannot see: tables that point upwards, and fields that read the clock."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

ROOT = Path(__file__).resolve().parents[2]


def ranks() -> dict[str, int]:
    """Each part's height, read from the contract itself."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "parts")
    return {part.strip(): -height for height, layer in enumerate(layers) for part in layer.split("|")}


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("onevisit.")]


def test_there_are_models_to_look_at() -> None:
    assert {model._meta.app_label for model in our_models()} >= {"people", "catalogue", "exchange", "cases"}


def test_no_table_points_to_a_higher_part() -> None:
    height = ranks()
    upward = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation and field.related_model is not None
        if field.related_model._meta.app_label in height
        if height[field.related_model._meta.app_label] > height[model._meta.app_label]
    ]
    assert upward == []


def test_no_field_reads_the_clock_by_itself() -> None:
    reading = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    assert reading == []


@pytest.mark.parametrize("prefix", ["cases_", "exchange_snapshot", "exchange_look"])
def test_what_grows_with_citizens_begins_its_key_with_the_region(prefix: str) -> None:
    """design.md section 5, "Scale": it can then be distributed by region without changing a query."""
    tables = [model for model in our_models() if model._meta.db_table.startswith(prefix)]
    assert tables
    for model in tables:
        key = model._meta.pk
        columns = getattr(key, "columns", (key.column,))
        assert columns[0] == "region", model._meta.db_table
