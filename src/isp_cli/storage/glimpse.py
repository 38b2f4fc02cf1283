"""Glance at an entry's first lines without reading YAML: for lists, which must open quickly."""

from __future__ import annotations

import re
from pathlib import Path

from isp_cli.storage import files

_SIZE = 4096
# the second mark may lie beyond what is looked at
_QUOTED = re.compile(r"""'(?P<single>(?:[^']|'')*)|"(?P<double>(?:[^"\\]|\\.)*)""")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_SHORT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def glimpse(path: Path) -> tuple[str, str]:
    """Return (`started`, first written line) without reading YAML; nothing is decided by them."""
    started = opening = ""
    lines = files.head(path, _SIZE).decode("utf-8", "replace").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        key, _, value = line.strip().partition(":")
        if key == "started" and not started:
            started = _unquoted(value.strip())
        if not opening and (key in ("text", "why") or line.startswith("label:")):
            value = value.strip()
            opening = following.strip() if value[:1] in ("|", ">") else _unquoted(value)
            opening = f"After {opening}" if key == "label" and opening else opening
    return started, opening


def at_margin(path: Path) -> dict[str, str]:
    """Return what the keys at the margin say before the answers, without reading YAML."""
    found: dict[str, str] = {}
    lines = files.head(path, _SIZE).decode("utf-8", "replace").splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        key, colon, value = line.partition(":")
        if key == "answers":
            break
        if colon and key.isalpha():
            value = value.strip()
            found[key] = following.strip() if value[:1] in ("|", ">") else _unquoted(value)
    return found


def _unquoted(value: str) -> str:
    """Return the first line of a value without YAML's own quotation marks around it."""
    quoted = _QUOTED.match(value)
    if not quoted:
        return value
    if quoted["single"] is not None:
        return quoted["single"].replace("''", "'")
    lines = _ESCAPE.sub(_meant, quoted["double"]).split("\n")
    return next((line.strip() for line in lines if line.strip()), "")


def _meant(escape: re.Match[str]) -> str:
    *codes, short = escape.groups()
    if short:
        return _SHORT.get(short, short)
    point = int(next(filter(None, codes)), 16)
    is_letter = point < 0x110000 and not 0xD800 <= point < 0xE000
    return chr(point) if is_letter else escape[0]
