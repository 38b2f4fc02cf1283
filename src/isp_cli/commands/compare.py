"""`isp browse --compare`: two frameworks of one role side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.commands.names import names_of
from isp_cli.commands.output import put
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.comparison import Met
    from isp_cli.core.crosswalk import Crosswalk
    from isp_cli.core.framework import Framework
    from isp_cli.core.places import Place


def compare(env: Env, wanted: str, only: str, *, json: bool, markdown: bool) -> None:
    """Print one thing beside the other framework, or without a name both as a whole.

    `only` is the id of the one framework to look for the name in.

    Raises:
        UnknownName, AmbiguousName: as `core.find.find_in`.
    """
    from isp_cli.core.comparison import compared, overview
    from isp_cli.core.find import find_in
    from isp_cli.storage.crosswalks import bundled_crosswalk
    from isp_cli.ui.pages import comparison as pages

    crosswalk = bundled_crosswalk()
    both = _sides(env, crosswalk)
    if not wanted:
        whole = overview(crosswalk, *(tuple(reversed(both)) if only == both[1].id else both))
        put(
            env,
            lambda: pages.overview_page(crosswalk, whole),
            json=json,
            markdown=markdown,
            record=lambda: {
                **_head(crosswalk, whole.frameworks),
                "pairs": [
                    {**_plain(place), "met": [_met(each) for each in met]}
                    for place, met in whole.pairs
                ],
                "only_in": {
                    each.id: [_met(met) for met in found]
                    for each, found in zip(whole.frameworks, whole.only_in, strict=True)
                },
            },
        )
        return
    found = find_in([each for each in both if only in ("", each.id)], wanted)
    other = both[1] if found.framework is both[0] else both[0]
    one = compared(crosswalk, found.place, found.framework, other)
    put(
        env,
        lambda: pages.comparison_page(one),
        json=json,
        markdown=markdown,
        record=lambda: {
            **_head(crosswalk, (one.framework, other)),
            "item": {**_plain(one.place), "text": one.place.text},
            "met": [_met(each) for each in one.met],
            "lacking": one.lacking,
            "only_here": [_met(each) for each in one.only_here],
        },
    )


def _sides(env: Env, crosswalk: Crosswalk) -> tuple[Framework, Framework]:
    """Return the frameworks of a crosswalk, the one in use first."""
    from isp_cli.storage.frameworks import bundled_framework

    ids = [side.framework for side in crosswalk.between]
    held = {each.id: each for each in names_of(env) if each.id in ids}
    one, other = (held.get(id) or bundled_framework(id).framework for id in ids)
    return (other, one) if names_of(env).first is other else (one, other)


def _head(crosswalk: Crosswalk, frameworks: tuple[Framework, ...]) -> dict[str, Any]:
    return {
        "format": "isp-comparison/1",
        "whose": crosswalk.text,
        "frameworks": [
            {"id": each.id, "name": each.name, "version": each.version} for each in frameworks
        ],
    }


def _plain(place: Place) -> dict[str, Any]:
    return {"id": place.id, "what": place.kind, "name": place.name}


def _met(met: Met) -> dict[str, Any]:
    return {**_plain(met.place), "strength": met.strength, "reason": met.reason}
