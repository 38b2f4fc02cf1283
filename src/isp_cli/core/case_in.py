"""A CASE package as a framework, in the plain form of a framework file; nothing is checked yet.

A package that isp wrote says so in its notes, and comes back as it was. Any other one is read by
its levels: what stands at the top are domains, below them competencies, below those activities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from isp_cli.core.case_fields import Found
from isp_cli.core.case_notes import pairs_in
from isp_cli.core.case_own import own_framework
from isp_cli.core.case_tree import Tree, read_tree
from isp_cli.core.framework import FORMAT
from isp_cli.core.new_ids import NewIds
from isp_cli.core.records import Plain

_NAME_WIDTH = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a package: plain data, what was decided on the way, what is wrong."""

    framework: dict[str, Plain]
    remarks: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def imported(value: Plain) -> Imported:
    """Make a framework of a CASE package, bare or wrapped; problems bear their path in it."""
    tree = read_tree(value)
    if tree.problems:
        return Imported({}, problems=tuple(tree.problems))
    marks = pairs_in(tree.document["notes"])
    stated = marks.get("format", "")
    if stated != FORMAT and re.fullmatch(r"isp-framework/\d{1,9}", stated, re.ASCII):
        what = f"this isp reads {FORMAT}, not {stated}; upgrade isp to read it"
        return Imported({}, problems=((f"{tree.path}CFDocument.notes", what),))
    if stated == FORMAT and marks.get("id"):
        framework = own_framework(tree, marks, _document(tree, marks["id"]))
    else:
        framework = _foreign(tree)
    return Imported(framework, tuple(tree.remarks), tuple(tree.problems))


def _foreign(tree: Tree) -> dict[str, Plain]:
    texts, ids = tree.document, NewIds()
    id = ids.new("framework", texts["title"])
    document = ids.taken(f"{id}.source")
    domains = tree.top
    if not any(each.below for each in domains):  # a flat list: its items are the competencies
        flat = Found(tree.path, "", texts["title"], name=texts["title"], below=domains)
        domains = [flat]
    languages = (texts["language"], *(each.language for each in domains), "und")
    return {
        "format": FORMAT,
        "id": id,
        "name": _line(texts["title"]),
        "version": _line(texts["version"]) or _day(texts["lastChangeDateTime"]) or "1",
        "language": next(filter(None, languages)),
        "revised": _day(texts["lastChangeDateTime"]),
        "about": _about(texts, ids, document),
        "sources": [_document(tree, id)],
        "domains": [_domain(each, ids, document) for each in domains],
    }


def _about(texts: dict[str, str], ids: NewIds, document: str) -> list[Plain]:
    source = {"document": document, "section": "Description"}
    text = texts["description"].strip()
    id = "about.description"
    return [{"id": ids.taken(id), "name": "About", "text": text, "source": source}] if text else []


def _domain(found: Found, ids: NewIds, document: str) -> Plain:
    return {
        **_named(found, "domain", ids, document),
        "competencies": [_competency(each, ids, document) for each in found.below],
    }


def _competency(found: Found, ids: NewIds, document: str) -> Plain:
    return {
        **_named(found, "competency", ids, document),
        "activities": [_activity(each, ids, document) for each in found.below],
    }


def _activity(found: Found, ids: NewIds, document: str) -> Plain:
    heading = "" if found.name.strip() in found.words else f"{_line(found.name)}: "
    return {
        "id": ids.new("activity", found.code, found.name, found.words),
        "text": _with_notes(f"{heading}{found.words}", found),
        "source": _source(found, document),
        "items": [_activity(each, ids, document) for each in found.below],
    }


def _named(found: Found, kind: str, ids: NewIds, document: str) -> dict[str, Plain]:
    name = _line(found.name) or _cut(_line(found.words))
    return {
        "id": ids.new(kind, found.code, name),
        "name": name,
        "text": _with_notes(found.words, found),
        "source": _source(found, document),
    }


def _with_notes(words: str, found: Found) -> str:
    text = "\n\n".join(each for each in (words.strip(), found.notes.strip()) if each)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _source(found: Found, document: str) -> Plain:
    above = found.above
    section = _cut(_line(above.name or above.words)) if above else _line(found.kind) or "Top level"
    return {"document": document, "section": section, "item": _line(found.code or found.number)}


def _document(tree: Tree, id: str) -> dict[str, Plain]:
    """Return the package itself as a source document."""
    texts = tree.document
    title, creator = _line(texts["title"]), _line(texts["creator"])
    publisher = _line(texts["publisher"])
    day = texts["statusStartDate"] or texts["lastChangeDateTime"]
    year = (_YEAR.match(day) or [""])[0]
    cited = f"{creator or publisher or title} ({year or 'n.d.'}). {title}."
    return {
        "id": f"{id}.source",
        "name": _cut(title),
        "title": title,
        "authors": creator,
        "year": year,
        "citation": f"{cited} {publisher}." if publisher and creator else cited,
        "note": "Read from a CASE package.",
        "version": _line(texts["version"]),
        "publisher": publisher,
        "url": _line(texts["officialSourceURL"]),
    }


def _day(text: str) -> str:
    match = _DAY.match(text.strip())
    try:
        return date.fromisoformat(match[0]).isoformat() if match else ""
    except ValueError:
        return ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(line: str) -> str:
    if len(line) <= _NAME_WIDTH:
        return line
    return f"{line[:_NAME_WIDTH].rpartition(' ')[0] or line[:_NAME_WIDTH]}…"
