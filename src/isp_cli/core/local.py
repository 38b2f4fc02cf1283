"""What an overlay leaves on a framework beside its items: local notes, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isp_cli.core.sources import Source, Strict


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalNote(Strict):
    """A note to one item: an example from here, or why the item is not relevant here."""

    to: str
    kind: Literal["example", "not-relevant"]
    text: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied(Strict):
    """An overlay that a framework was read with; `documents` are the ids of its documents."""

    id: str
    name: str
    documents: tuple[str, ...]
    language: str = ""
    version: str = ""
    revised: str = ""
