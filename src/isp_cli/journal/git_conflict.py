"""Notice where git left two versions of a file in one, before anybody reads it as whole.

Only lines that start with a marker count: an answer's text is indented, and may hold such lines."""

from __future__ import annotations

from pathlib import Path

from isp_cli.errors import InConflict, Problem

_OPENS, _BETWEEN, _BASE, _ENDS = b"<<<<<<<", b"=======", b"|||||||", b">>>>>>>"
_MOST = 20


def refuse_conflicts(data: bytes, path: Path | str) -> None:
    """Refuse a file with git's conflict markers in it.

    Raises:
        InConflict: each conflict with its first and last line.
    """
    if not any(marker in data for marker in (_OPENS, _BETWEEN, _ENDS)):
        return
    problems: list[Problem] = []
    begun = 0
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        marker = _marker(line)
        if marker == _OPENS:
            begun = number
        elif marker == _ENDS and begun:
            what = f"git left two versions here, down to line {number}"
            problems.append(Problem(begun, "", what))
            begun = 0
        elif marker and not begun:
            problems.append(Problem(number, "", "a marker of a git conflict was left here"))
        if len(problems) >= _MOST:
            break
    if begun:
        problems.append(Problem(begun, "", "a git conflict starts here, and its end is missing"))
    if problems:
        raise InConflict(path, tuple(problems))


def _marker(line: bytes) -> bytes:
    line = line.rstrip()
    for marker in (_OPENS, _BASE, _ENDS):
        if line == marker or line.startswith(marker + b" "):
            return marker
    return _BETWEEN if line == _BETWEEN else b""
