"""The smallest records of a framework: what stands inside a competency or a function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isp_cli.core.sources import Source, Strict, Variant


@dataclass(frozen=True, kw_only=True, slots=True)
class Item(Strict):
    """One ability, activity or statement; `items` are the ones nested under it."""

    id: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HintPoint(Strict):
    """One point of a hint: an idea, or an example of one."""

    id: str
    kind: Literal["idea", "example"]
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint(Strict):
    """The practical advice that goes with one competency."""

    id: str
    source: Source
    items: tuple[HintPoint, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Level(Strict):
    """What a competency or function is like at one level; `name` says level and word."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
