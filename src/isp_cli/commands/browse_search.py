"""`isp browse --search`: words in every framework there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from isp_cli.commands.output import put
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.framework import Framework
    from isp_cli.core.places import Place


def search(
    env: Env,
    frameworks: Iterable[Framework],
    words: str,
    below: str,
    *,
    json: bool,
    markdown: bool,
) -> None:
    """Print what holds all the words, framework by framework; only `below` something, if named.

    Raises:
        UnknownName, AmbiguousName: as `core.find.find_in`, for `below`.
    """
    from isp_cli.core import find
    from isp_cli.core.places import is_below
    from isp_cli.ui.pages.framework_search import search_page

    if not words.strip():
        raise typer.BadParameter("name a word to look for", param_hint="--search")
    within = find.find_in(frameworks, below) if below else None
    found = []
    for framework in frameworks:
        hits = find.search(framework, words)
        if within is not None:
            # a section has the same id in every framework, anything else stands in one
            here = within.place.kind == "section" or framework is within.framework
            hits = [hit for hit in hits if here and is_below(hit, within.place)]
        if hits:
            found.append((framework, hits))
    put(
        env,
        lambda: search_page(words, found, within.place.name if within else ""),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-search/1",
            "words": words,
            "hits": [_plain(framework, hit) for framework, hits in found for hit in hits],
        },
    )


def _plain(framework: Framework, hit: Place) -> dict[str, Any]:
    return {
        "framework": framework.id,
        "id": hit.id,
        "what": hit.kind,
        "name": hit.name,
        "place": list(hit.path),
        "text": hit.text,
    }
