"""What a framework must hold beyond its shape: ids that are unique words, sources that exist."""

from __future__ import annotations

import re
from datetime import date

from isp_cli.core.framework import Framework, Question
from isp_cli.core.records import Location, walk
from isp_cli.core.sources import Source

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*\Z", re.ASCII)
_NUMBER = re.compile(r"[0-9.]+\Z", re.ASCII)


def inconsistencies(framework: Framework) -> list[tuple[Location, str]]:
    """Return every inconsistency as (location, what is wrong)."""
    found: list[tuple[Location, str]] = []
    documents = {document.id for document in framework.sources}
    seen: set[str] = set()
    if framework.revised and not _is_day(framework.revised):
        found.append((("revised",), f"{framework.revised!r} is no day, like 2026-11-23"))
    for at, record in walk(framework):
        id = getattr(record, "id", None)
        if isinstance(id, str):
            if not may_be_id(id):
                found.append(((*at, "id"), f"{id!r} is no id: use lower-case words, '-' and '.'"))
            elif id in seen:
                found.append(((*at, "id"), f"the id {id!r} is used twice"))
            seen.add(id)
        if isinstance(record, Source) and record.document not in documents:
            known = ", ".join(sorted(documents))
            what = f"unknown document {record.document!r}: use {known}"
            found.append(((*at, "document"), what))
        if (
            isinstance(record, Question)
            and record.at_most is not None
            and record.at_least > record.at_most
        ):
            found.append(((*at, "at_least"), "is larger than at_most"))
    return found


def may_be_id(text: str) -> bool:
    """Say whether something in a framework may be called this."""
    return bool(_ID.match(text) and not _NUMBER.match(text))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
