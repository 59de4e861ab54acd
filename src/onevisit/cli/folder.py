"""Reading a content folder from disk for the commands that need it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onevisit.kernel.errors import Kind, Refusal

SUFFIXES = (".yaml", ".yml", ".csv")
FILE_BYTES_MAX = 100_000_000

NO_CONTENT_FOLDER = Refusal(
    "no_content_folder",
    "There is no folder {folder}. Name the folder that holds the definitions.",
    Kind.UNKNOWN,
)
NO_DEFINITIONS = Refusal(
    "no_definitions",
    "The folder {folder} holds no definitions. Name the folder with the .yaml and .csv files.",
    Kind.UNKNOWN,
)
FILE_UNREADABLE = Refusal(
    "file_unreadable",
    "The file {file} cannot be read ({reason}). Check its permissions.",
    Kind.UNAVAILABLE,
)
FILE_TOO_LARGE = Refusal(
    "file_too_large",
    "The file {file} is larger than {megabytes} MB. Split it into smaller files.",
    Kind.TOO_LARGE,
)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Compile without looking for circles to free.

    Nearly all that a compilation makes stays until the command ends; looking through it again and again
    costs a province a quarter of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_folder(folder: Path) -> dict[str, str]:
    """The text of each definition file by its path within `folder`.

    Bytes that are no UTF-8 are kept as lone surrogates, so that the compiler shows where they are.
    """
    if not folder.is_dir():
        raise NO_CONTENT_FOLDER(folder=folder)
    paths = [path for path in sorted(folder.rglob("*")) if _is_definition_file(path.relative_to(folder))]
    if not paths:
        raise NO_DEFINITIONS(folder=folder)
    return {path.relative_to(folder).as_posix(): _read(path) for path in paths if path.is_file()}


def _is_definition_file(path: Path) -> bool:
    return path.suffix in SUFFIXES and not any(part.startswith(".") for part in path.parts)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise FILE_TOO_LARGE(file=path, megabytes=FILE_BYTES_MAX // 1_000_000)
        content = path.read_bytes()
    except OSError as wrong:
        raise FILE_UNREADABLE(file=path, reason=wrong.strerror or "unknown reason") from wrong
    return content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
