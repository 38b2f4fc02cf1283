"""A CASE package from anywhere as a framework: read by its levels.

What stands at the top are domains, below them competencies, below those activities. It keeps the
identifiers and codes of the package, so that it can be exported over it again.
"""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid5

from isp_cli.core.case_fields import Found
from isp_cli.core.case_links import NAMESPACE
from isp_cli.core.case_notes import pairs_in
from isp_cli.core.case_text import plain_text
from isp_cli.core.case_tree import Tree
from isp_cli.core.consistency import is_identifier
from isp_cli.core.framework import FORMAT
from isp_cli.core.new_ids import NewIds
from isp_cli.core.records import Plain

_NAME_WIDTH = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}(?!\d)", re.ASCII)


def foreign_framework(tree: Tree, id: str = "") -> dict[str, Plain]:
    """Return a package as plain data, under an id of its own; the tree's remarks get more."""
    _without_tags(tree)
    texts, ids = tree.document, NewIds()
    identifier = texts["identifier"].strip().lower() or str(uuid5(NAMESPACE, texts["title"]))
    id = ids.taken(id) if id else ids.new("framework", texts["title"], identifier=identifier)
    document = ids.taken(f"{id}.source")
    domains = tree.top
    if not any(each.below for each in domains):  # a flat list: its items are the competencies
        flat = Found(tree.path, identifier, texts["title"], name=texts["title"], below=domains)
        domains = [flat]
    languages = (texts["language"], *(each.language for each in domains), "und")
    made = {
        "format": FORMAT,
        "id": id,
        "name": _line(texts["title"]),
        "version": _line(texts["version"]) or _day(texts["lastChangeDateTime"]) or "1",
        "language": next(filter(None, map(_line, languages))),
        "revised": _day(texts["lastChangeDateTime"]),
        "about": _about(texts, ids, document),
        "sources": [package_document(tree, id)],
        "domains": [_domain(each, ids, document) for each in domains],
    }
    if ids.made_up:
        what = "1 id was" if ids.made_up == 1 else f"{ids.made_up} ids were"
        tree.remarks.append(f"{what} made of the package's identifiers, for want of Latin letters")
    if tree.left_out:
        tree.remarks.append(f"left out, as isp has no place for them: {', '.join(tree.left_out)}")
    return made


def _without_tags(tree: Tree) -> None:
    """Make plain text of every text that another system keeps as HTML."""
    changed = 0
    for found in tree.items():
        for key in ("words", "name", "notes"):
            said = getattr(found, key)
            text = plain_text(said)
            if text != said and (text or key != "words"):
                setattr(found, key, text)
                changed += 1
    for key in ("title", "description", "creator", "publisher"):
        said = tree.document[key]
        tree.document[key] = plain_text(said) or said
        changed += tree.document[key] != said
    if changed:
        what = "1 text" if changed == 1 else f"{changed} texts"
        tree.remarks.append(f"HTML was taken out of {what}; the words were kept")


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
    wanted = (found.code, found.name, found.words)
    return {
        "id": ids.new("activity", *wanted, identifier=found.identifier),
        "text": _with_notes(f"{heading}{found.words}", found),
        "source": _source(found, document),
        "items": [_activity(each, ids, document) for each in found.below],
    }


def _named(found: Found, kind: str, ids: NewIds, document: str) -> dict[str, Plain]:
    said = _line(found.name)
    name = _cut(said or _line(found.words))
    whole = said not in _line(found.words) and name != said  # else the end of a long name is lost
    return {
        "id": ids.new(kind, found.code, name, identifier=found.identifier),
        "name": name,
        "text": _with_notes(f"{said}\n\n{found.words}" if whole else found.words, found),
        "source": _source(found, document),
    }


def _with_notes(words: str, found: Found) -> str:
    # isp's own lines of a package that came by other ways say nothing to a reader
    is_ours = {"document", "section"} <= pairs_in(found.notes).keys()
    notes = "" if is_ours else found.notes
    text = "\n\n".join(each for each in (words.strip(), notes.strip()) if each)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _source(found: Found, document: str) -> Plain:
    above = found.above
    section = _cut(_line(above.name or above.words)) if above else _line(found.kind) or "Top level"
    is_item = found.level > 0 and is_identifier(found.identifier)
    return {
        "document": document,
        "section": section,
        "item": _line(found.number),
        "code": _line(found.code),
        "identifier": found.identifier if is_item else "",
    }


def package_document(tree: Tree, id: str) -> dict[str, Plain]:
    """Return the package itself as a source document."""
    texts = tree.document
    title, creator = _line(texts["title"]), _line(texts["creator"])
    publisher, identifier = _line(texts["publisher"]), texts["identifier"].strip().lower()
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
        "identifier": identifier if is_identifier(identifier) else "",
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
