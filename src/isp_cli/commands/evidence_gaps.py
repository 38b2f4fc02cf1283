"""`isp evidence --gaps`: what there is evidence on, and what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.commands.output import put
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.gaps import Standing


def put_gaps(env: Env, competency: str, *, json: bool, markdown: bool) -> None:
    """Print what the journal tells of every competency and principle, or of one competency.

    Raises:
        NotRead: some files could not be read; what the others say has been printed.
    """
    from isp_cli.commands.names import framework_of, names_of
    from isp_cli.core.gaps import (
        held_elsewhere,
        of_activities,
        put_forward,
        standings,
        without_evidence,
    )
    from isp_cli.errors import NotRead
    from isp_cli.storage.evidence import every_piece, last_named
    from isp_cli.ui.pages.gaps import competency_gaps_page, gaps_page

    today = env.today()
    guide = framework_of(env, competency) if competency else env.framework
    pieces, trouble = every_piece(env.journal)
    named, more = last_named(env.journal, without_evidence(guide, pieces))
    trouble += more
    found = standings(guide, pieces, named, today)
    activities: tuple[Standing, ...] = ()
    held = guide.capability(competency) if competency else None
    if held is not None:
        found = tuple(each for each in found if each.id == held.id)
        activities = put_forward(guide, of_activities(held, pieces, today))
    found = put_forward(guide, found) or found
    elsewhere = () if held else held_elsewhere(guide, pieces, names_of(env), today)
    put(
        env,
        lambda: (
            competency_gaps_page(found[0], activities, is_whole=not trouble)
            if held
            else gaps_page(guide, found, elsewhere, is_whole=not trouble)
        ),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-evidence-gaps/1",
            "standings": [_plain(each) for each in found],
            "elsewhere": [_plain(each) for each in elsewhere],
            "activities": [_plain(each) for each in activities],
        },
    )
    if trouble:
        raise NotRead(trouble)


def _plain(standing: Standing) -> dict[str, Any]:
    days = {"earliest": standing.earliest, "latest": standing.latest, "written": standing.written}
    return {
        "id": standing.id,
        "kind": standing.kind,
        "name": standing.name,
        "overlay": standing.overlay,
        "state": standing.state,
        "how": list(standing.how),
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }
