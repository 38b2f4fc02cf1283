"""What a CASE item has no field for, as lines of its notes that people and isp can read.

A line is a label and a value: `Document: guide`. A value that is no plain line is quoted as JSON
quotes it, so that every value comes back as it was. Lines isp does not know are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r'[^\s"](?:.*\S)?\Z', re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LABEL = re.compile(r"([A-Z][a-z]+(?: [a-z]+)*):(?: (.*))?\Z")


def notes_of(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the notes that hold these keys with their values."""
    return "\n".join(
        f"{key.replace('_', ' ').capitalize()}: {_quoted(str(value))}" for key, value in pairs
    )


def pairs_in(notes: str) -> dict[str, str]:
    """Return the keys and values that notes hold."""
    found = {}
    for line in _LINE_END.split(notes):
        match = _LABEL.match(line.strip())
        if match:
            found[match[1].lower().replace(" ", "_")] = _unquoted((match[2] or "").strip())
    return found


def _quoted(value: str) -> str:
    if _PLAIN.match(value) and not _CONTROL.search(value):
        return value
    return json.dumps(value, ensure_ascii=bool(_CONTROL.search(value)))


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        try:
            read = json.loads(value)
        except ValueError:
            return value
        return read if isinstance(read, str) else value
    return value
