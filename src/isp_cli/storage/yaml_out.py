"""Write YAML a person can read: new files from plain data, existing ones changed in place.

What a person wrote is a literal block wherever a literal block gives it back unchanged, and
double-quoted otherwise. Existing files go through ruamel's round trip, so that comments, key
order, quoting and keys isp does not know stay as they are.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from isp_cli.core.records import Plain

# ruamel's default width of 80 silently changes texts with tabs, backslashes or control characters.
_WIDTH = 10**9
# What a literal block cannot hold or does not give back: controls, NEL, line separators,
# surrogates, the byte order mark and noncharacters.
_NOT_LITERAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_PROSE = frozenset({"text", "why", "note", "learnt"})
_IDENTITY = ("question", "competency", "step", "id")
_WHOLE = "end"


def dumped(value: dict[str, Plain], *, quoted: bool = False) -> bytes:
    """Return a new file's bytes; its last key says that the file is whole.

    `quoted` writes prose double-quoted instead of as literal blocks.
    """
    node = _node({**value, _WHOLE: "true"}, quoted=quoted)
    node[_WHOLE] = True
    return _bytes(node)


def changed(
    data: bytes, before: dict[str, Plain], after: dict[str, Plain], *, quoted: bool = False
) -> bytes:
    """Return a file's bytes with what differs between `before` and `after` changed in it."""
    node = _yaml().load(data.decode("utf-8-sig"))
    _merge(node, before, after, quoted=quoted)
    if _WHOLE in node:
        node.move_to_end(_WHOLE)
    return _bytes(node)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _bytes(node: CommentedMap) -> bytes:
    stream = StringIO()
    _yaml().dump(node, stream)
    return stream.getvalue().encode("utf-8")


def _node(value: Plain, *, quoted: bool, key: str = "") -> Any:
    if isinstance(value, dict):
        node = CommentedMap()
        for name, item in value.items():
            node[name] = _node(item, quoted=quoted, key=name)
        return node
    if isinstance(value, list):
        return CommentedSeq(_node(item, quoted=quoted, key=key) for item in value)
    if not isinstance(value, str):
        return value
    if _NOT_LITERAL.search(value):
        return DoubleQuotedScalarString(value)
    if key in _PROSE or "\n" in value:
        return DoubleQuotedScalarString(value) if quoted else LiteralScalarString(value)
    return value


def _merge(node: Any, before: Plain, after: Plain, *, quoted: bool) -> None:
    for key in before:
        if key not in after:
            node.pop(key, None)
    place = 0
    for key, value in after.items():
        if key in node:
            place = list(node).index(key) + 1
        if key in before and before[key] == value:
            continue
        old = before.get(key)
        if isinstance(value, dict) and isinstance(old, dict) and key in node:
            _merge(node[key], old, value, quoted=quoted)
        elif _is_records(value) and _is_records(old) and key in node:
            _merge_list(node[key], old, value, quoted=quoted)
        elif key in node:
            node[key] = _node(value, quoted=quoted, key=key)
        else:
            node.insert(place, key, _node(value, quoted=quoted, key=key))
            place += 1


def _merge_list(nodes: Any, before: list[Plain], after: list[Plain], *, quoted: bool) -> None:
    wanted = [_identity(item) for item in after]
    held = [_identity(item) for item in before]
    for index in reversed(range(len(held))):
        if held[index] not in wanted:
            del nodes[index], held[index], before[index]
    for index, item in enumerate(after):
        if wanted[index] in held:
            here = held.index(wanted[index])
            _merge(nodes[here], before[here], item, quoted=quoted)
        else:  # insert moves the comments of the items behind it along
            nodes.insert(index, _node(item, quoted=quoted))
            held.insert(index, wanted[index])
            before.insert(index, item)
    if held != wanted:
        nodes[:] = [nodes[held.index(identity)] for identity in wanted]


def _identity(item: Plain) -> tuple[Any, ...]:
    return tuple(item.get(name) for name in _IDENTITY)


def _is_records(value: Plain) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
