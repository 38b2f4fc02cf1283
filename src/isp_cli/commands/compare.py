"""`isp browse --compare`: two frameworks of one role side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from isp_cli.commands.names import names_of
from isp_cli.commands.output import put
from isp_cli.core.whose import overlay_of
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.comparison import Met
    from isp_cli.core.crosswalk import Crosswalk
    from isp_cli.core.find import Found
    from isp_cli.core.framework import Framework
    from isp_cli.core.places import Place


def compare(env: Env, wanted: str, only: Framework | None, *, json: bool, markdown: bool) -> None:
    """Print one thing beside the other framework, or without a name both as a whole.

    `only` is the one framework to look for the name in.

    Raises:
        UnknownName, AmbiguousName: as `core.find.find_in`.
        BrokenRule: the name is of a framework that the reading does not cover.
    """
    from isp_cli.core.comparison import compared, overview
    from isp_cli.storage.crosswalks import bundled_crosswalk
    from isp_cli.ui.pages import comparison as pages

    crosswalk = bundled_crosswalk()
    both = _sides(env, crosswalk, only)
    if only and only not in both:
        covered = " and ".join(each.id for each in both)
        what = f"the reading covers {covered}, and nothing of {only.id}"
        raise typer.BadParameter(what, param_hint="--framework")
    if not wanted:
        whole = overview(crosswalk, *(tuple(reversed(both)) if only is both[1] else both))
        put(
            env,
            lambda: pages.overview_page(crosswalk, whole),
            json=json,
            markdown=markdown,
            record=lambda: {
                **_head(crosswalk, whole.frameworks),
                "pairs": _pairs(*whole.frameworks, whole.pairs),
                "only_in": {
                    each.id: [_met(each, met) for met in found]
                    for each, found in zip(whole.frameworks, whole.only_in, strict=True)
                },
                "unread": {
                    each.id: [_plain(each, place) for place in found]
                    for each, found in zip(whole.frameworks, whole.unread, strict=True)
                },
            },
        )
        return
    found = _found(env, both, only, wanted)
    other = both[1] if found.framework is both[0] else both[0]
    one = compared(crosswalk, found.place, found.framework, other)
    put(
        env,
        lambda: pages.comparison_page(one),
        json=json,
        markdown=markdown,
        record=lambda: {
            **_head(crosswalk, (one.framework, other)),
            "item": {**_plain(one.framework, one.place), "text": one.place.text},
            "met": [_met(other, each) for each in one.met],
            "lacking": one.lacking,
            "only_here": [_met(one.framework, each) for each in one.only_here],
            "pairs": _pairs(one.framework, other, one.pairs),
        },
    )


def _found(
    env: Env, both: tuple[Framework, Framework], only: Framework | None, wanted: str
) -> Found:
    """Find what a name means in the frameworks of the reading; raises as `compare`."""
    from isp_cli.core.find import find_in
    from isp_cli.errors import BrokenRule, UnknownName

    try:
        return find_in((only,) if only else both, wanted)
    except UnknownName as unknown:
        ids = [each.id for each in both]
        try:
            elsewhere = find_in([each for each in names_of(env) if each.id not in ids], wanted)
        except UnknownName:
            raise unknown from None
    raise BrokenRule(
        f"{wanted!r} is in {elsewhere.framework.name}; the reading covers only {' and '.join(ids)}",
        hint=f"isp browse {elsewhere.place.id}",
    )


def _sides(env: Env, crosswalk: Crosswalk, only: Framework | None) -> tuple[Framework, Framework]:
    """Return the frameworks of a crosswalk, the one in use first; `only` is one of them, if so."""
    from isp_cli.storage.frameworks import bundled_framework

    ids = [side.framework for side in crosswalk.between]
    held = {each.id: each for each in (*names_of(env), *((only,) if only else ()))}
    one, other = (held.get(id) or bundled_framework(id).framework for id in ids)
    used = names_of(env).first
    return (other, one) if used is not None and used.id == other.id else (one, other)


def _head(crosswalk: Crosswalk, frameworks: tuple[Framework, ...]) -> dict[str, Any]:
    return {
        "format": "isp-comparison/1",
        "whose": crosswalk.text,
        "frameworks": [
            {"id": each.id, "name": each.name, "version": each.version} for each in frameworks
        ],
    }


def _plain(framework: Framework, place: Place) -> dict[str, Any]:
    overlay = overlay_of(framework, place.record)
    return {"id": place.id, "what": place.kind, "name": place.name, "overlay": overlay}


def _pairs(
    here: Framework, there: Framework, pairs: tuple[tuple[Place, tuple[Met, ...]], ...]
) -> list[dict[str, Any]]:
    return [
        {**_plain(here, place), "met": [_met(there, each) for each in met]} for place, met in pairs
    ]


def _met(framework: Framework, met: Met) -> dict[str, Any]:
    return {**_plain(framework, met.place), "strength": met.strength, "reason": met.reason}
