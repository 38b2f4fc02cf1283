"""Whose words something is in: its framework's own, or those of an overlay that lies on it.

Here stand the rules by which a source or a variant tells that, in which language the words are, and
how a name says so in a list. Laying an overlay on a framework is `framework.overlay`'s part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Protocol

from isp_cli.framework.records import Framework, Source, Variant

NameOrText = Literal["name", "text"]


class SourcedItem(Protocol):
    """Whatever has an id, a name and a source."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def source(self) -> Source:
        """Where it stands."""


def overlay_name(framework: Framework, source: Source) -> str:
    """Name the overlay a source belongs to; nothing where it is the framework's own."""
    names = (each.name for each in framework.overlays if source.document in each.documents)
    return next(names, "")


def overlay_of(framework: Framework, record: object) -> str:
    """Name the overlay that something comes from, or is worded by; nothing where there is none."""
    source = getattr(record, "source", None)
    return overlay_name(framework, source) if isinstance(source, Source) else ""


def language_of(framework: Framework, record: object, said: NameOrText) -> str:
    """Return what a name or a text is in: the language of its document, overlay or framework."""
    source = _source_of(record, said)
    return document_language(framework, source.document if source else "")


def document_language(framework: Framework, id: str) -> str:
    """Return the language of what is a document's own, by the document's id."""
    document = framework.document(id)
    theirs = (each.language for each in framework.overlays if id in each.documents)
    own = document.language if document else ""
    return next(filter(None, (own, *theirs)), framework.language)


def _source_of(record: object, said: NameOrText) -> Source | None:
    """Return whose a name or a text is: an overlay that words but the other leaves it as it was."""
    source = getattr(record, "source", None)
    if not isinstance(source, Source):
        return None
    variants: tuple[Variant, ...] = getattr(record, "variants", ())
    for each in variants:
        if source.section or getattr(each, said):  # a wording names no section: a document does
            break
        source = each.source
    return source


def is_reworded(framework: Framework, record: object) -> bool:
    """Claim that an overlay says in its own words what the framework has."""
    theirs = overlay_of(framework, record)
    variants: tuple[Variant, ...] = getattr(record, "variants", ())
    return bool(theirs and variants) and overlay_of(framework, variants[0]) != theirs


def is_only_named(framework: Framework, record: Any) -> bool:
    """Claim that an overlay gives something another name, and leaves its text as it was."""
    if not is_reworded(framework, record):
        return False
    original: Variant = record.variants[0]
    return bool(original.name and not original.text)


def authorship_of(framework: Framework, record: Any) -> str:
    """Say in a few words what an overlay has to do with something; nothing where none has."""
    theirs = overlay_of(framework, record)
    if not is_reworded(framework, record):
        return f"from {theirs}" if theirs else ""
    named = is_only_named(framework, record)
    return f"named by {theirs}" if named else f"in the words of {theirs}"


def sources_of(framework: Framework, record: Any) -> tuple[Source, ...]:
    """Return where something stands; what overlays word otherwise, in the original too."""
    return tuple(_sources(framework, record))


def _sources(framework: Framework, record: Any) -> Iterator[Source]:
    yield record.source
    if is_reworded(framework, record):
        for each in record.variants:
            yield each.source
            if not overlay_name(framework, each.source):
                return  # the rest are what other documents say


def marked_name(framework: Framework, words: str, record: object) -> str:
    """Return what something is called, or what it says, with the overlay it comes from."""
    theirs = overlay_of(framework, record)
    return f"{words} ({theirs})" if theirs else words


def listed_name(framework: Framework, record: SourcedItem, id: str = "") -> str:
    """Return a name as lists have it: with its overlay, and whether it is not for us."""
    remarks = [id, overlay_of(framework, record)]
    if not framework.is_relevant(record.id):
        remarks.append("not relevant here")
    told = ", ".join(each for each in remarks if each)
    return f"{record.name} ({told})" if told else record.name
