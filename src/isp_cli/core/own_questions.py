"""A person's own questions: what they would ask somebody else comes back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

ASKED_BY = "coaching"  # the guide's ninth question: what would you ask another practitioner?
_MARK = re.compile(r"\s*(?:[-*•–—]|\(?(?:\d{1,2}|[^\W\d_])\)|\d{1,2}\.)\s+")
_ASKS = re.compile(r"(?:\?(?!\w)|[？؟])[\"'”’»)\]]*")
# What may end a sentence, with the quotes and brackets it closes, and the space after it. What
# follows is looked at later: a pattern that can fail behind a row of marks tries each of them anew.
_MAY_END = re.compile(r"([?？؟!。]+|\.+|…)([\"'”’»)\]]*)(\s*)")
_NEEDS_NO_SPACE = "？。؟"
_SHORT = re.compile(r"\b(?:[^\W\d_]|dr|mrs?|ms|prof|st|vs|cf|ca|approx)\Z", re.IGNORECASE)
_LONGEST_SHORT = 8  # the longest of these, and what stands before it
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "(": ")"}


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions a text asks, each once, whole, and in its order.

    A line of a list is one question, without its mark; elsewhere a sentence is, over as many lines
    as it was broken into.
    """
    found = (each for part, of_list in _parts(text) for each in _asked(part, of_list=of_list))
    return tuple(dict.fromkeys(filter(None, found)))


def question_for(text: str, today: date) -> str:
    """Return one of a text's questions, another each day; nothing where it asks none."""
    found = questions_in(text)
    return found[today.toordinal() % len(found)] if found else ""


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs and the lines of lists, lines joined; a list's line is marked so."""
    lines: list[str] = []
    of_list = False
    for line in [*text.split("\n"), ""]:
        mark = _MARK.match(line)
        before = lines[-1].rstrip() if lines else ""
        over = before.endswith(":") or (of_list and before.endswith(("?", "？", "؟")))
        if lines and (mark or over or not line.strip()):
            yield " ".join(" ".join(lines).split()), of_list
            lines = []
        if line.strip():
            of_list = bool(mark) if not lines else of_list
            lines.append(line[mark.end() :] if mark else line)


def _asked(part: str, *, of_list: bool) -> Iterator[str]:
    if of_list:
        asks = list(_ASKS.finditer(part))
        yield _bare(part[: asks[-1].end()]) if asks else ""
        return
    ends = [each.end() for each in _MAY_END.finditer(part) if _ends(part, each)]
    for begin, end in pairwise([0, *ends, len(part)]):
        sentence = part[begin:end].strip()
        yield _bare(sentence) if _ASKS.search(sentence) else ""


def _ends(part: str, end: re.Match[str]) -> bool:
    """Claim that a sentence ends here: no abbreviation does, nor what goes on in small letters."""
    mark, closed, space = end[1], end[2], end[3]
    following = part[end.end() : end.end() + 1]
    if following and not space and mark[-1] not in _NEEDS_NO_SPACE:
        return False
    if not following or (mark[-1] in "?？؟。" and not closed):
        return True
    if mark == "." and _SHORT.search(part[max(0, end.start() - _LONGEST_SHORT) : end.start()]):
        return False
    return not (following.islower() or (following.isdigit() and "." in mark))


def _bare(question: str) -> str:
    """Return a question without quotes around all of it; nothing where it is marks alone."""
    first, last = question[:1], question[-1:]
    inside = question[1:-1]
    if _QUOTES.get(first) == last and first not in inside and last not in inside:
        question = inside
    return question if any(each.isalnum() for each in question) else ""
