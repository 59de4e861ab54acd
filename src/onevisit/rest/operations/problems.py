"""Every way in which the API says no."""

import sys

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Router
from pydantic import Field

from onevisit.kernel.errors import Kind, Refusal
from onevisit.rest import places
from onevisit.rest.describe import refuses
from onevisit.rest.problems import UNKNOWN_ADDRESS, status_of
from onevisit.rest.shapes.base import Shape

router = Router(auth=None)


class ProblemKindShape(Shape):
    """One way to say no."""

    code: str = Field(examples=["case_changed"])
    status: int
    sentence: str
    """What it says, with {names} where its data come."""
    law: str
    """The article that the rule comes from; empty where it is the program's own."""


class ProblemKindsShape(Shape):
    """Every way to say no, by code."""

    items: list[ProblemKindShape]


@router.get("/problems", response=ProblemKindsShape, summary="List every refusal")
def list_problems(request: HttpRequest) -> ProblemKindsShape:
    """The refusals of all parts, each with its status and sentence, in the reader's language."""
    return ProblemKindsShape(items=[_shape(refusal) for _, refusal in sorted(all_refusals().items())])


@router.get(
    "/problems/{code}",
    response=ProblemKindShape,
    summary="Read what a refusal means",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def read_problem(request: HttpRequest, code: places.ProblemCode) -> ProblemKindShape:
    """The address in the `type` of every problem detail."""
    refusal = all_refusals().get(code)
    if refusal is None:
        raise UNKNOWN_ADDRESS(path=request.path)
    return _shape(refusal)


def all_refusals() -> dict[str, Refusal]:
    """Every refusal that a loaded part declares, by code."""
    modules = [module for name, module in sys.modules.items() if name.startswith("onevisit.")]
    values = [value for module in modules for value in vars(module).values()]
    return {value.code: value for value in values if isinstance(value, Refusal)}


def _shape(refusal: Refusal) -> ProblemKindShape:
    return ProblemKindShape(
        code=refusal.code,
        status=status_of(refusal),
        sentence=gettext(refusal.template),
        law=refusal.law,
    )
