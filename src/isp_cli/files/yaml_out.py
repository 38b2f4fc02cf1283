"""Write YAML a person can read: new files from plain data, existing ones changed in place.

What a person wrote is a literal block wherever a literal block gives it back unchanged, and
double-quoted otherwise. Existing files go through ruamel's round trip, so that comments, key
order, quoting and keys isp does not know stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from io import StringIO
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from isp_cli.records import PlainData


def move_tail(node: Any, before: Any, inserted: Any) -> None:
    """Move the comment lines below the value at `before` to below the one at `inserted`."""
    tail = _cut(*_leaf(node, before))
    if tail:
        _hang(*_leaf(node, inserted), tail)


def remove_item(nodes: CommentedSeq, index: int) -> None:
    """Take an item out of a list; the comments above and below it stay, below the item before."""
    above = (nodes.ca.items.get(index) or [None, None])[1] or []
    kept = "".join(token.value for token in above) + _cut(*_leaf(nodes, index))
    del nodes[index]
    if kept and nodes:
        place = _leaf(nodes, max(0, index - 1))
        _hang(*place, _cut(*place) + kept)


def remove_key(node: Any, key: Any) -> None:
    """Take a key away if it is there; the comments below it stay, below the key before."""
    if key not in node:
        return
    keys = list(node)
    place = keys.index(key)
    kept = _cut(*_leaf(node, key))
    del node[key]
    if kept and place:
        above = _leaf(node, keys[place - 1])
        _hang(*above, _cut(*above) + kept)


def _leaf(node: Any, key: Any) -> tuple[Any, Any]:
    """Return the innermost block that ends at a key, and the last key in it."""
    value = node[key]
    while isinstance(value, CommentedMap | CommentedSeq) and value and not value.fa.flow_style():
        node, key = value, (list(value)[-1] if isinstance(value, CommentedMap) else len(value) - 1)
        value = node[key]
    return node, key


def _slot(node: Any) -> int:
    return 2 if isinstance(node, CommentedMap) else 0


def _cut(node: Any, key: Any) -> str:
    held = node.ca.items.get(key)
    token = held[_slot(node)] if held else None
    if token is None:
        return ""
    text = str(token.value)
    # what stands behind the value on its own line stays there; a block ends with a line end
    own, end, tail = ("", "", text) if _is_block(node[key]) else text.partition("\n")
    if not tail:
        return ""
    held[_slot(node)] = CommentToken(own + end, token.start_mark, None) if own else None
    return tail


def _hang(node: Any, key: Any, tail: str) -> None:
    text = tail if _is_block(node[key]) else f"\n{tail}"
    held = node.ca.items.setdefault(key, [None, None, None, None])
    held[_slot(node)] = CommentToken(text, CommentMark(0), None)


def _is_block(value: Any) -> bool:
    return isinstance(value, LiteralScalarString)


_MARK = "\ufeff"

# A line at the margin that is no comment, no item of a list and no mark of a document begins a key.
_KEY = re.compile(r"^(?!-(?:\s|$)|---|\.\.\.)[^\s#%]", re.MULTILINE)


def keep_lines(
    before: str,
    keys_before: Sequence[str],
    after: str,
    keys_after: Sequence[str],
    changed: Collection[str],
) -> str:
    """Return the text `after` with the lines of `before` for every key that is not `changed`."""
    end = "\r\n" if before.count("\r\n") * 2 > before.count("\n") else "\n"
    mark = _MARK if before.startswith(_MARK) else ""
    old = _parts(before.removeprefix(mark), keys_before)
    new = _parts(after, keys_after)
    if old is None or new is None:  # on one line, or written some other way
        return mark + after.replace("\n", end)
    told = [mark, old[""]]
    for key in keys_after:
        stays = key in old and key not in changed
        # a comment below a key may have gone along with what came after it, or went away
        stays = stays and _next(keys_before, key) == _next(keys_after, key)
        told.append(old[key] if stays else new[key].replace("\n", end))
    return "".join(told)


def _parts(text: str, keys: Sequence[str]) -> dict[str, str] | None:
    """Part a text where its keys begin; under "" what stands above them. None if it is not so."""
    starts = [found.start() for found in _KEY.finditer(text)]
    if len(starts) != len(keys) or (starts and text[starts[0]] in "{["):
        return None
    ends = [*starts[1:], len(text)]
    found = {key: text[a:b] for key, a, b in zip(keys, starts, ends, strict=True)}
    return {"": text[: starts[0]] if starts else "", **found}


def _next(keys: Sequence[str], key: str) -> str:
    return next((after for here, after in pairwise(keys) if here == key), "")


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

_TEXT = Tag(suffix="tag:yaml.org,2002:str")


class _AllIsText(VersionedResolver):
    """Leaves every scalar as it is written: `~`, `1_000` and `2026-13-45` stay what they are."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return _TEXT if kind is ScalarNode else super().resolve(kind, value, implicit)


def dump_record(value: dict[str, PlainData], *, quoted: bool = False, sealed: bool = True) -> bytes:
    """Return a new file's bytes; where it is `sealed`, its last key says that it is whole.

    `quoted` writes prose double-quoted instead of as literal blocks.
    """
    node = _node({**value, _WHOLE: True} if sealed else value, quoted=quoted)
    return _text(node).encode("utf-8")


def change_record(
    data: bytes, before: dict[str, PlainData], after: dict[str, PlainData], *, quoted: bool = False
) -> bytes:
    """Return a file's bytes with what differs between `before` and `after` changed in it."""
    text = data.decode("utf-8")
    node = _yaml().load(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    keys = list(node)
    _merge(node, before, after, quoted=quoted)
    if _WHOLE in node:
        node.move_to_end(_WHOLE)
    differ = {key for key in (*before, *after) if before.get(key) != after.get(key)}
    return keep_lines(text, keys, _text(node), list(node), differ).encode("utf-8")


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.Resolver = _AllIsText
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _text(node: CommentedMap) -> str:
    stream = StringIO()
    _yaml().dump(node, stream)
    return stream.getvalue()


def _node(value: PlainData, *, quoted: bool, key: str = "") -> Any:
    if isinstance(value, dict):
        node = CommentedMap()
        for name, item in value.items():
            node[name] = _node(item, quoted=quoted, key=name)
        return node
    if isinstance(value, list):
        return CommentedSeq(_node(item, quoted=quoted, key=key) for item in value)
    if not isinstance(value, str):
        return str(value).lower()
    if _NOT_LITERAL.search(value):
        return DoubleQuotedScalarString(value)
    if key in _PROSE or "\n" in value:
        return DoubleQuotedScalarString(value) if quoted else LiteralScalarString(value)
    if VersionedResolver().resolve(ScalarNode, value, (True, False)) != _TEXT.suffix:
        return SingleQuotedScalarString(value)  # 1.1 and 2026-11-22 are texts to every reader
    return value


def _merge(node: Any, before: PlainData, after: PlainData, *, quoted: bool) -> None:
    for key in before:
        if key not in after:
            remove_key(node, key)
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
            if place:
                move_tail(node, list(node)[place - 1], key)
            place += 1


def _merge_list(
    nodes: Any, before: list[PlainData], after: list[PlainData], *, quoted: bool
) -> None:
    wanted = identities(after)
    held = identities(before)
    before = list(before)
    for index in reversed(range(len(held))):
        if held[index] not in wanted:
            remove_item(nodes, index)
            del held[index], before[index]
    for index, item in enumerate(after):
        if wanted[index] in held:
            here = held.index(wanted[index])
            _merge(nodes[here], before[here], item, quoted=quoted)
        else:  # insert moves the comments of the items behind it along
            nodes.insert(index, _node(item, quoted=quoted))
            held.insert(index, wanted[index])
            before.insert(index, item)
            if index:
                move_tail(nodes, index - 1, index)
    if held != wanted:
        nodes[:] = [nodes[held.index(identity)] for identity in wanted]


def identities(items: list[PlainData]) -> list[tuple[Any, ...]]:
    """Name each record by what it is about, and by its number among those about the same."""
    found: list[tuple[Any, ...]] = []
    for item in items:
        about = tuple(item.get(name) for name in _IDENTITY)
        found.append((*about, sum(each[:-1] == about for each in found)))
    return found


def _is_records(value: PlainData) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
