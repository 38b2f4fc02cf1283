"""A CASE package as a framework, in the plain form of a framework file; nothing is checked yet.

A package that isp wrote says so in its notes, and comes back as it was. Where others changed more
than isp can follow it is read like any other one."""

from __future__ import annotations

import html
import re
from uuid import uuid5

from isp_cli.dates import iso_day, written_day
from isp_cli.exchange.case_ids import NAMESPACE, NewIds, pairs_in, title_line
from isp_cli.exchange.case_own import find_losses, framework_of_package
from isp_cli.exchange.case_package import PackageItem, PackageTree, read_tree
from isp_cli.framework.records import FORMAT
from isp_cli.framework.rules import is_identifier
from isp_cli.records import PlainData, dataclass

# fmt: off
_LINES = frozenset((
    "address", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
))
_BEGUN = frozenset(("br", "hr", "li"))  # these say where a line begins, and nothing at their end
_APART = frozenset(("td", "th"))
_INSIDE = frozenset((
    "a", "abbr", "b", "big", "body", "center", "cite", "code", "del", "em", "font", "head", "html",
    "i", "img", "ins", "kbd", "mark", "q", "s", "script", "small", "span", "strike", "strong",
    "style", "sub", "sup", "tbody", "tfoot", "thead", "tt", "u",
))

# fmt: on
_TAGS = _LINES | _APART | _INSIDE

# Only what is complete is a mark. What merely begins like one ("x<y", "</ ", "<!--" without an end)
# is text: a parser of HTML drops all that follows it, and how much differs between Pythons.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))*)\s*/?>"
)

_ALT = re.compile(r"\salt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PROLOGUE = re.compile(r"<!doctype\b[^<>]*>|<\?xml\b[^<>]*\?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w+|[a-zA-Z]\w*);")
_BLANKS = re.compile(r"[ \t\xa0]+")


def plain_text(text: str) -> str:
    """Return a text without the tags of HTML; what only looks like one, as in x<y, is kept."""
    without = _PROLOGUE.sub("", _without_comments(text))
    tags = (match["tag"].lower() for match in _TAG.finditer(without))
    if without == text and not _ENTITY.search(text) and not any(tag in _TAGS for tag in tags):
        return text
    words: list[str] = []
    done = 0
    for match in _TAG.finditer(without):
        words += html.unescape(without[done : match.start()]), _in_place_of(match)
        done = match.end()
    words.append(html.unescape(without[done:]))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_comments(text: str) -> str:
    """Take out each comment that ends; behind the last end none is looked for, which is quick."""
    begun, end, rest = text.rpartition("-->")
    return _COMMENT.sub("", begun + end) + rest


def _in_place_of(match: re.Match[str]) -> str:
    """Return what a tag leaves behind: an end of line or cell, a dash, its words, or itself."""
    tag = match["tag"].lower()
    if tag not in _TAGS:
        return match[0]
    if match["end"] and tag in _BEGUN:
        return ""
    if tag == "img":
        alt = _ALT.search(match["attributes"])
        return html.unescape(next(filter(None, alt.groups()), "")) if alt else ""
    if tag == "li" and not match["end"]:
        return "\n- "
    return "\n" if tag in _LINES else " " if tag in _APART else ""


_NAME_WIDTH = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}(?!\d)", re.ASCII)


def foreign_framework(tree: PackageTree, id: str = "") -> dict[str, PlainData]:
    """Return a package as plain data, under an id of its own; the tree's remarks get more."""
    _without_tags(tree)
    texts, ids = tree.document, NewIds()
    identifier = texts["identifier"].strip().lower() or str(uuid5(NAMESPACE, texts["title"]))
    id = ids.taken(id) if id else ids.new("framework", texts["title"], identifier=identifier)
    document = ids.taken(f"{id}.source")
    domains = tree.top
    if not any(each.below for each in domains):  # a flat list: its items are the competencies
        flat = PackageItem(tree.path, identifier, texts["title"], name=texts["title"])
        flat.below = domains
        domains = [flat]
    languages = (texts["language"], *(each.language for each in domains), "und")
    made = {
        "format": FORMAT,
        "id": id,
        "name": title_line(texts["title"]),
        "version": title_line(texts["version"]) or _day(texts["lastChangeDateTime"]) or "1",
        "language": next(filter(None, map(title_line, languages))),
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


def _without_tags(tree: PackageTree) -> None:
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


def _about(texts: dict[str, str], ids: NewIds, document: str) -> list[PlainData]:
    source = {"document": document, "section": "Description"}
    text = texts["description"].strip()
    id = "about.description"
    return [{"id": ids.taken(id), "name": "About", "text": text, "source": source}] if text else []


def _domain(found: PackageItem, ids: NewIds, document: str) -> PlainData:
    return {
        **_named(found, "domain", ids, document),
        "competencies": [_competency(each, ids, document) for each in found.below],
    }


def _competency(found: PackageItem, ids: NewIds, document: str) -> PlainData:
    return {
        **_named(found, "competency", ids, document),
        "activities": [_activity(each, ids, document) for each in found.below],
    }


def _activity(found: PackageItem, ids: NewIds, document: str) -> PlainData:
    heading = "" if found.name.strip() in found.words else f"{title_line(found.name)}: "
    wanted = (found.code, found.name, found.words)
    return {
        "id": ids.new("activity", *wanted, identifier=found.identifier),
        "text": _with_notes(f"{heading}{found.words}", found),
        "source": _source(found, document),
        "items": [_activity(each, ids, document) for each in found.below],
    }


def _named(found: PackageItem, kind: str, ids: NewIds, document: str) -> dict[str, PlainData]:
    said = title_line(found.name)
    name = _cut(said or title_line(found.words))
    whole = (
        said not in title_line(found.words) and name != said
    )  # else the end of a long name is lost
    return {
        "id": ids.new(kind, found.code, name, identifier=found.identifier),
        "name": name,
        "text": _with_notes(f"{said}\n\n{found.words}" if whole else found.words, found),
        "source": _source(found, document),
    }


def _with_notes(words: str, found: PackageItem) -> str:
    # isp's own lines of a package that came by other ways say nothing to a reader
    is_ours = {"document", "section"} <= pairs_in(found.notes).keys()
    notes = "" if is_ours else found.notes
    text = "\n\n".join(each for each in (words.strip(), notes.strip()) if each)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _source(found: PackageItem, document: str) -> PlainData:
    above = found.above
    section = (
        _cut(title_line(above.name or above.words))
        if above
        else title_line(found.kind) or "Top level"
    )
    is_item = found.level > 0 and is_identifier(found.identifier)
    return {
        "document": document,
        "section": section,
        "item": title_line(found.number),
        "code": title_line(found.code),
        "identifier": found.identifier if is_item else "",
    }


def package_document(tree: PackageTree, id: str) -> dict[str, PlainData]:
    """Return the package itself as a source document."""
    texts = tree.document
    title, creator = title_line(texts["title"]), title_line(texts["creator"])
    publisher, identifier = title_line(texts["publisher"]), texts["identifier"].strip().lower()
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
        "version": title_line(texts["version"]),
        "publisher": publisher,
        "url": title_line(texts["officialSourceURL"]),
        "identifier": identifier if is_identifier(identifier) else "",
    }


def _day(text: str) -> str:
    match = _DAY.match(text.strip())
    return iso_day(written_day(match[0])) if match else ""


def _cut(line: str) -> str:
    if len(line) <= _NAME_WIDTH:
        return line
    return f"{line[:_NAME_WIDTH].rpartition(' ')[0] or line[:_NAME_WIDTH]}…"


PackageProblems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportedPackage:
    """What was made of a package: plain data, what was decided on the way, what is wrong.

    `paths` says where in the package each id of a framework that isp wrote comes from; problems
    of such a one are no reason to refuse it, for it can be read like any other.
    """

    framework: dict[str, PlainData]
    remarks: tuple[str, ...] = ()
    problems: PackageProblems = ()
    paths: dict[str, str] | None = None
    is_ours: bool = False


def import_package(value: PlainData, *, id: str = "", not_ours: str = "") -> ImportedPackage:
    """Make a framework of a CASE package, bare or wrapped; problems bear their path in it.

    It gets the id that is given, or one of its own. `not_ours` says why a package that isp wrote
    is to be read like any other one.
    """
    tree = read_tree(value)
    if tree.problems:
        return ImportedPackage({}, problems=tuple(tree.problems))
    marks = pairs_in(tree.document["notes"])
    stated = marks.get("format", "")
    if stated != FORMAT and re.fullmatch(r"isp-framework/\d{1,9}", stated, re.ASCII):
        what = f"this isp reads {FORMAT}, not {stated}; upgrade isp to read it"
        return ImportedPackage({}, problems=((f"{tree.path}CFDocument.notes", what),))
    is_marked = stated == FORMAT and bool(marks.get("id"))
    not_ours = not_ours or (find_losses(tree) if is_marked else "")
    if is_marked and not not_ours:
        marks["id"] = id or marks["id"]
        own = framework_of_package(tree, marks, package_document(tree, marks["id"]))
        return ImportedPackage(
            own.framework, tuple(tree.remarks), tuple(own.problems), own.paths, True
        )
    if not_ours:
        tree.remarks.append(
            f"this package was changed since isp wrote it: {not_ours}; so it was read like any "
            "other one"
        )
    framework = foreign_framework(tree, id)
    return ImportedPackage(framework, tuple(tree.remarks))
