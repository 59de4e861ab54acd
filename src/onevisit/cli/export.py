"""`onevisit export`: the catalogue in formats that other systems read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import rdflib
import typer

from onevisit.cli.editions import print_json, read_edition
from onevisit.kernel.errors import Kind, Refusal
from onevisit.language.cpsv import BASE, PREFIXES, Literal, Triple, as_cpsv_ap, counts_of

FILE_NOT_WRITTEN = Refusal(
    "file_not_written", "The file {file} cannot be written ({reason}). Name another.", Kind.UNAVAILABLE
)
WRONG_BASE = Refusal("wrong_base", "An address ends with / or : and has no spaces, such as {example}.")

export = typer.Typer(no_args_is_help=True, help="Write the catalogue for other systems.")


class GraphFormat(StrEnum):
    """How a graph is written."""

    TURTLE = "turtle"
    JSON_LD = "json-ld"


@export.callback()
def _root() -> None:
    pass


@export.command("cpsv-ap")
def cpsv_ap(
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    form: Annotated[GraphFormat, typer.Option("--format", help="How to write it.")] = GraphFormat.TURTLE,
    base: Annotated[str, typer.Option(help="Where your things are addressed.")] = BASE,
    content: Annotated[Path, typer.Option(help="The folder that holds the definitions.")] = Path("content"),
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write the whole catalogue as CPSV-AP 3.2, the European profile for public services.

    Exit status: 0 written, 2 not written.
    """
    if not base.endswith(("/", ":", "#")) or not base.isprintable() or set(base) & set(' <>"{}|\\^`'):
        raise WRONG_BASE(example="https://services.example.org/")
    triples = as_cpsv_ap(read_edition(content), base)
    try:
        graph_of(triples).serialize(output, format=form, encoding="utf-8")
    except OSError as wrong:
        raise FILE_NOT_WRITTEN(file=output, reason=wrong.strerror or "unknown reason") from wrong
    counts = counts_of(triples)
    if as_json:
        print_json({"file": str(output), "format": form, "counts": counts})
    else:
        things = "\n".join(f"{count:8} {name}" for name, count in counts.items())
        sys.stdout.write(f"{output}:\n{things}\n")


def graph_of(triples: tuple[Triple, ...]) -> rdflib.Graph:
    """The statements as a graph of the library that writes it."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), _node(value)))
    return graph


def _node(value: str | Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, str):
        return rdflib.URIRef(value)
    if value.datatype:
        return rdflib.Literal(value.text, datatype=rdflib.URIRef(value.datatype))
    return rdflib.Literal(value.text, lang=value.language or None)
