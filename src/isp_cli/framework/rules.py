"""What a framework must hold beyond its shape: ids that are unique words, sources that exist.

What a file says is looked at as plain data, so that all of this is told beside what is wrong with
its shape."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from isp_cli.dates import is_day
from isp_cli.framework.records import Framework
from isp_cli.patterns import pattern
from isp_cli.records import Location, PlainData, plain

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*"
_ID = pattern(rf"{ID}\Z", re.ASCII)
_NUMBER = pattern(r"[0-9.]+\Z", re.ASCII)
_NAME = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_LONGEST_NAME = 64
_DEVICES = pattern(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.ASCII)
_IDENTIFIER = pattern(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z", re.IGNORECASE | re.ASCII)
LocatedProblems = list[tuple[Location, str]]


def is_name(text: str) -> bool:
    """Say whether this can be the id of a framework or an overlay, and name its file."""
    return bool(_NAME.match(text)) and not text.isdigit() and names_a_file(text)


def names_a_file(text: str) -> bool:
    """Say whether a file of this name can be on every computer; Windows keeps some for itself."""
    return len(text) <= _LONGEST_NAME and not _DEVICES.match(text)


def inconsistencies(framework: Framework) -> LocatedProblems:
    """Return every inconsistency as (location, what is wrong)."""
    return check_consistency(plain(framework))


def check_consistency(value: PlainData) -> LocatedProblems:
    """Return every inconsistency of what a framework's file says; its shape may be wrong."""
    found: LocatedProblems = []
    if not isinstance(value, dict):
        return found
    for key in ("local", "overlays"):
        if value.get(key):
            found.append(((key,), "this key is not known; an overlay is a file of its own"))
    return found + not_revised_on(value) + ids_and_sources(value, document_ids(value))


def not_revised_on(value: dict[str, PlainData]) -> LocatedProblems:
    """Return that what a file names as `revised` is no day, where that is so."""
    revised = value.get("revised")
    if isinstance(revised, str) and revised and not is_day(revised):
        return [(("revised",), f"{revised!r} is no day, like 2026-11-23")]
    return []


def ids_and_sources(
    value: PlainData, documents: Collection[str], taken: Collection[str] = ()
) -> LocatedProblems:
    """Return what is wrong with the ids and sources; ids that are `taken` are used already."""
    found: LocatedProblems = []
    seen = set(taken)
    for at, record in walk_plain(value):
        id = record.get("id")
        if isinstance(id, str):
            if not may_be_id(id):
                found.append(((*at, "id"), f"{id!r} is no id: use lower-case words, '-' and '.'"))
            elif id in seen:
                found.append(((*at, "id"), f"the id {id!r} is used twice"))
            seen.add(id)
        named = record.get("document") if at and at[-1] == "source" else None
        if isinstance(named, str) and named not in documents and "sources" in value:
            known = ", ".join(sorted(documents))
            what = f"unknown document {named!r}: use {known}" if known else "there is no document"
            found.append(((*at, "document"), what))
        if len(at) > 1 and at[-2] in ("questions", "follow_ups") and "source" not in record:
            found.append(((*at, "source"), "this key is missing"))
        kept = record.get("identifier")
        if isinstance(kept, str) and kept and not is_identifier(kept):
            found.append(((*at, "identifier"), f"{kept!r} is no identifier of a CASE package"))
        if _more(record.get("at_least"), record.get("at_most")):
            found.append(((*at, "at_least"), "is larger than at_most"))
    return found


def is_identifier(text: str) -> bool:
    """Say whether this can be an identifier in a CASE package."""
    return bool(_IDENTIFIER.match(text))


def may_be_id(text: str) -> bool:
    """Say whether something in a framework may be called this."""
    return bool(_ID.match(text) and not _NUMBER.match(text))


def unusable_ids(value: PlainData) -> LocatedProblems:
    """Return what would leave a person without words or without anything to reflect on.

    A package from elsewhere may be like this; what somebody writes for isp may not.
    """
    found: LocatedProblems = []
    for at, record in walk_plain(value):
        for key in _must_say(at):
            said = record.get(key) if "id" in record else None
            if isinstance(said, str) and not said.strip():
                found.append(((*at, key), f"is empty: give it a {key}"))
    domains = value.get("domains") if isinstance(value, dict) else None
    if isinstance(domains, list) and all(
        isinstance(each, dict) and each.get("competencies") == [] for each in domains
    ):
        found.append((("domains",), "there is no competency yet: a framework needs some"))
    return found


def _must_say(at: Location) -> tuple[str, ...]:
    if not at:
        return ("name", "language")
    if at[-2:-1] == ("domains",):
        return ("name",)  # which may say all there is to say of a group
    return ("name", "text")


def document_ids(value: PlainData) -> tuple[str, ...]:
    """Return the ids of the documents that what a file says names."""
    listed = value.get("sources") if isinstance(value, dict) else None
    records = listed if isinstance(listed, list) else []
    ids = [each.get("id") for each in records if isinstance(each, dict)]
    return tuple(each for each in ids if isinstance(each, str))


def walk_plain(value: PlainData, at: Location = ()) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Yield all keys and values inside plain data with their location, the outermost first."""
    if isinstance(value, dict):
        yield at, value
        for key, item in value.items():
            yield from walk_plain(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk_plain(item, (*at, index))


def _more(at_least: PlainData, at_most: PlainData) -> bool:
    try:
        return int(at_least) > int(at_most)
    except (TypeError, ValueError):  # one is missing, or its shape is told of
        return False
