"""Check a framework's or an overlay's file, and add it to the library: never over another.

Here stands what such a file must hold beyond what `framework.rules` asks of every framework: an id
that names its file and is none of isp's, and, for an overlay, only ids that what it lies on has.
`framework.library` reads the files that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from isp_cli.errors import BrokenRule, InvalidFile, Problem
from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.files.schema import check_parsed
from isp_cli.files.yaml_in import ParsedYaml
from isp_cli.framework.bundled import BUNDLED
from isp_cli.framework.outline import outline
from isp_cli.framework.overlay import Overlay, with_own_sources
from isp_cli.framework.records import (
    Competency,
    Framework,
    Function,
    Item,
    Question,
    Statement,
)
from isp_cli.framework.rules import (
    LocatedProblems,
    check_consistency,
    document_ids,
    ids_and_sources,
    is_name,
    not_revised_on,
    unusable_ids,
    walk_plain,
)
from isp_cli.records import Location, NamedTuple, PlainData
from isp_cli.wording import with_nearest

_PARTS = ("competencies", "functions")


def own_file_problems(value: PlainData, framework: Framework | None) -> LocatedProblems:
    """Return what is wrong beyond its shape with what an overlay's file says.

    Without the framework it lies on, only what stands in the file itself is looked at.
    """
    if not isinstance(value, dict):
        return []
    documents = document_ids(value)
    found: LocatedProblems = not_revised_on(value)
    if value.get("sources") == []:
        found.append((("sources",), "the overlay itself is missing: name it as a document"))
    known = _items_by_id(framework) if framework else {}
    their_documents = [each.id for each in framework.sources] if framework else []
    parts = {key: value[key] for key in (*_PARTS, "sources") if key in value}
    found += ids_and_sources(parts, documents, (*known, *their_documents))
    for key, index, record in _listed(value, "examples", "wordings"):
        if not any(str(record.get(said, "")).strip() for said in ("name", "text")):
            found.append(((key, index), "it says nothing: give it a text"))
    found += _twice(value)
    if framework is not None:
        found += _unknown(value, framework, known)
    return found


def _unknown(value: dict[str, Any], framework: Framework, known: dict[str, Any]) -> LocatedProblems:
    parts = [value.get(key) for key in _PARTS]
    own = {id for _, record in walk_plain(parts) if isinstance(id := record.get("id"), str)}
    of = _lies_on(value, framework)
    found: LocatedProblems = []
    for key, field, what, ids in (
        (
            "competencies",
            "domain",
            f"is no domain of {of}",
            [each.id for each in framework.domains],
        ),
        ("examples", "to", f"is nothing of {of}", [*known, *own]),
    ):
        for _, index, record in _listed(value, key):
            id = record.get(field)
            if isinstance(id, str) and id not in ids:
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


def _items_by_id(framework: Framework) -> dict[str, Any]:
    """Return everything in a framework that a note can stand beside, by its id."""
    return {record.id: record for at, record in framework.items() if at[0] != "sources"}


# looked for before the file is parsed: a package may hold more than a framework's file may
_CASE_PACKAGE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*[\[{].*"CFDocument"\s*:', re.DOTALL)


class AddedFile(NamedTuple):
    """Where a file was put, and where the one that was there before is kept."""

    path: Path
    before: Path | None = None


def refuse_case_package(data: bytes, path: Path) -> None:
    """Pass every file but a CASE package, which has a door of its own.

    Raises:
        InvalidFile: it is one, and every key in it would be told as unknown.
    """
    if _CASE_PACKAGE.match(data):
        problem = Problem(None, "", "this is a CASE package, and no framework file yet: import it")
        raise InvalidFile(path, (problem,), hint="isp framework import FILE")


def own_framework(parsed: ParsedYaml, path: Path, *, called: str = "") -> Framework:
    """Return the framework a file holds; `called` is the name it has in the library.

    Raises:
        InvalidFile: every problem in it, by line.
    """

    def rules(value: PlainData) -> LocatedProblems:
        return [
            *_id_problems(value, called),
            *unusable_ids(value),
            *check_consistency(value),
        ]

    return check_parsed(Framework, parsed, path, rules)


def overlay_from(
    parsed: ParsedYaml, path: Path, below: Framework | None, problem: str, *, called: str = ""
) -> Overlay:
    """Return the overlay a file holds, checked against what it lies on.

    `problem` says what is wrong with the id it names, where that leads to nothing; `called` is
    the name it has in the library.

    Raises:
        InvalidFile: every problem in it, by line.
    """

    def rules(value: PlainData) -> LocatedProblems:
        lies_on: LocatedProblems = [(("of",), problem)] if problem else []
        return [
            *_id_problems(value, called),
            *lies_on,
            *unusable_ids(value),
            *own_file_problems(value, below),
        ]

    whole = ParsedYaml(with_own_sources(parsed.value), parsed.lines)
    return check_parsed(Overlay, whole, path, lambda _: rules(parsed.value))


def _id_problems(value: PlainData, called: str) -> LocatedProblems:
    id = value.get("id") if isinstance(value, dict) else None
    if not isinstance(id, str):
        return []  # its shape is told of
    if id in BUNDLED or called in BUNDLED:
        id = id if id in BUNDLED else called
        return [(("id",), f"isp brings a framework called {id!r}; give yours another name")]
    if called and id != called:
        return [(("id",), f"the file is called {called}.yaml, so its id is {called!r}")]
    what = f"{id[:64]!r} cannot be the name of a file: use lower-case words and '-'"
    return [] if is_name(id) else [(("id",), what)]


def add_file(folder: Path, id: str, data: bytes, disk: Disk, *, replace: bool) -> AddedFile:
    """Put a file that was checked into the library; an earlier one of its id stays beside it.

    Raises:
        BrokenRule: there is another of this id, and it was not to be replaced.
        CannotRead, CannotSave: the disk says no.
        ChangedOnDisk: another program wrote the earlier one at the same moment.
    """
    path = folder / f"{id}.yaml"
    files.make_folder(folder, disk)
    try:
        files.create(path, data, disk)
        return AddedFile(path)
    except FileExistsError as taken:
        if not replace:
            raise BrokenRule(
                f"there is a framework called {id!r} already, and it was left as it is",
                hint="the option --replace puts yours in its place and keeps the old one beside it",
            ) from taken
    old = files.read(path)
    before = _kept_beside(path, old, disk)
    files.replace(path, data, disk, expected=files.digest(old))
    return AddedFile(path, before)


def _kept_beside(path: Path, data: bytes, disk: Disk) -> Path:
    number = 1
    while True:
        kept = path.with_name(f"{path.stem}.before-{number}.yaml")
        with suppress(FileExistsError):
            files.create(kept, data, disk)
            return kept
        number += 1
