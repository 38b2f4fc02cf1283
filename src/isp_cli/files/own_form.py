"""The YAML isp itself writes: one narrow form, written and read without a library for YAML.

New files are written in it so that every reader of YAML, 1.1 or 1.2, sees the same texts. Reading
takes what `yaml_events` would take for the same, or nothing at all: whatever is not exactly this
form, but for comments above it, is for the reader that knows all of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from isp_cli.files.growing import MAX_DEPTH, MAX_NODES
from isp_cli.records import PlainData, whole_letters

# What a literal block cannot hold or does not give back: controls, NEL, line separators,
# surrogates, the byte order mark and noncharacters.
_UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_NOT_LITERAL = re.compile(f"[{_UNPRINTABLE}]")
_ESCAPED = re.compile(f'[\\\\"\t\n{_UNPRINTABLE}]')
_NOT_SINGLE = re.compile(f"['\t\n{_UNPRINTABLE}]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_PROSE = frozenset({"text", "why", "note", "learnt"})

# what stands in one line without quotes, and ends neither at ': ' nor at ' #'
_PLAIN = (
    r"(?:[^ \t\n\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^ \t\n]))[^\n\t:#]*+"
    r"(?::(?=[^ \t\n])[^\n\t:#]*+|(?<![ ])[#][^\n\t:#]*+)*+(?<![ ])"
)
_IS_PLAIN = re.compile(_PLAIN)
_IS_PLAIN_IN_BRACKETS = re.compile(r"\w(?:[\w ./@+-]*\w)?")
# what some reader of YAML takes for a number, a day, nothing, yes or no, or the end of a document
_TYPED = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | = | << | (?:---|\.\.\.).*
    | [-+]?(?: \.inf | \.nan | 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-f_]+
        | [0-9][0-9_]*(?: : [0-9_]+)* (?: \. [0-9_]*)? (?: e [-+]? [0-9]+)?
        | \.[0-9_]+ (?: e [-+]? [0-9]+)? )
    | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: [t\ ] [0-9tz:.+\ -]* )?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def written(value: dict[str, PlainData], *, quoted: bool = False) -> str:
    """Return a mapping as lines of YAML: prose as literal blocks, or double-quoted if `quoted`.

    A number or a truth stands bare, as nothing else does that another reader takes for one.
    """
    return "".join(f"{line}\n" for line in _of_mapping(value, "", "", quoted))


def written_in_brackets(value: PlainData) -> str:
    """Return a value on one line, its lists and mappings in brackets; a `Bare` as it stands."""
    if isinstance(value, dict):
        both = (map(written_in_brackets, pair) for pair in value.items())
        return f"{{{', '.join(map(': '.join, both))}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(written_in_brackets, value))}]"
    if not isinstance(value, str):
        return str(value).lower()
    if isinstance(value, Bare):
        return str(value)
    is_plain = _IS_PLAIN_IN_BRACKETS.fullmatch(value) and not _TYPED.fullmatch(value)
    return value if is_plain else _in_quotes(value)


class Bare(str):
    """A text that stands without quotes, and so may be a number to another reader."""

    __slots__ = ()


def written_key(key: str) -> str:
    """Return a key as it is written before its colon."""
    return _in_line(key)


def _of_mapping(value: dict[str, PlainData], lead: str, margin: str, quoted: bool) -> Iterator[str]:
    for key, item in value.items():
        yield from _of_item(f"{lead}{_in_line(key)}:", item, margin, key, quoted)
        lead = margin


def _of_item(head: str, item: PlainData, margin: str, key: str, quoted: bool) -> Iterator[str]:
    """Yield the lines of what stands behind a key's colon or a list's dash."""
    inside = f"{margin}  "
    if isinstance(item, dict) and item:
        yield head
        yield from _of_mapping(item, inside, inside, quoted)
    elif isinstance(item, list) and item:
        yield head
        for each in item:
            if isinstance(each, dict) and each:
                yield from _of_mapping(each, f"{inside}- ", f"{inside}  ", quoted)
            elif isinstance(each, list):
                yield f"{inside}- {written_in_brackets(each)}"
            else:
                yield from _of_item(f"{inside}-", each, inside, key, quoted)
    elif not isinstance(item, str):
        yield f"{head} {written_in_brackets(item)}"
    elif (key in _PROSE or "\n" in item) and not quoted and not _NOT_LITERAL.search(item):
        yield f"{head} |{_block_header(item)}"
        lines = item.split("\n")
        for line in lines if lines[-1] else lines[:-1]:
            yield inside + line if line else ""
    else:
        yield f"{head} {_in_double_quotes(item) if key in _PROSE else _in_line(item)}"


def _block_header(text: str) -> str:
    """Return how far a block stands in, where its first line does not tell; how it ends."""
    ends = "-" if text and text[-1] != "\n" else "+" if text == "\n" or text[-2:] == "\n\n" else ""
    return f"2{ends}" if text[:1] in (" ", "\t", "\n") else ends


def _in_line(text: str) -> str:
    is_plain = _IS_PLAIN.fullmatch(text) and not _NOT_LITERAL.search(text)
    return text if is_plain and not _TYPED.fullmatch(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    return _in_double_quotes(text) if _NOT_SINGLE.search(text) else f"'{text}'"


def _in_double_quotes(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    sign = ord(match[0])
    return _ESCAPES.get(match[0]) or (f"\\x{sign:02X}" if sign < 0x100 else f"\\u{sign:04X}")


# Reading. One pattern looks at a line, and what it says is remembered: the same keys and questions
# stand in entry after entry.

# A key of a thousand letters is none to YAML.
_LINE = re.compile(
    rf"""
    ((?:[ ]{{2}})*+) (-[ ])?
    (?: (?!true:|share:[ ]['"]?true) ([a-z_]{{1,64}}+|'on'): (?:[ ]|\Z) )?
    (?: (?!(?:~|null|Null|NULL)\Z) ({_PLAIN})
      | ('(?:[^'\n]|'')*+' | "(?:[^"\\\n]|\\.)*+")
      | (\[\] | \{{\}} | \|2?[-+]?) )?
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = dict(zip('0abtnvfre"\\N_LP', '\0\a\b\t\n\v\f\r\x1b"\\\x85\xa0\u2028\u2029', strict=True))
_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n"
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 4096, 300


# A line: how deep it stands, whether behind a dash; its key and text, each empty or None. Without a
# text, the sign says what the value is: an empty list or mapping, or the head of a block; where it
# is empty too, the lines below are the value. A plain tuple, which is taken apart quickest.
_Line = tuple[int, bool, str, str | None, str]
_REMEMBERED: dict[str, _Line] = {}


def read(data: bytes) -> dict[str, PlainData] | None:
    """Return what a file in this form says; None where it is not exactly in this form."""
    try:
        if _NOT_LITERAL.search(data.translate(None, _USUAL).decode("utf-8")):
            return None
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    if lines.pop():
        return None
    comments = next((at for at, line in enumerate(lines) if line[:1] != "#"), 0)
    value: dict[str, PlainData] | None = _read(lines[comments:])
    if len(lines) * 4 > MAX_NODES and _parts(value) > MAX_NODES:
        return None
    return value


def _read(lines: list[str]) -> Any:
    here: Any = {}  # the mapping or list that the next value goes into
    inside: list[Any] = [here]  # all that are open, each two blanks further in
    at = 0  # how deep the mapping `here` stands; -1 where it is a list
    opened = ""  # the key whose value the next line begins
    block: list[str] | None = None
    margin = key = sign = ""
    for line in lines:
        if block is not None:
            if line.startswith(margin):
                block.append(line[len(margin) :])
                continue
            if not line:
                block.append(line)
                continue
            if not _put_block(here, key, block, sign):
                return None
            block = None
        seen = _REMEMBERED.get(line) or _looked_at(line)
        if seen is None:
            return None
        depth, dash, key, text, sign = seen
        if opened:
            if depth != at + 1 or depth >= MAX_DEPTH:
                return None
            new: Any = [] if dash else {}
            here[opened] = new
            here = new
            inside.append(here)
            opened = ""
        elif depth != at or dash:
            if depth >= len(inside):
                return None
            here = inside[depth]
            if (type(here) is list) is not dash:
                return None
            del inside[depth + 1 :]
        at = depth
        if dash:
            at = -1
            if key:
                at = depth + 1
                if at >= MAX_DEPTH:
                    return None
                here.append({})
                here = here[-1]
                inside.append(here)
        if key and key in here:
            return None
        value: Any = text
        if text is None:
            if not sign:
                opened = key
                continue
            if sign[0] == "|":
                margin, block = "  " * len(inside), []
                continue
            if len(inside) >= MAX_DEPTH:
                return None
            value = [] if sign == "[]" else {}
        if key:
            here[key] = value
        else:
            here.append(value)
    if opened or (block is not None and not _put_block(here, key, block, sign)):
        return None
    return inside[0] or None


def _looked_at(line: str) -> _Line | None:
    match = _LINE.fullmatch(line)
    if not match:
        return None
    indent, dash, key, plain, in_quotes, sign = match.groups()
    text = plain if in_quotes is None else _unquoted(in_quotes)
    if (not key and (not dash or (text is None and not sign))) or (in_quotes and text is None):
        return None
    found = (len(indent) // 2, bool(dash), (key or "").strip("'"), text, sign or "")
    if len(line) <= _LONGEST_REMEMBERED:
        if len(_REMEMBERED) >= _MOST_REMEMBERED:
            _REMEMBERED.clear()
        _REMEMBERED[line] = found
    return found


def _unquoted(said: str) -> str | None:
    """Return the text between quotes; None where an escape in it is not one that is written."""
    if said[0] == "'":
        return said[1:-1].replace("''", "'")
    try:
        return whole_letters(_ESCAPE.sub(_sign, said[1:-1]))
    except (KeyError, ValueError, OverflowError):
        return None


def _sign(match: re.Match[str]) -> str:
    *codes, sign = match.groups()
    return _SIGNS[sign] if sign else chr(int("".join(filter(None, codes)), 16))


def _put_block(here: Any, key: str, lines: list[str], head: str) -> bool:
    """Put what a literal block says into its mapping or list, unless the block is another's."""
    if head[1:2] != "2" and lines and lines[0][:1] in ("", " "):
        return False
    text = "".join(f"{line}\n" for line in lines)
    if head[-1] != "+":
        text = text.rstrip("\n")
        if text and head[-1] != "-":
            text += "\n"
    if key:
        here[key] = text
    else:
        here.append(text)
    return True


def _parts(value: PlainData) -> int:
    """Count what a value holds, as the reader that knows all of YAML does."""
    if isinstance(value, dict):
        return 1 + len(value) + sum(map(_parts, value.values()))
    return 1 + sum(map(_parts, value)) if isinstance(value, list) else 1
