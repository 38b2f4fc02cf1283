"""A CASE package that isp wrote, as the framework it was made of.

Kinds come from the items' types. What another system added, without a type or source of ours,
takes the kind that fits where it stands."""

from __future__ import annotations

from isp_cli.exchange.case_ids import NewIds, pairs_in
from isp_cli.exchange.case_package import PackageItem, PackageTree, short_text
from isp_cli.framework.outline import (
    KINDS,
    SECTION,
    VARIANT,
    WHOLE,
    RecordShape,
    is_list_of_records,
    keys_of,
    other_keys,
    shape_of,
)
from isp_cli.framework.records import FORMAT, Source
from isp_cli.framework.rules import is_identifier, may_be_id
from isp_cli.records import PlainData, dataclass, fields

_DOCUMENTS = "Source document"
_SOURCE = tuple(each.name for each in fields(Source))

_USUAL = {
    "": "Domain",
    "Domain": "Competency",
    "Competency": "Activity",
    "Function": "Statement",
    "Ability": "Ability",
    "Activity": "Activity",
    "Statement": "Statement",
    "Hint": "Hint point",
    "Question": "Follow-up",
}
"""What an item of no known kind is, by the kind it stands under; nothing, at the top."""


@dataclass(frozen=True, slots=True)
class OwnPackage:
    """A framework as plain data, the path of each id in its package, and what has no place."""

    framework: dict[str, PlainData]
    paths: dict[str, str]
    problems: list[tuple[str, str]]


def find_losses(tree: PackageTree) -> str:
    """Say what a marked package no longer holds of what isp needs; nothing if it is all there."""
    kinds, codes, notes = set(), 0, 0
    for found in tree.items():
        kinds.add(found.kind)
        codes += bool(found.code)
        notes += bool(found.notes.strip())
    needed = (
        (not kinds.isdisjoint(KINDS), "its items have no types that isp knows (CFItemType)"),
        (codes > 0, "its items have no codes (humanCodingScheme)"),
        (notes > 0, "its items have no notes"),
        (_DOCUMENTS in kinds, "the documents that its items come from are gone"),
    )
    return next((what for is_there, what in needed if not is_there), "")


def framework_of_package(
    tree: PackageTree, marks: dict[str, str], document: dict[str, PlainData]
) -> OwnPackage:
    """Return a marked package; `document` is cited where no source is named."""
    builder = _Builder(tree, marks["id"], document)
    texts = tree.document
    whole = builder.parts(WHOLE, "", _without_sections(tree.top))
    if builder.cites_package or not whole.get("sources"):
        whole["sources"] = [*whole.get("sources", []), document]
    made = {
        "format": FORMAT,
        "id": marks["id"],
        "name": marks.get("name", texts["title"]),
        "version": marks.get("version", texts["version"]),
        "language": marks.get("language", texts["language"]),
        "revised": marks.get("revised", ""),
        "domains": [],
        **whole,
    }
    return OwnPackage(made, builder.paths, builder.problems)


def _without_sections(top: list[PackageItem]) -> list[PackageItem]:
    found = []
    for each in top:
        found += each.below if each.kind == SECTION else [each]
    return found


class _Builder:
    def __init__(self, tree: PackageTree, id: str, document: dict[str, PlainData]) -> None:
        self.problems: list[tuple[str, str]] = []
        self.paths: dict[str, str] = {}
        self._document = str(document["id"])
        self._ids = NewIds()
        self._ids.taken(id)
        self._codes = _codes(tree)
        for code in self._codes:  # nothing new may be called what an item is called already
            self._ids.taken(code)
        self.cites_package = False

    def parts(
        self, shape: RecordShape, kind: str, below: list[PackageItem]
    ) -> dict[str, PlainData]:
        """Return the records of the items below one of a kind, by the key of that kind's record."""
        held: dict[str, PlainData] = {}
        for found in below:
            fits = shape.key_for(found.kind)
            of = found.kind if fits else _USUAL.get(kind, "")
            key = fits or shape.key_for(of)
            if not key:
                where = f"below {kind!r}" if kind else "at the top"
                what = f"{short_text(found.kind or 'an item')!r} has no place {where}"
                self.problems.append((f"{found.path}.CFItemType", what))
            elif not kind or is_list_of_records(kind, key):
                held.setdefault(key, []).append(self._record(found, of))
            elif key in held:
                what = f"there is a second {of!r} below one {kind!r}"
                self.problems.append((found.path, what))
            else:
                held[key] = self._record(found, of)
        return held

    def _record(self, found: PackageItem, kind: str) -> dict[str, PlainData]:
        shape, said, keys = shape_of(kind), pairs_in(found.notes), keys_of(kind)
        record: dict[str, PlainData] = {}
        if "id" in keys:
            record["id"] = self._id(found, kind, said)
            self.paths[record["id"]] = found.path
        if "source" in keys:
            record["source"] = self._source(found, said)
        for key in other_keys(kind):
            if key == shape.words:
                record[key] = said.get(key, found.words)
            elif key == shape.name:
                record[key] = said.get(key, found.name or ("" if kind == VARIANT else found.words))
            elif key in said:
                record[key] = said[key]
        record |= {key: [] for key, _ in shape.below if key == "competencies" or kind == "Hint"}
        record |= self.parts(shape, kind, found.below)
        return {key: record[key] for key in keys if key in record}

    def _id(self, found: PackageItem, kind: str, said: dict[str, str]) -> str:
        id = said.get("id", found.code)
        if self._codes.get(id) is found:
            return id
        wanted = (found.code, found.name, found.words)
        return self._ids.new(kind.lower().replace(" ", "-"), *wanted, identifier=found.identifier)

    def _source(self, found: PackageItem, said: dict[str, str]) -> PlainData:
        if "document" in said:
            return {key: said.get(key, "") for key in _SOURCE}
        self.cites_package = True
        return {
            "document": self._document,
            "section": found.kind or "Added",
            "item": found.number,
            "code": found.code,
            "identifier": found.identifier if is_identifier(found.identifier) else "",
        }


def _codes(tree: PackageTree) -> dict[str, PackageItem]:
    """Return each code that may be an id, with the first item that bears it."""
    codes: dict[str, PackageItem] = {}
    for found in tree.items():
        code = pairs_in(found.notes).get("id", found.code)
        if may_be_id(code):
            codes.setdefault(code, found)
    return codes
