"""Keep comments where a reader sees them when something new is written above them.

ruamel.yaml hangs a comment on the value before it. A comment above the next key therefore has to
be taken from that value and hung on what was inserted after it.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import LiteralScalarString
from ruamel.yaml.tokens import CommentToken


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
