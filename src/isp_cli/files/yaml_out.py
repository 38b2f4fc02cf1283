"""Write YAML a person can read: new files from plain data, existing ones changed in place.

What a person wrote is a literal block wherever a literal block gives it back unchanged, and
double-quoted otherwise. A change cuts the lines of a value out of the text and puts new ones
there, so that comments, key order, quoting and keys isp does not know stay letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from isp_cli.files.growing import key_meant
from isp_cli.files.own_form import Bare, written, written_in_brackets, written_key
from isp_cli.records import NamedTuple, PlainData, dataclass

_IDENTITY = ("question", "competency", "step", "id")
_WHOLE = "end"
_MARK = "\ufeff"
_COLON = re.compile(r"(?:[ \t]|\r?\n|(?<=\s)#[^\n]*)*:(?=\s|\Z)")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


def dump_record(value: dict[str, PlainData], *, quoted: bool = False, sealed: bool = True) -> bytes:
    """Return a new file's bytes; where it is `sealed`, its last key says that it is whole.

    `quoted` writes prose double-quoted instead of as literal blocks.
    """
    whole = {**value, _WHOLE: True} if sealed else value
    return written(whole, quoted=quoted).encode("utf-8")


def change_record(
    data: bytes, before: dict[str, PlainData], after: dict[str, PlainData], *, quoted: bool = False
) -> bytes:
    """Return a file's bytes with what differs between `before` and `after` changed in it.

    `data` is YAML that `yaml_in.parse` takes, with a mapping at its root. Every line that holds
    none of the differences stays as it is. `quoted` is as for `dump_record`.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - only to change a file in its place

    text = data.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    text = re.sub("\r(?!\n)", "\n", text.removeprefix(mark))
    line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    root = YAML(typ="safe", pure=True).compose(text)
    change = _Change(text, line_end, quoted)
    edits = change.of_mapping(root, before, after)
    return (mark + change.edited(edits, 0, len(text))).encode("utf-8")


class _Edit(NamedTuple):
    """What stands in a text instead of a part of it."""

    start: int
    end: int
    new: str


class _Item:
    """A record of a list: its identity, its own lines, and the comments below them."""

    def __init__(self, about: tuple[Any, ...], lines: str, below: str = "") -> None:
        self.about = about
        self.lines = lines
        self.below = below


@dataclass(frozen=True, slots=True)
class _Change:
    """Says which parts of a text become what; the nodes say where in it a value stands."""

    text: str
    line_end: str
    quoted: bool

    def edited(self, edits: Iterable[_Edit], start: int, end: int) -> str:
        """Return a part of the text, edited; the edits of one place in their order."""
        parts = []
        for edit in sorted(edits, key=lambda each: each.start):
            parts += [self.text[start : edit.start], edit.new]
            start = max(start, edit.end)
        return "".join([*parts, self.text[start:end]])

    def of_mapping(self, node: Any, before: Any, after: Any) -> Iterator[_Edit]:
        """Yield the edits that make a mapping say `after`; of keys in neither there are none."""
        if before == after:
            return
        if node.flow_style:
            yield self._anew(node, merge_changes(_plain(node), before, after))
            return
        pairs = _pairs(node)
        for key in before:
            if key in pairs and key not in after:
                yield self._without(*pairs[key], node)
        last = node.value[0]
        for key, value in after.items():
            last = pairs.get(key, last)
            if key not in pairs:
                place = self._line_after(self._end(*last))
                lines = self._lines({key: value}, node.start_mark.column)
                yield _Edit(place, place, "".join(lines))
            elif key not in before or before[key] != value:
                yield from self._of_value(*pairs[key], before.get(key), value)

    def _of_value(self, key: Any, node: Any, before: Any, after: Any) -> Iterator[_Edit]:
        are = {type(before), type(after)}
        if are == {dict}:
            yield from self.of_mapping(node, before, after)
        elif are != {list} or not before or not after:
            yield self._replaced(key, node, after)
        elif node.flow_style:
            yield self._anew(node, merge_changes(_plain(node), before, after))
        else:
            yield self._of_list(node, before, after)

    def _of_list(self, node: Any, before: Any, after: Any) -> _Edit:
        """Keep each item with its comments, whatever its place; those above the first stay."""
        begins = [self._behind_dash(node, each) for each in node.value]
        starts = [self.text.rfind("\n", 0, each) + 1 for each in begins]
        ends = [
            self._line_after(self._end_of(each, begin))
            for each, begin in zip(node.value, begins, strict=True)
        ]
        there, wanted = _identities(before), _identities(after)
        items = [_Item((), "")]
        for index, identity in enumerate(there):
            below = self.text[ends[index] : (*starts, ends[-1])[index + 1]]
            if identity not in wanted:
                items[-1].below += below
                continue
            new = after[wanted.index(identity)]
            edits = self.of_mapping(node.value[index], before[index], new)
            items.append(_Item(identity, self.edited(edits, starts[index], ends[index]), below))
        for index, identity in enumerate(wanted):
            if identity not in there:
                lines = self._lines({"": [after[index]]}, node.start_mark.column - 2)[1:]
                items.insert(index + 1, _Item(identity, "".join(lines), items[index].below))
                items[index].below = ""
        items[1:] = sorted(items[1:], key=lambda each: wanted.index(each.about))
        return _Edit(starts[0], ends[-1], "".join(each.lines + each.below for each in items))

    def _replaced(self, key: Any, node: Any, value: PlainData) -> _Edit:
        """Put a value where another one stands; the comments beside that stay behind its key."""
        start, end = self._behind(key), self._end(key, node)
        first, *rest = self._lines({key.value: value}, key.start_mark.column)
        beside = _COMMENT.findall(self.text[start : min(node.start_mark.index, end)])
        header = _COMMENT.search(self._rest_of_line(start)) if _is_block(node) else None
        after = _COMMENT.match(self._rest_of_line(end))
        beside[1:] = [f" {each.lstrip()}" for each in beside[1:]]
        comments = "".join([*beside, *(each[0] for each in (header, after) if each)])
        first = (
            first.strip(" \r\n").removeprefix(f"{written_key(key.value)}:")
            + comments
            + self.line_end
        )
        return _Edit(start, self._line_after(end), "".join([first, *rest]))

    def _without(self, key: Any, value: Any, node: Any) -> _Edit:
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        first = node.start_mark.index
        if key is node.value[0][0] and self.text[start:first].strip():
            # behind the dash of a list blanks take its place, and what is below it stays there
            end = self._line_after(self._end(key, value))
            return _Edit(first, end, self.line_end)
        return _Edit(start, self._line_after(self._end(key, value)), "")

    def _anew(self, node: Any, value: PlainData) -> _Edit:
        """Write what stands in brackets anew, in brackets."""
        new = written_in_brackets(value)
        comments = "".join(self._comments_in(node))
        return _Edit(node.start_mark.index, node.end_mark.index, new + comments)

    def _comments_in(self, node: Any) -> Iterator[str]:
        """Yield the comments inside brackets, each with the blanks before it."""
        texts = [(each.start_mark.index, each.end_mark.index) for each in _scalars(node)]
        for match in _COMMENT.finditer(self.text, node.start_mark.index, node.end_mark.index):
            if not any(start <= match.start() < end for start, end in texts):
                yield f" {match[0].lstrip()}"

    def _end(self, key: Any, node: Any) -> int:
        """Return where the value of a key ends; comments behind and below it are beyond that."""
        return self._end_of(node, self._behind(key))

    def _end_of(self, node: Any, begin: int) -> int:
        """Return where a value ends that begins behind a place."""
        if node.start_mark.index == node.end_mark.index:  # empty: the parser is further down
            return begin
        if _is_block(node):
            lines = self.text[: self.text.rfind("\n", 0, node.end_mark.index) + 1]
            keeps = "+" in self.text[node.start_mark.index :][:3]
            return len(lines) - 1 if keeps else len(lines.rstrip("\r\n"))
        if node.id == "scalar" or node.flow_style:
            return int(node.end_mark.index)
        last = node.value[-1]
        if node.id == "mapping":
            return self._end(*last)
        return self._end_of(last, self._behind_dash(node, last))

    def _behind(self, key: Any) -> int:
        """Return the place behind the colon of a key; a key without one has nothing behind it."""
        colon = _COLON.match(self.text, key.end_mark.index)
        return colon.end() if colon else int(key.end_mark.index)

    def _behind_dash(self, node: Any, item: Any) -> int:
        if item is node.value[0]:
            return int(node.start_mark.index) + 1
        dash = f"\n{' ' * node.start_mark.column}-"
        return self.text.rfind(dash, 0, item.start_mark.index) + len(dash)

    def _rest_of_line(self, place: int) -> str:
        return self.text[place : self._line_after(place)]

    def _line_after(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1

    def _lines(self, value: PlainData, column: int) -> list[str]:
        """Return the lines of a mapping whose keys begin in a column."""
        lines = written(value, quoted=self.quoted).split("\n")[:-1]
        margin, over = " " * column, max(0, -column)
        return [(margin + line[over:] if line else "") + self.line_end for line in lines]


def _is_block(node: Any) -> bool:
    return node.id == "scalar" and node.style in ("|", ">")


def _scalars(node: Any) -> Iterator[Any]:
    if not isinstance(node.value, list):
        yield node
        return
    for each in node.value:
        for part in each if isinstance(each, tuple) else (each,):
            yield from _scalars(part)


def _pairs(node: Any) -> dict[str, tuple[Any, Any]]:
    """Return the key and the value of a mapping by what each key means."""
    keys = [key.value for key, _ in node.value]
    return {key_meant(key.value, keys): (key, value) for key, value in node.value}


def _plain(node: Any) -> PlainData:
    """Return what a node says."""
    if node.id == "mapping":
        return {name: _plain(value) for name, (_, value) in _pairs(node).items()}
    if isinstance(node.value, list):
        return [_plain(each) for each in node.value]
    return node.value if node.style else Bare(node.value)


def merge_changes(value: PlainData, before: PlainData, after: PlainData) -> PlainData:
    """Return a value with what differs between `before` and `after` changed, the rest as it is.

    Keys that stand in neither are a person's own, and stay.
    """
    if before == after:
        return value
    if isinstance(before, dict) and isinstance(after, dict):
        kept = {key: item for key, item in value.items() if key in after or key not in before}
        new = {
            key: merge_changes(kept.get(key), before.get(key), item) for key, item in after.items()
        }
        end = {_WHOLE: kept.pop(_WHOLE)} if _WHOLE in kept else {}
        return {**kept, **new, **end}
    if not isinstance(before, list) or not isinstance(after, list):
        return after
    there = dict(zip(_identities(before), zip(value, before, strict=True), strict=True))
    wanted = zip(_identities(after), after, strict=True)
    return [merge_changes(*there.get(each, (None, None)), item) for each, item in wanted]


def _identities(items: list[PlainData]) -> list[tuple[Any, ...]]:
    """Name each record by what it is about, and by its number among those about the same."""
    found: list[tuple[Any, ...]] = []
    for item in items:
        is_record = isinstance(item, dict)
        about = tuple(item.get(name) for name in _IDENTITY) if is_record else (item,)
        found.append((*about, sum(each[:-1] == about for each in found)))
    return found
