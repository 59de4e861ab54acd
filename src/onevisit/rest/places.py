"""What stands inside addresses."""

from typing import Annotated

from ninja import Path

Case = Annotated[str, Path(description="The tracking number; spaces and hyphens do no harm.")]
Draft = Annotated[str, Path(description="The application's id.")]
PaperKey = Annotated[
    str,
    Path(
        description="The paper's `key` in the plan or the case, such as `marriage_certificate.mother`.",
    ),
]
Step = Annotated[str, Path(description="The part's `step`.")]
LifeEvent = Annotated[str, Path(description="The life event's `id`, such as `birth`.")]
Service = Annotated[str, Path(description="The service's `id`, such as `vaccination_card`.")]
Region = Annotated[str, Path(description="The official code: 2, 4, 6 or 9 digits.")]
Person = Annotated[str, Path(description="The person's `id`.")]
ProblemCode = Annotated[str, Path(description="The `code` of a problem detail.")]
