"""The JSON Schemas of isp's files, made from the records, so that editors complete and check.

In isp's YAML every scalar is text, whatever YAML would take it for: `year: 2021` is as good as
`year: "2021"`, and `note:` as `note: ""`. The schemas say so. Where isp wants a day, or the id of
something in a framework, they have a pattern; days are known by the names of their keys.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from isp_cli.core.consistency import ID
from isp_cli.core.crosswalk import FORMAT as CROSSWALK_FORMAT
from isp_cli.core.crosswalk import Crosswalk
from isp_cli.core.entry import FORMAT as ENTRY_FORMAT
from isp_cli.core.entry import Entry
from isp_cli.core.framework import FORMAT as FRAMEWORK_FORMAT
from isp_cli.core.framework import Framework
from isp_cli.core.ids import ID as ENTRY_ID
from isp_cli.core.overlay import FORMAT as OVERLAY_FORMAT
from isp_cli.core.overlay import Overlay
from isp_cli.core.plan import Plan
from isp_cli.core.question_set import FORMAT as QUESTIONS_FORMAT
from isp_cli.core.question_set import QuestionSet
from isp_cli.errors import UnknownName

_KINDS: dict[str, tuple[Any, str, str]] = {
    "framework": (Framework, FRAMEWORK_FORMAT, "a competency framework"),
    "overlay": (Overlay, OVERLAY_FORMAT, "an overlay on a framework"),
    "crosswalk": (Crosswalk, CROSSWALK_FORMAT, "a crosswalk between two frameworks"),
    "question-set": (QuestionSet, QUESTIONS_FORMAT, "a question set"),
    "entry": (Entry, ENTRY_FORMAT, "an entry of the journal that answers questions"),
    "plan": (Plan, ENTRY_FORMAT, "a development plan"),
}
NAMES = tuple(_KINDS)
_BROUGHT = {"local": "LocalNote", "overlays": "Applied"}
"""What overlays bring to a framework and no file of one holds."""
_SCALAR = ["string", "number", "boolean", "null"]
_NULL = {"type": "null"}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS = (
    *("revised", "due", "added", "done", "dropped", "settled", "next_review", "until", "on"),
    "horizon",
)  # fmt: skip
# in a bare `id: true` isp reads a word, and `id: 7` is none
_ID = {"type": ["string", "boolean"], "pattern": f"^(?![0-9.]+$){ID}$"}
_WITH_IDS = (Framework, Overlay)
_NUMBER = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+$"}]}


def json_schema(name: str) -> dict[str, Any]:
    """Return the schema of one kind of file, as JSON Schema of draft 2020-12.

    Raises:
        UnknownName: there is none of this name.
    """
    if name not in _KINDS:
        raise UnknownName(name, NAMES, among="the schemas")
    of, format, what = _KINDS[name]
    made: dict[str, Any] = _as_yaml_is(TypeAdapter(of).json_schema(), with_ids=of in _WITH_IDS)
    properties = {**made["properties"], "format": {"const": format}}
    required = ["format", *(each for each in made.get("required", []) if each != "format")]
    if format == ENTRY_FORMAT:
        # keys of a person's own are kept, and the last line says that the file is whole
        properties["id"] = {"type": "string", "pattern": f"^{ENTRY_ID}$"}
        properties["end"] = {"enum": [True, "true"]}
        required.append("end")
        made["additionalProperties"] = True
    else:
        properties["$schema"] = {"type": "string"}  # as a file in JSON names this very schema
    if of is Framework:
        for key, record in _BROUGHT.items():
            del properties[key], made["$defs"][record]
    if of is Overlay:
        for each in made["$defs"].values():  # what names no source is the overlay's own
            each["required"] = [key for key in each.get("required", []) if key != "source"]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        "title": f"isp: {what} ({format})",
    }
    made.pop("title", None)
    return {**head, **made, "properties": properties, "required": required}


def _as_yaml_is(value: Any, *, with_ids: bool) -> Any:
    if isinstance(value, list):
        return [_as_yaml_is(each, with_ids=with_ids) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "integer":
        return _NUMBER
    if _NULL in value.get("anyOf", ()):
        # what may be missing may not be null: YAML has an empty text there, and no such record
        value = {**value, "anyOf": [each for each in value["anyOf"] if each != _NULL]}
        value.pop("default", None)
    found = {
        key: _as_yaml_is(each, with_ids=with_ids)
        for key, each in value.items()
        if not (key == "title" and isinstance(each, str))
    }
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = _SCALAR
    for key, held in found.get("properties", {}).items():
        if key == "id" and with_ids:
            found["properties"][key] = _ID
        elif key in _DAYS and held.get("type") == _SCALAR:
            found["properties"][key] = held | _day(
                may_be_empty=key not in found.get("required", ())
            )
    return found


def _day(*, may_be_empty: bool) -> dict[str, Any]:
    if may_be_empty:
        return {"type": ["string", "null"], "pattern": f"^(?:{_DAY})?$"}
    return {"type": "string", "pattern": f"^{_DAY}$"}
