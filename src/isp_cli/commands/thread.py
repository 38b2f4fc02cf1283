"""`isp thread`: one competency's story, or a principle's, on one page."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import past_day
from isp_cli.commands.options import (
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
)
from isp_cli.framework.bundled import bundled_crosswalk
from isp_cli.framework.crosswalk import same_ground
from isp_cli.scope import find_among, framework_to_complete_from, scope_in_use
from isp_cli.thread.moments import find_subject, subjects_of_ids
from isp_cli.thread.pages import thread_page, thread_record
from isp_cli.thread.store import read_thread
from isp_cli.thread.thread import read_last_year, read_since, thread_since


def complete_subject(incomplete: str) -> list[tuple[str, str]]:
    """Offer competencies, functions and principles to the shell."""
    guide = framework_to_complete_from()
    if guide is None:
        return []
    names = [(each.id, each.name) for each in guide.capabilities()]
    names += [(each.id, each.name) for each in guide.principles]
    return [(id, name) for id, name in names if id.startswith(incomplete.casefold())]


def thread(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(
            help="A competency or a principle, by its id, its name or a part of it.",
            metavar="NAME",
            autocompletion=complete_subject,
        ),
    ],
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="From this day on: '1 june'.")
    ] = "",
    both: Annotated[
        bool,
        typer.Option("--both", help="Also what covers the same ground in the other framework."),
    ] = False,
    whole: Annotated[
        bool,
        typer.Option("--whole", help="From its beginning, and every answer in full."),
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Read the story of one competency or principle.

    What you wrote about it in the order of time: where you named it, what happened, how you know,
    what you promised, the plan that holds it, what changed and what is ahead. It is told by its
    last year, and a long answer by how it begins; --whole has all of it, as have --json and
    --markdown. The id beside an answer opens its entry: isp journal show ID.
    """
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    said = " ".join(name)
    scope = scope_in_use(env)
    names = scope.names_with_entries(said)
    subject = find_among(scope, find_subject, said, names)
    day = past_day(env, since) if since else None
    ids = same_ground(bundled_crosswalk(), subject.id) if both else ()
    subjects = (subject, *subjects_of_ids(scope.names, ids))
    read = partial(read_thread, env.journal, subjects, both=both)
    if day:
        told = thread_since(read(None), day) if json else read_since(read, day)
    elif whole or json or markdown:
        told = read(None)
    else:
        told = read_last_year(read, env.today())
    put(
        env,
        lambda: thread_page(
            names, told, env.today(), whole=whole or markdown, lacks=bool(env.missing)
        ),
        lambda: thread_record(told),
        found=told.days,
    )
