"""An overlay: what somebody adds to a framework or says in their own words, in a file of its own.

It never changes its framework's file. What comes from it carries a source that names the
overlay's own document, and the wording it takes the place of stays as a variant."""

from __future__ import annotations

from typing import Any, Literal, TypeVar, cast

from isp_cli.framework.records import (
    AppliedOverlay,
    Competency,
    Domain,
    Framework,
    Function,
    LocalNote,
    Source,
    SourceDocument,
    StrictKeys,
    Variant,
)
from isp_cli.records import PlainData, dataclass, fields, is_dataclass, replace

FORMAT = "isp-overlay/1"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedCompetency(Competency):
    """A competency of an overlay; `domain` is the id of the one it goes into."""

    domain: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Example(StrictKeys):
    """An example from here to the item whose id is `to`."""

    to: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording(StrictKeys):
    """One's own wording or translation of an item: its name, its text, or both."""

    of: str
    name: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotRelevant(StrictKeys):
    """An item that has no part in one's role, and why."""

    id: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay(StrictKeys):
    """One overlay, whole; `of` is the id of the framework, or of another overlay, it lies on.

    The first of its `sources` is the overlay itself as a document: what names no source is its.
    `revised` is the day on which its words were last changed.
    """

    format: Literal["isp-overlay/1"]
    id: str
    name: str
    of: str
    language: str
    version: str = ""
    revised: str = ""
    sources: tuple[SourceDocument, ...]
    competencies: tuple[AddedCompetency, ...] = ()
    functions: tuple[Function, ...] = ()
    examples: tuple[Example, ...] = ()
    wordings: tuple[Wording, ...] = ()
    not_relevant: tuple[NotRelevant, ...] = ()


def apply_overlay(framework: Framework, overlay: Overlay) -> Framework:
    """Return the framework as it is with an overlay on it; the overlay has been checked."""
    here = Source(document=overlay.sources[0].id, section="")
    wordings = {each.of: each for each in overlay.wordings}
    domains = tuple(_with_added(domain, overlay.competencies) for domain in framework.domains)
    grown = replace(
        framework, domains=domains, functions=(*framework.functions, *overlay.functions)
    )
    worded = _worded(grown, wordings, here) if wordings else grown
    examples = (
        LocalNote(to=each.to, kind="example", text=each.text, source=here)
        for each in overlay.examples
    )
    unfit = (
        LocalNote(to=each.id, kind="not-relevant", text=each.why, source=here)
        for each in overlay.not_relevant
    )
    applied_here = AppliedOverlay(
        id=overlay.id,
        name=overlay.name,
        documents=tuple(each.id for each in overlay.sources),
        language=overlay.language,
        version=overlay.version,
        revised=overlay.revised,
    )
    return replace(
        worded,
        sources=(*framework.sources, *overlay.sources),
        local=(*framework.local, *examples, *unfit),
        overlays=(*framework.overlays, applied_here),
    )


def _with_added(domain: Domain, added: tuple[AddedCompetency, ...]) -> Domain:
    here = tuple(_competency(each) for each in added if each.domain == domain.id)
    return replace(domain, competencies=(*domain.competencies, *here)) if here else domain


def _competency(added: AddedCompetency) -> Competency:
    return Competency(**{each.name: getattr(added, each.name) for each in fields(Competency)})


def _worded(record: T, wordings: dict[str, Wording], here: Source) -> T:
    """Return the record, and those inside it, as the wordings have them."""
    value: Any = record
    if isinstance(value, tuple):
        items: Any = tuple(_worded(each, wordings, here) for each in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else record
    if not is_dataclass(value) or isinstance(value, type):
        return record
    held = {each.name: getattr(value, each.name) for each in fields(value)}
    new = {name: _worded(item, wordings, here) for name, item in held.items()}
    changed = {name: item for name, item in new.items() if item is not held[name]}
    wording = wordings.get(held.get("id", ""))
    if wording is not None and "variants" in held:
        changed |= _in_own_words(value, wording, here)
    result: Any = replace(value, **changed) if changed else value
    return cast("T", result)


def _in_own_words(record: Any, wording: Wording, here: Source) -> dict[str, Any]:
    said = {"name": wording.name, "text": wording.text}
    said = {key: words for key, words in said.items() if words.strip() and hasattr(record, key)}
    before = {key: getattr(record, key) for key in said}
    original = Variant(source=record.source, **before)
    return {**said, "source": here, "variants": (original, *record.variants)}


def with_own_sources(value: PlainData) -> PlainData:
    """Return an overlay's file with its first document as the source of each item that names none.

    Plain data of any shape may come in: what is wrong with it is told by the checks that follow.
    """
    if not isinstance(value, dict):
        return value
    listed = value.get("sources")
    first = listed[0] if isinstance(listed, list) and listed else None
    document = first.get("id") if isinstance(first, dict) else None
    # where it names no document that is told of once, not at each item
    source = {"document": document if isinstance(document, str) else "", "section": ""}
    added = {
        key: _sourced(value[key], source) for key in ("competencies", "functions") & value.keys()
    }
    return value | added


def _sourced(value: PlainData, source: dict[str, str]) -> PlainData:
    if isinstance(value, list):
        return [_sourced(each, source) for each in value]
    if not isinstance(value, dict):
        return value
    inner = {
        key: each if key == "source" else _sourced(each, source) for key, each in value.items()
    }
    return {**inner, "source": source} if "id" in inner and "source" not in inner else inner
