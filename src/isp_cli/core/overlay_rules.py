"""What an overlay must hold beyond its shape: everything it names is in the framework it lies on.

What a file says is looked at as plain data, so that all of this is told beside what is wrong with
its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from isp_cli.core.consistency import Problems, document_ids, ids_and_sources, not_revised_on
from isp_cli.core.framework import Competency, Framework, Function, Option, Question, Statement
from isp_cli.core.items import Item
from isp_cli.core.nearest import with_nearest
from isp_cli.core.outline import outline
from isp_cli.core.records import Location, Plain, walk
from isp_cli.core.sources import Document

_PARTS = ("competencies", "functions")


def broken_rules(value: Plain, framework: Framework | None) -> Problems:
    """Return what is wrong beyond its shape with what an overlay's file says.

    Without the framework it lies on, only what stands in the file itself is looked at.
    """
    if not isinstance(value, dict):
        return []
    documents = document_ids(value)
    found: Problems = not_revised_on(value)
    if value.get("sources") == []:
        found.append((("sources",), "the overlay itself is missing: name it as a document"))
    known = _ids(framework) if framework else {}
    parts = {key: value[key] for key in (*_PARTS, "sources") if key in value}
    found += ids_and_sources(parts, documents, (*known, *_documents(framework)))
    for key, index, record in _listed(value, "examples", "wordings"):
        if not any(str(record.get(said, "")).strip() for said in ("name", "text")):
            found.append(((key, index), "it says nothing: give it a text"))
    found += _twice(value)
    if framework is not None:
        found += _unknown(value, framework, known)
    return found


def _unknown(value: dict[str, Any], framework: Framework, known: dict[str, Any]) -> Problems:
    own = set(_own_ids([value.get(key) for key in _PARTS]))
    domains = [each.id for each in framework.domains]
    of = _lies_on(value, framework)
    rules: tuple[tuple[str, str, str, Callable[[str], bool], list[str]], ...] = (
        ("competencies", "domain", f"is no domain of {of}", lambda id: id in domains, domains),
        (
            "examples",
            "to",
            f"is nothing of {of}",
            lambda id: id in known or id in own,
            [*known, *own],
        ),
    )
    found: Problems = []
    for key, field, what, is_known, ids in rules:
        for _, index, record in _listed(value, key):
            id = record.get(field)
            if isinstance(id, str) and not is_known(id):
                found.append(((key, index, field), with_nearest(f"{id!r} {what}", id, ids)))
    found += _left_out(value, framework, known, own)
    return found + list(_wordings(value, framework, known))


_CHOSEN = (Competency, Function, Item, Statement)


def _left_out(
    value: dict[str, Any], framework: Framework, known: dict[str, Any], own: set[str]
) -> Iterator[tuple[Location, str]]:
    ids = [id for id, record in known.items() if isinstance(record, _CHOSEN)]
    of = _lies_on(value, framework)
    for key, index, record in _listed(value, "not_relevant"):
        id = record.get("id")
        if not isinstance(id, str) or id in ids or id in own:
            continue
        if id in known:
            kind = next(each.kind.lower() for each in outline(framework) if each.id == id)
            what = f"{id!r} is a {kind}, and a {kind} cannot be left out by itself"
            what += "; name the competencies in it" if kind == "domain" else ""
        else:
            what = f"{id!r} is no principle, competency or function of {of}, nor a part of one"
            what = with_nearest(what, id, ids)
        yield (key, index, "id"), what


def _lies_on(value: dict[str, Any], framework: Framework) -> str:
    """Return the id of what an overlay lies on, which may be an overlay too."""
    return str(value.get("of", framework.id))


def _wordings(
    value: dict[str, Any], framework: Framework, known: dict[str, Any]
) -> Iterator[tuple[Location, str]]:
    ids = [id for id, record in known.items() if hasattr(record, "variants")]
    for key, index, record in _listed(value, "wordings"):
        id = record.get("of")
        if not isinstance(id, str):
            continue
        if isinstance(known.get(id), Question):
            what = "the questions keep their words; a question set of your own asks yours"
            yield (key, index, "of"), what
        elif id not in ids:
            sentence = f"{id!r} is nothing of {_lies_on(value, framework)} that can be worded"
            yield (key, index, "of"), with_nearest(sentence, id, ids)
        elif record.get("name") and not hasattr(known[id], "name"):
            yield (key, index, "name"), f"{id} has no name, only a text"


def _twice(value: dict[str, Any]) -> Iterator[tuple[Location, str]]:
    for key, field in (("wordings", "of"), ("not_relevant", "id")):
        seen: set[str] = set()
        for _, index, record in _listed(value, key):
            id = str(record.get(field, ""))
            if id in seen:
                yield (key, index, field), f"{id!r} is named twice here"
            seen.add(id)


def _listed(value: dict[str, Any], *keys: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for key in keys:
        listed = value.get(key)
        for index, record in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(record, dict):
                yield key, index, record


def _ids(framework: Framework) -> dict[str, Any]:
    """Return everything in a framework that a note can stand beside, by its id."""
    return {
        record.id: record
        for at, record in walk(framework)
        if at and at[0] not in ("sources", "local", "overlays") and _has_place(record)
    }


def _has_place(record: object) -> bool:
    return hasattr(record, "id") and not isinstance(record, Option)


def _documents(framework: Framework | None) -> tuple[str, ...]:
    sources: tuple[Document, ...] = framework.sources if framework else ()
    return tuple(each.id for each in sources)


def _own_ids(value: Plain) -> Iterator[str]:
    """Yield the ids of what the overlay adds."""
    if isinstance(value, list):
        for each in value:
            yield from _own_ids(each)
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for each in value.values():
            yield from _own_ids(each)
