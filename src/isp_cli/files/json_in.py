"""Read JSON as YAML is read: bounded, every scalar is text, and every place has its line.

What is no JSON is read as YAML: an answers file may be either, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem
from isp_cli.files.growing import Growing
from isp_cli.files.yaml_in import ParsedYaml, parse, text_of

MOST_FORM_BYTES = 4 * 1024 * 1024
_BLANK = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[^\s\[\]{},:\"]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS = {"true": "true", "false": "false", "null": ""}
_WORDS |= {each: each for each in ("NaN", "Infinity", "-Infinity")}
_DECODER = JSONDecoder()
_CLOSES = {"]": list, "}": dict}


class _NoJson(Exception):
    """Something JSON does not have: the line, and what is wrong."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def parse_json_or_yaml(data: bytes, path: Path | str) -> ParsedYaml:
    """Read JSON where it is JSON, and YAML otherwise.

    Raises:
        InvalidFile: it is neither, or holds what isp does not take; with the line.
    """
    text = text_of(data, path)
    if text.lstrip()[:1] not in ("{", "["):
        return parse(data, path)
    try:
        return _read(text, path)
    except _NoJson as error:
        if not str(path).casefold().endswith(".json"):
            return parse(data, path)
        try:
            return parse(data, path)
        except InvalidFile:
            problem = Problem(error.line, "", f"not JSON: {error}")
            raise InvalidFile(path, (problem,)) from None


def _read(text: str, path: Path | str) -> ParsedYaml:
    tree = Growing(path)
    kinds: list[type] = []
    may_be = "value"  # what the next sign may be, beside a closing bracket where `ends`
    ends = False
    for sign, value, line in _signs(text):
        if may_be == "nothing":
            raise _NoJson(line, "there is more behind its end")
        if sign in ("]", "}"):
            if not ends or not kinds or kinds[-1] is not _CLOSES[sign]:
                raise _NoJson(line, f"the {sign!r} closes nothing that is open here")
            kinds.pop()
            tree.finish()
            may_be, ends = ("comma", True) if kinds else ("nothing", False)
            continue
        fits = {"value": sign in ("text", "word", "[", "{"), "key": sign == "text"}
        if not fits.get(may_be, sign == {"comma": ",", "colon": ":"}.get(may_be)):
            raise _NoJson(line, _MISSING[may_be])
        if sign in ("[", "{"):
            kinds.append(list if sign == "[" else dict)
            tree.begin(kinds[-1](), line)
            may_be, ends = ("value" if sign == "[" else "key"), True
        elif sign == ",":
            may_be, ends = ("value" if kinds[-1] is list else "key"), False
        elif sign == ":":
            may_be, ends = "value", False
        else:
            is_key = may_be == "key"
            tree.add(value, line)
            may_be, ends = ("colon", False) if is_key else ("comma", True)
    if may_be != "nothing":
        raise _NoJson(text.count("\n") + 1, "it ends in the middle")
    return ParsedYaml(tree.root, tree.lines)


_MISSING = {
    "value": "a value is missing here",
    "key": "a key in double quotes is missing here",
    "comma": "a ',' is missing here",
    "colon": "a ':' is missing here",
}


def _signs(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each sign with its text and its line: a bracket, comma or colon, 'text' or 'word'."""
    line, seen, place = 1, 0, 0
    while True:
        blank = _BLANK.match(text, place)
        place = blank.end() if blank else place
        if place == len(text):
            return
        line += text.count("\n", seen, place)
        seen = place
        sign = text[place]
        if sign in "[]{},:":
            place += 1
            yield sign, "", line
        elif sign == '"':
            try:
                value, place = _DECODER.raw_decode(text, place)
            except JSONDecodeError as error:
                raise _NoJson(error.lineno, error.msg.lower()) from None
            yield "text", value, line
        else:
            word = _WORD.match(text, place)
            said = word[0] if word else sign
            if said not in _WORDS and not _NUMBER.fullmatch(said):
                raise _NoJson(line, f"{said[:20]!r} is no value of JSON")
            place += len(said)
            yield "word", _WORDS.get(said, said), line
