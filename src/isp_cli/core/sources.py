"""Where things come from: documents, the places in them, and what there is to read beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

ResourceKind = Literal["websites", "collections", "training", "journals", "networks"]


class Strict:
    """Marks records whose file form may hold no key that is not declared here."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(Strict):
    """Where a statement stands: a document's id, its section, and the item's number there.

    `code` and `identifier` are what a CASE package calls it, for systems that load it again.
    """

    document: str
    section: str
    item: str = ""
    code: str = ""
    identifier: str = ""

    @property
    def number(self) -> str:
        """What it is counted as there: its number, or else its code."""
        return self.item or self.code


OWN = Source(document="", section="")  # of a question set; in a framework it names no document


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant(Strict):
    """What another document says otherwise about the same thing: its wording, its name, or both."""

    source: Source
    name: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource(Strict):
    """Something on the web to learn from."""

    id: str
    name: str
    kind: ResourceKind
    url: str
    source: Source
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading(Strict):
    """A publication, as it is cited."""

    id: str
    citation: str
    source: Source
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Strict):
    """A document the framework was taken from; `citation` is its APA reference.

    `identifier` is what a CASE package calls it: while the first document has one, systems that
    load the framework take it for that package. `language` is that of the words here that are
    its own, where it is another than the framework's.
    """

    id: str
    name: str
    title: str
    authors: str
    year: str
    citation: str
    note: str
    version: str = ""
    publisher: str = ""
    url: str = ""
    identifier: str = ""
    language: str = ""
