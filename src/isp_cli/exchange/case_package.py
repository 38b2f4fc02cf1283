"""What a CASE package says, field by field: its document, its items and who stands below whom.

Lenient in form: keys isp does not know are passed over, and whatever may be missing may be missing.
Every problem is told with its path in the package."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from isp_cli.records import NamedTuple, PlainData, dataclass

MAX_ITEMS = 3400  # more would make a file with more parts than isp reads
PathProblems = list[tuple[str, str]]
_DEEPEST_WRAPPING = 3
_CHILD = "ischildof"
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?\Z", re.ASCII)

_DOCUMENT = (
    "identifier", "title", "creator", "publisher", "description", "language", "version", "notes",
    "officialSourceURL", "lastChangeDateTime", "statusStartDate",
)  # fmt: skip


class PackageItem:
    """An item of a package; `level` counts from 1 at the top, `below` is in the right order."""

    def __init__(
        self,
        path: str,
        identifier: str,
        words: str,
        name: str = "",
        code: str = "",
        kind: str = "",
        notes: str = "",
        number: str = "",
        language: str = "",
    ) -> None:
        self.path = path
        self.identifier = identifier
        self.words = words
        self.name = name
        self.code = code
        self.kind = kind
        self.notes = notes
        self.number = number
        self.language = language
        self.level = 0
        self.above: PackageItem | None = None
        self.below: list[PackageItem] = []


@dataclass(frozen=True, slots=True)
class PackageEdge:
    """One `isChildOf`: `order` puts it among its siblings."""

    path: str
    child: str
    parent: str
    order: tuple[float, int]


def _unwrap(value: PlainData) -> tuple[str, dict[str, Any] | None]:
    """Find the package: the value itself, or what one or two keys or a list of one lead to."""
    path = ""
    for _ in range(_DEEPEST_WRAPPING):
        if isinstance(value, list) and len(value) == 1:
            path, value = f"{path}[0].", value[0]
        if not isinstance(value, dict):
            return path, None
        if "CFDocument" in value:
            return path, value
        inner = [(key, each) for key, each in value.items() if isinstance(each, dict | list)]
        named = [(key, each) for key, each in inner if key == "CFPackage" or len(inner) == 1]
        if not named:
            return path, None
        path, value = f"{path}{named[0][0]}.", named[0][1]
    return path, None


def _packages_in(value: PlainData, deep: int = _DEEPEST_WRAPPING) -> int:
    """Count the packages in a value, as deep as a wrapping may be."""
    if isinstance(value, dict) and "CFDocument" in value:
        return 1
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(_packages_in(each, deep - 1) for each in inner) if deep else 0


class _Record(NamedTuple):
    """Keys and values of a package, the path where they stand in it, and where problems go."""

    held: dict[str, Any]
    path: str
    problems: PathProblems

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def tell(self, key: str, what: str) -> None:
        self.problems.append((self.at(key), what))

    def tell_missing(self, key: str) -> None:
        """Tell that a key is missing, unless something is wrong with what stands there."""
        if self.at(key) not in [told for told, _ in self.problems[-3:]]:
            self.tell(key, "this key is missing")

    def text(self, key: str) -> str:
        """Return the text under a key; nothing where there is none, or null."""
        value = self.held.get(key)
        if value is None:
            return ""
        if isinstance(value, bool | dict | list) or not isinstance(value, str | int | float):
            self.tell(key, f"expected text, found {_called(value)}")
            return ""
        text = str(value)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            self.tell(key, "holds half a character")
            return ""
        return text

    def inside(self, key: str) -> _Record | None:
        """Return the keys and values under a key; None where something else stands there."""
        value = self.held.get(key)
        return _Record(value, self.at(key), self.problems) if isinstance(value, dict) else None

    def records(self, key: str) -> Iterator[_Record]:
        """Yield the keys and values in a list, and tell of whatever else is in it."""
        value = self.held.get(key)
        if value is not None and not isinstance(value, list):
            self.tell(key, f"expected a list, found {_called(value)}")
            return
        for index, each in enumerate(value or ()):
            if isinstance(each, dict):
                yield _Record(each, self.at(f"{key}[{index}]"), self.problems)
            else:
                self.tell(f"{key}[{index}]", f"expected keys and values, found {_called(each)}")


def _document(package: _Record) -> dict[str, str]:
    """Return the texts of the document by key; those that are not there are empty."""
    held = package.inside("CFDocument")
    if held is None:
        found = _called(package.held["CFDocument"])
        package.tell("CFDocument", f"expected keys and values, found {found}")
        return dict.fromkeys(_DOCUMENT, "")
    texts = {key: held.text(key) for key in _DOCUMENT}
    if not texts["title"].strip():
        held.tell_missing("title")
    return texts


def _items(package: _Record) -> dict[str, PackageItem]:
    """Return the items by identifier, in the order of the package."""
    found: dict[str, PackageItem] = {}
    held = package.held.get("CFItems")
    if isinstance(held, list) and len(held) > MAX_ITEMS:
        package.tell("CFItems", f"there are {len(held)} items, and isp takes at most {MAX_ITEMS}")
        return {}
    if held is None or held == []:
        package.tell("CFItems", "there are no items")
    for each in package.records("CFItems"):
        item = _item(each)
        if item.identifier in found:
            each.tell("identifier", f"is that of {found[item.identifier].path} too")
        found.setdefault(item.identifier, item)
    return found


def _item(each: _Record) -> PackageItem:
    keys = ("fullStatement", "abbreviatedStatement", "alternativeLabel")
    said = [each.text(key) for key in keys]
    words = next((text for text in said if text.strip()), "")
    identifier = each.text("identifier").strip().lower()
    if not identifier:
        each.tell_missing("identifier")
    if not words:
        each.tell_missing("fullStatement")
    kind = each.text("CFItemType")
    if not kind.strip() and (link := each.inside("CFItemTypeURI")):
        kind = link.text("title")
    return PackageItem(
        each.path,
        identifier or each.path,
        words,
        name=said[1],
        code=each.text("humanCodingScheme").strip(),
        kind=kind.strip(),
        notes=each.text("notes"),
        number=each.text("listEnumeration").strip(),
        language=each.text("language").strip(),
    )


def _edges(package: _Record) -> list[PackageEdge]:
    """Return who stands below whom; associations of other types are passed over."""
    found = []
    for index, each in enumerate(package.records("CFAssociations")):
        if each.text("associationType").strip().lower() != _CHILD:
            continue
        child, parent = (_end(each, key) for key in ("originNodeURI", "destinationNodeURI"))
        number = each.text("sequenceNumber").strip()
        order = (float(number) if _NUMBER.match(number) else math.inf, index)
        if child and parent:
            found.append(PackageEdge(each.path, child, parent, order))
    return found


def _end(association: _Record, key: str) -> str:
    """Return the identifier an association's end names: by a link, or by an address alone."""
    told = len(association.problems)
    named = ""
    if link := association.inside(key):
        named, address = link.text("identifier"), link.text("uri")
    else:
        address = association.text(key)
    named = (named or address.replace(":", "/").rpartition("/")[2]).strip().lower()
    if not named and len(association.problems) == told:
        association.tell(key, "names no item")
    return named


def _called(value: object) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if value is None or isinstance(value, bool):
        return json.dumps(value)  # as the file has it
    return "a list" if isinstance(value, list) else short_text(repr(value))


def short_text(text: str) -> str:
    """Return a text short enough to stand in a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:37]}..."


_OF_ITEMS = {
    "conceptKeywords": "keywords",
    "conceptKeywordsURI": "keywords",
    "educationLevel": "education levels",
    "subject": "subjects",
    "licenseURI": "licences",
}


def _kinds_left_out(package: dict[str, Any]) -> tuple[str, ...]:
    """Name the kinds of things in a package that go nowhere, each once; its form may be wrong."""
    found: dict[str, None] = {}
    if package.get("CFRubrics"):
        found["rubrics"] = None
    for each in (package["CFDocument"], *_records(package, "CFItems")):
        for key, name in _OF_ITEMS.items():
            if isinstance(each, dict) and each.get(key):
                found[name] = None
    for each in _records(package, "CFItems"):
        said = each.get("fullStatement") or each.get("abbreviatedStatement")
        if each.get("alternativeLabel") and said:
            found["alternative labels"] = None
    for each in _records(package, "CFAssociations"):
        kind = each.get("associationType")
        if isinstance(kind, str) and kind.strip() and kind.strip().lower() != _CHILD:
            found[f"associations of the type {kind.strip()[:40]}"] = None
    return tuple(found)


def _records(package: dict[str, Any], key: str) -> list[dict[str, Any]]:
    held = package.get(key)
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


MAX_LEVELS = 7  # a framework file nests no deeper


class PackageTree:
    """A package: its document's texts by key, the items at the top, and what was decided.

    `left_out` names what it holds and isp has no place for.
    """

    def __init__(
        self, document: dict[str, str], path: str = "", problems: PathProblems | None = None
    ) -> None:
        self.document = document
        self.path = path
        self.problems: PathProblems = [] if problems is None else problems
        self.top: list[PackageItem] = []
        self.remarks: list[str] = []
        self.left_out: tuple[str, ...] = ()

    def items(self) -> Iterator[PackageItem]:
        """Yield every item, each before what stands below it."""
        waiting = list(reversed(self.top))
        while waiting:
            found = waiting.pop()
            yield found
            waiting += reversed(found.below)


def read_tree(value: PlainData) -> PackageTree:
    """Return the tree of a package, or of the package inside a wrapping."""
    path, package = _unwrap(value)
    if package is None:
        count = _packages_in(value)
        what = "this is no CASE package: there is no CFDocument in it"
        several = f"there are {count} packages in it: import them one at a time"
        return PackageTree({}, problems=[("", several if count > 1 else what)])
    whole = _Record(package, path.removesuffix("."), [])
    tree = PackageTree(_document(whole), path, problems=whole.problems)
    _grow(tree, _items(whole), _edges(whole))
    tree.left_out = _kinds_left_out(package)
    return tree


def _grow(tree: PackageTree, items: dict[str, PackageItem], edges: list[PackageEdge]) -> None:
    """Put every item in its place, below its parent or at the top."""
    root = tree.document["identifier"].strip().lower()
    parents: dict[str, PackageEdge] = {}
    order: dict[str, tuple[float, int]] = {}
    several: set[str] = set()
    for edge in edges:
        if edge.child not in items:
            continue
        if edge.parent in items:
            held = parents.setdefault(edge.child, edge)
            if held.parent != edge.parent:
                several.add(edge.child)
        elif edge.parent == root:
            order.setdefault(edge.child, edge.order)
    below: dict[str, list[PackageEdge]] = {}
    for edge in parents.values():
        below.setdefault(edge.parent, []).append(edge)
    top = [id for id in items if id not in parents]
    last = (math.inf, len(edges))
    top.sort(key=lambda id: order.get(id, last))
    moved = _hang(tree, items, below, top)
    tree.problems += _circles(items, parents)
    if several:
        tree.remarks.append(f"{_counted(len(several))} below more than one; the first was taken")
    adrift = len(top) - len(order.keys() & set(top))
    if order and adrift:
        tree.remarks.append(f"{_counted(adrift)} below nothing, and went to the top")
    if moved:
        what = f"{_counted(moved)} more than {MAX_LEVELS} levels deep; the last level took them"
        tree.remarks.append(what)


def _hang(
    tree: PackageTree,
    items: dict[str, PackageItem],
    below: dict[str, list[PackageEdge]],
    top: list[str],
) -> int:
    moved = 0
    waiting: list[tuple[str, PackageItem | None]] = [(id, None) for id in reversed(top)]
    while waiting:
        id, above = waiting.pop()
        item = items[id]
        if above is not None and above.level == MAX_LEVELS:
            above, moved = above.above, moved + 1
        item.above, item.level = above, above.level + 1 if above else 1
        (above.below if above else tree.top).append(item)
        children = sorted(below.get(id, ()), key=lambda edge: edge.order, reverse=True)
        waiting += [(edge.child, item) for edge in children]
    return moved


def _circles(
    items: dict[str, PackageItem], parents: dict[str, PackageEdge]
) -> Iterator[tuple[str, str]]:
    """Yield each ring of items that stand below themselves: no top item leads to them."""
    seen: set[str] = set()
    for start in items:
        here, way = start, []
        while items[here].level == 0 and here not in seen:
            seen.add(here)
            way.append(here)
            here = parents[here].parent
        if here in way:
            ring = [items[id].code or items[id].words for id in way[way.index(here) :]]
            shown = ring[4::-1]
            names = " > ".join(short_text(each) for each in (*shown, shown[0]))
            more = "" if len(ring) <= 5 else f" ({len(ring)} items in all)"
            yield parents[here].path, f"an item stands below itself: {names}{more}"


def _counted(number: int) -> str:
    return "1 item stands" if number == 1 else f"{number} items stand"
