"""`isp evidence`: what happened that you can point to, and where there is nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.days import past_day, tell_day
from isp_cli.commands.options import Commands, Json, Markdown, Plain, env_of
from isp_cli.commands.output import put_found
from isp_cli.env import Env
from isp_cli.errors import NeedsTerminal

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.evidence import Piece, Wanted
    from isp_cli.core.names import Names

app = Commands()

HOW_HELP = "impression, feedback, data or observed."
ADD = 'Example: isp evidence add "They set the agenda" --how observed --competency teams'


@app.callback(invoke_without_command=True, epilog="Example: isp evidence --gaps")
def evidence(
    ctx: typer.Context,
    competency: Annotated[
        str, typer.Option("--competency", metavar="C", help="Only on this competency.")
    ] = "",
    principle: Annotated[
        str, typer.Option("--principle", metavar="P", help="Only on this principle.")
    ] = "",
    how: Annotated[str, typer.Option("--how", metavar="HOW", help=f"Only {HOW_HELP}")] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Only from this day: '1 june'.")
    ] = "",
    gaps: Annotated[
        bool, typer.Option("--gaps", help="In sentences: what is there, and what is not.")
    ] = False,
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """See what happened that you can point to.

    Every answer that says how you know is a piece of evidence, also in a note after a session.
    --gaps tells for each competency and principle what you hold and what you do not; with
    --competency, for its activities too.
    """
    if ctx.invoked_subcommand is not None:
        return
    from isp_cli.commands.names import names_of, names_told

    env = env_of(ctx, plain=plain)
    # gaps are told of what a framework has; evidence also of what only entries still name
    names = names_of(env) if gaps else names_told(env, competency, principle)
    wanted = _wanted(env, names, competency, principle, how, since)
    if json and wanted.since:  # the page says it itself
        tell_day(env, since, wanted.since)
    if gaps:
        from isp_cli.commands.evidence_gaps import put_gaps

        if principle or how or since:
            raise typer.BadParameter("--gaps goes with --competency only")
        put_gaps(env, wanted.competency, json=json, markdown=markdown)
    else:
        _list(env, names, wanted, json=json, markdown=markdown)


@app.command("add", epilog=ADD)
def add(
    ctx: typer.Context,
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="What happened; without it, it asks.")
    ] = None,
    competency: Annotated[
        list[str] | None, typer.Option("--competency", metavar="C", help="It shows this one.")
    ] = None,
    principle: Annotated[
        list[str] | None, typer.Option("--principle", metavar="P", help="It shows this one.")
    ] = None,
    activity: Annotated[
        list[str] | None,
        typer.Option("--activity", metavar="ID", help="'isp browse NAME --ids' has it."),
    ] = None,
    how: Annotated[
        str, typer.Option("--how", metavar="HOW", help=f"How you know: {HOW_HELP}")
    ] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="DATE", help="When it was: 'last tuesday'.")
    ] = "",
    plain: Plain = False,
) -> None:
    """Write down something that happened.

    With WORDS it asks nothing; --competency, --principle and --activity may be said more than
    once.
    """
    env = env_of(ctx, plain=plain)
    said = any((competency, principle, activity, how, when))
    if words is None and said:
        raise typer.BadParameter("say what happened, in quotes", param_hint="WORDS")
    if words is not None:
        _add(env, words, competency or [], principle or [], activity or [], how=how, when=when)
        return
    if not env.can_ask:
        raise NeedsTerminal(hint='isp evidence add "They set the agenda" --how observed')
    from isp_cli.commands.writing_evidence import ask_for_evidence

    with env.signals.saving():
        ask_for_evidence(env)


def _add(
    env: Env,
    words: str,
    competencies: list[str],
    principles: list[str],
    activities: list[str],
    *,
    how: str,
    when: str,
) -> None:
    from dataclasses import replace

    from isp_cli.commands.drafts import add_new, new_entry
    from isp_cli.commands.names import (
        activity_meant,
        competency_meant,
        names_of,
        principle_meant,
    )
    from isp_cli.commands.sitting import questions_of
    from isp_cli.core.evidence import find_how, told
    from isp_cli.core.question_set import EVIDENCE
    from isp_cli.ui.pages.evidence import kept_page

    if not words.strip():
        raise typer.BadParameter("say what happened, in quotes", param_hint="WORDS")
    if not how:
        raise typer.BadParameter(f"say how you know: {HOW_HELP}", param_hint="--how")
    found = [activity_meant(env, each) for each in activities]
    entry = replace(new_entry(env, "evidence"), set=EVIDENCE, finished=env.now())
    answers = told(
        questions_of(env, EVIDENCE, ""),
        words,
        how=find_how(how),
        competencies=[
            *(competency_meant(env, each).id for each in competencies),
            *(competency for _, competency in found),
        ],
        principles=[principle_meant(env, each).id for each in principles],
        activities=[id for id, _ in found],
        day=past_day(env, when) if when else None,
    )
    saved = add_new(env, replace(entry, answers=answers))
    env.show(kept_page(names_of(env), saved.record, str(saved.path)))


def _wanted(
    env: Env, names: Names, competency: str, principle: str, how: str, since: str
) -> Wanted:
    from isp_cli.commands.names import competency_meant, principle_meant
    from isp_cli.core.evidence import Wanted, find_how

    return Wanted(
        competency=competency_meant(env, competency, names).id if competency else "",
        principle=principle_meant(env, principle, names).id if principle else "",
        how=find_how(how) if how else "",
        since=past_day(env, since) if since else None,
    )


def _list(env: Env, names: Names, wanted: Wanted, *, json: bool, markdown: bool) -> None:
    from isp_cli.commands.names import names_of
    from isp_cli.errors import NotRead
    from isp_cli.storage.evidence import every_piece
    from isp_cli.ui.pages.evidence import evidence_page

    every, trouble = every_piece(env.journal)
    found = [each for each in every if wanted.covers(each)]
    known = names_of(env).capability(wanted.competency)
    gaps_on = wanted.competency if known else ""
    put_found(
        env,
        found,
        trouble,
        lambda: evidence_page(
            names, found, wanted, gaps_on=gaps_on, any_at_all=bool(every), whole=markdown
        ),
        json=json,
        markdown=markdown,
        record=lambda: {"format": "isp-evidence/1", "evidence": [_plain(each) for each in found]},
    )
    if trouble:
        raise NotRead(trouble)


def _plain(piece: Piece) -> dict[str, Any]:
    entry: Entry = piece.entry
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "question": piece.answer.question,
        "day": piece.day.isoformat(),
        "text": piece.answer.text,
        "how": piece.answer.how,
        "competencies": list(piece.competencies),
        "principles": list(piece.principles),
        "activities": list(piece.activities),
        "label": entry.label,
        "during": entry.during,
        "share": piece.answer.share,
    }
