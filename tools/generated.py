"""Files that a program writes: made anew by `make fix`, and by `make check` compared with what is committed.

To add one: write a module with a `main` that prints the file's whole text,
and a line here.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Generated:
    """A committed file, and the arguments to Python that print it."""

    file: str
    command: tuple[str, ...]


GENERATED: tuple[Generated, ...] = (
    Generated("docs/reference/proceeding-states.md", ("-m", "onevisit.cases.domain.reference")),
    Generated("docs/reference/diagnostics.md", ("-m", "onevisit.language.reference", "diagnostics")),
    Generated("docs/reference/definition-fields.md", ("-m", "onevisit.language.reference", "fields")),
    Generated("docs/reference/content.schema.json", ("-m", "onevisit.language.schema")),
    Generated("docs/reference/openapi.json", ("-m", "onevisit.config.manage", "print_openapi")),
)


def text_of(generated: Generated) -> bytes:
    return subprocess.run(
        [sys.executable, *generated.command], cwd=ROOT, capture_output=True, check=True
    ).stdout


def main(arguments: list[str]) -> int:
    stale = []
    for generated in GENERATED:
        file = ROOT / generated.file
        try:
            text = text_of(generated)
        except subprocess.CalledProcessError as error:
            print(f"{generated.file}: its generator failed\n{error.stderr.decode(errors='replace')}")
            return 1
        if file.is_file() and file.read_bytes() == text:
            continue
        if "--check" in arguments:
            stale.append(generated.file)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
            print(f"{generated.file} is made anew")
    for name in stale:
        print(f"{name} is not what its generator writes. Run `make fix` and commit the file.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
