"""`isp review`: what was written before, brought together to be read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.dates import past_day
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    PlainOption,
    as_json,
    env_of,
    put,
    put_found,
)
from isp_cli.errors import (
    BrokenRule,
    CannotRead,
    InvalidFile,
    IspError,
    NotRead,
    NotSearched,
    UnknownEntry,
)
from isp_cli.scope import scope_in_use

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.entry.entry import AnswerInEntry
    from isp_cli.entry.plan import Development, Plan, PlanStep
    from isp_cli.env import Env
    from isp_cli.review.look_back import LookBack


def review(
    ctx: typer.Context,
    question: Annotated[
        str,
        typer.Option("--question", metavar="Q", help="One question over time: 1 to 10, or an id."),
    ] = "",
    since: Annotated[
        str,
        typer.Option("--since", metavar="DATE", help="Look back to a day: '1 june', 'last month'."),
    ] = "",
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Read again what you answered over the years.

    With --question: its answers, the oldest first; where it was worded otherwise then, it says so.
    With --since: what you wrote about, your promises, your plan, and a few of your own sentences.
    """
    env = env_of(ctx, plain=plain)
    if question.strip() and since.strip():
        raise typer.BadParameter("choose one of --question and --since")
    if not (question.strip() or since.strip()):
        raise typer.BadParameter("say what to read again: --question 2 or --since 'last month'")
    if since.strip():
        put_since(env, since, json=json, markdown=markdown)
        return
    _question(env, question, json=json, markdown=markdown)


def _question(env: Env, said: str, *, json: bool, markdown: bool) -> None:
    from isp_cli.journal.search import answers_to, find_unanswered
    from isp_cli.questions.sets import question_id
    from isp_cli.review import pages

    scope = scope_in_use(env)
    guide = scope.guide
    id = question_id(guide, said)
    answered, trouble = answers_to(env.journal, id)
    answered.reverse()
    nothing = None if answered else find_unanswered(env.home, guide, id)
    put_found(
        env,
        answered,
        trouble,
        lambda: (
            pages.not_answered_page(nothing)
            if nothing
            else pages.question_over_time_page(scope.names, answered)
        ),
        json=json,
        markdown=markdown,
        record=lambda: {
            "format": "isp-review-question/1",
            "question": id,
            "answers": [each.record for each in answered],
        },
    )
    if trouble:
        raise NotSearched(trouble)


def put_since(env: Env, said: str, *, json: bool, markdown: bool) -> None:
    """Look back to a day, as people say days.

    Raises:
        BrokenRule: it is no day, could be two, or is still to come.
        NotRead: some files could not be read; the rest is shown.
    """
    from isp_cli.journal.promises import every_promise
    from isp_cli.journal.reading import entries_since
    from isp_cli.review.look_back import look_back
    from isp_cli.review.pages import since_page

    day = past_day(env, said)
    entries, trouble = entries_since(env.journal, day)
    promises, more = every_promise(env.journal)
    trouble += more
    back = look_back(day, entries, promises, _plan(env, day, trouble))
    put(
        env,
        lambda: since_page(scope_in_use(env).names, back, env.today(), is_whole=not trouble),
        json=json,
        markdown=markdown,
        record=lambda: _record(back),
    )
    if trouble:
        raise NotRead(trouble)


def _plan(env: Env, day: date, trouble: list[IspError]) -> Plan | None:
    from isp_cli.journal.reading import plan_since

    try:
        return plan_since(env.journal, day)
    except (CannotRead, InvalidFile) as problem:
        trouble.append(problem)
        return None


def _record(back: LookBack) -> dict[str, Any]:
    from isp_cli.records import plain

    plan = back.plan
    return {
        "format": "isp-review-since/1",
        "since": back.since.isoformat(),
        "competencies": list(back.competencies),
        "principles": list(back.principles),
        "open": [each.record for each in back.open],
        "settled": [each.record for each in back.settled],
        "plan": {
            "entry": plan.id if plan else "",
            "closed": plan.closed if plan else "",
            "learnt": plan.learnt if plan else "",
            "ahead": [_step(*each) for each in plan.steps_ahead()] if plan and plan.is_open else [],
            "ended": [_step(*each) for each in back.ended],
            "next_review": plan.next_review if plan else "",
        },
        "sentences": plain(back.sentences),
    }


def _step(held: Development, step: PlanStep) -> dict[str, Any]:
    from isp_cli.records import plain

    return {"competency": held.competency, **plain(step)}


app = Commands()
_ASK = "the tenth question asks for one: isp reflect --questions 10"


@app.callback(invoke_without_command=True, epilog="Example: isp practice")
def practice(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """See the practices you could pass on to others.

    They are your answers to the tenth question. One answer is one practice here, even where it
    tells of several.
    """
    if ctx.invoked_subcommand is None:
        list_(ctx, json=json, markdown=markdown, plain=plain)


@app.command("list", epilog="Example: isp practice list")
def list_(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """List the practices, newest first."""
    from isp_cli.review.pages import library_page

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    put_found(
        env,
        practices,
        trouble,
        lambda: library_page(scope_in_use(env).names, practices),
        json=json,
        markdown=markdown,
        record=lambda: _record_practice(practices),
    )
    if trouble:
        raise NotSearched(trouble)


@app.command("show", epilog="Example: isp practice show 1")
def show(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(metavar="N", help="A number of the list, 'last', or the id of its entry."),
    ],
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Read one practice in full."""
    from isp_cli.entry.entry import find_answered
    from isp_cli.review.pages import practice_page

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    found = find_answered(practices, which)
    if found is not None:
        put(
            env,
            lambda: practice_page(scope_in_use(env).names, found),
            json=json,
            markdown=markdown,
            record=lambda: _record_practice([found]),
        )
    if trouble:
        raise NotSearched(trouble)
    if found is None:
        hint = "'isp practice list' shows what there is" if practices else _ASK
        raise UnknownEntry(which, what="practice", hint=hint)


@app.command("export", epilog="Example: isp practice export --output practices.md")
def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write a new file, always in UTF-8."),
    ] = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Print all practices as Markdown, to pass on."""
    from isp_cli.page.printing import as_markdown
    from isp_cli.review.pages import export_page, exported_page

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    text = (
        as_json(_record_practice(practices))
        if json
        else as_markdown(export_page(scope_in_use(env).names, practices))
    )
    if output is None and (practices or json or not trouble):
        env.screen.write(text)
    if trouble:
        raise NotSearched(trouble)  # no file is written that lacks some of them
    if output is not None:
        from isp_cli.files.files import write_new

        if not practices:
            raise BrokenRule("there is no practice to write yet", hint=_ASK)
        write_new(output, text, env.disk)
        env.screen.show(exported_page(str(output)))


def _library(env: Env) -> tuple[list[AnswerInEntry], list[IspError]]:
    from isp_cli.entry.entry import PRACTICES
    from isp_cli.journal.search import answers_to

    return answers_to(env.journal, PRACTICES)


def _record_practice(practices: list[AnswerInEntry]) -> dict[str, Any]:
    return {"format": "isp-practice/1", "practices": [each.record for each in practices]}
