"""Values whose shape nobody fixed: the data of refusals and events."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onevisit.kernel.text import Sentence, Text
from onevisit.look.formats import say, words


def plain(value: Any) -> Any:
    """`value` as JSON can hold it, with every text and sentence in the active language."""
    match value:
        case Text():
            return words(value)
        case Sentence():
            return say(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case msgspec.Struct():
            return plain(msgspec.structs.asdict(value))
        case Iterable() if not isinstance(value, str):
            return [plain(item) for item in value]
    return msgspec.to_builtins(value, enc_hook=str)
