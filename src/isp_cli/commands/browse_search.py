"""`isp browse --search`: words in every framework there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from isp_cli.commands.output import put
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.framework import Framework
    from isp_cli.core.framework_search import Hit


def look_for(
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
    from isp_cli.core.find import find_in
    from isp_cli.core.framework_search import search
    from isp_cli.ui.pages.framework_search import search_page

    if not words.strip():
        raise typer.BadParameter("name a word to look for", param_hint="--search")
    within = find_in(frameworks, below) if below else None
    found = []
    for framework in frameworks:
        if within is None:
            hits = search(framework, words)
        elif within.place.kind == "section" or framework is within.framework:
            # a section has the same id in every framework, anything else stands in one
            hits = search(framework, words, within.place)
        else:
            hits = []
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


def _plain(framework: Framework, hit: Hit) -> dict[str, Any]:
    from isp_cli.core.records import plain
    from isp_cli.core.whose import overlay_of

    place = hit.place
    return {
        "framework": framework.id,
        "id": place.id,
        "what": place.kind,
        "name": place.name,
        "place": list(place.path),
        "text": place.text,
        "overlay": overlay_of(framework, place.record),
        "variants": plain(hit.variants),
        "local": plain(hit.notes),
    }
