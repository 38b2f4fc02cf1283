"""A person's own questions: what they would ask somebody else comes back to them."""

from __future__ import annotations

import re
from datetime import date

ASKED_BY = "coaching"  # the guide's ninth question: what would you ask another practitioner?
_QUESTION = re.compile(r"[^?？؟.!\n]*[^\s?？؟.!\n][^?？؟.!\n]*[?？؟]+")
_MARKS = " \t-*•–—0123456789.)\"'“”‘’"


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions a text asks, each once and in its order; a list's marks are left out."""
    found = (match[0].lstrip(_MARKS).rstrip() for match in _QUESTION.finditer(text))
    return tuple(dict.fromkeys(each for each in found if len(each) > 1))


def question_for(text: str, today: date) -> str:
    """Return one of a text's questions, another each day; nothing where it asks none."""
    found = questions_in(text)
    return found[today.toordinal() % len(found)] if found else ""
