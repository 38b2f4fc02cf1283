"""`isp thread`: one competency's story, or a principle's, on one page."""

from __future__ import annotations

from typing import Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import past_day
from isp_cli.commands.options import JsonOption, MarkdownOption, PlainOption, env_of, put
from isp_cli.framework.bundled import bundled_crosswalk
from isp_cli.framework.crosswalk import same_ground
from isp_cli.scope import Scope, find_among, framework_to_complete_from, scope_in_use
from isp_cli.thread.moments import Subject, find_subject, subjects_of_ids
from isp_cli.thread.pages import thread_page, thread_record
from isp_cli.thread.store import story
from isp_cli.thread.thread import Thread, merge_threads, thread_of
from isp_cli.thread.thread import thread_since as from_day


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
        bool, typer.Option("--whole", help="Every answer in full, as --markdown has it.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Read the story of one competency or principle.

    Everything you wrote about it in the order of time: where you named it, what happened, how you
    know, what you promised, the plan that holds it, what changed and what is ahead. A long answer
    is told by how it begins; --whole has all of it, and the id beside it opens its entry: isp
    journal show ID.
    """
    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    said = " ".join(name)
    scope = scope_in_use(env)
    names = scope.names_with_entries(said)
    subject = find_among(scope, find_subject, said, names)
    day = past_day(env, since) if since else None
    story = _story(scope, subject, both=both)
    told = from_day(story, day)
    put(
        env,
        lambda: thread_page(
            names, told, env.today(), whole=whole or markdown, lacks=bool(env.missing)
        ),
        lambda: thread_record(told),
        found=told.days,
    )


def _story(scope: Scope, subject: Subject, *, both: bool) -> Thread:
    ids = same_ground(bundled_crosswalk(), subject.id) if both else ()
    told = []
    for each in (subject, *subjects_of_ids(scope.names, ids)):
        found = story(scope.env.journal, each.id)
        told.append(thread_of(each, found.records, found.told))
    return merge_threads(told[0], told[1:]) if both else told[0]
