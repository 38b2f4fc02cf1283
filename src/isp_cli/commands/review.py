"""`isp review`: what was written before, brought together; `isp practice`: what to pass on.

To look a plan over is in `plan_review`; one competency's story in `thread`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import past_day
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    as_json,
    env_of,
    output_option,
    put,
)
from isp_cli.entry.entry import PRACTICES, AnswerInEntry, find_answered
from isp_cli.errors import BrokenRule, UnknownEntry
from isp_cli.files.files import write_new
from isp_cli.journal.reading import entries_since, plan_since
from isp_cli.review import pages
from isp_cli.review.pages import (
    export_page,
    exported_page,
    library_page,
    practice_page,
    practices_record,
    since_page,
    since_record,
)
from isp_cli.scope import scope_in_use

if TYPE_CHECKING:
    from isp_cli.env import Env


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
    no_index: NoIndexOption = False,
) -> None:
    """Read again what you answered over the years.

    With --question: its answers, the oldest first; where it was worded otherwise then, it says so.
    With --since: what you wrote about, your promises, your plan, and a few of your own sentences.
    """
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    if question.strip() and since.strip():
        raise typer.BadParameter("choose one of --question and --since")
    if not (question.strip() or since.strip()):
        raise typer.BadParameter("say what to read again: --question 2 or --since 'last month'")
    if since.strip():
        put_since(env, since)
    else:
        _question(env, question)


def _question(env: Env, said: str) -> None:
    from isp_cli.journal.search import answers_to, find_unanswered
    from isp_cli.questions.sets import question_id

    scope = scope_in_use(env)
    guide = scope.guide
    id = question_id(guide, said)
    answered = answers_to(env.journal, id)[::-1]
    nothing = None if answered else find_unanswered(env.home, guide, id)
    put(
        env,
        lambda: (
            pages.not_answered_page(nothing)
            if nothing
            else pages.question_over_time_page(scope.names, answered)
        ),
        lambda: pages.question_over_time_record(id, answered),
        found=answered,
    )


def put_since(env: Env, said: str) -> None:
    """Look back to a day, as people say days.

    Raises:
        BrokenRule: it is no day, could be two, or is still to come.
    """
    from isp_cli.journal.promises import every_promise
    from isp_cli.review.look_back import look_back

    day = past_day(env, said)
    entries = entries_since(env.journal, day)
    promises = every_promise(env.journal, env.today(), since=day)
    plan = None
    with env.missing.passing_over():
        plan = plan_since(env.journal, day)
    back = look_back(day, entries, promises, plan)
    put(
        env,
        lambda: since_page(scope_in_use(env).names, back, env.today(), is_whole=not env.missing),
        lambda: since_record(back),
    )


app = Commands()
_ASK = "the tenth question asks for one: isp reflect --questions 10"


@app.callback(invoke_without_command=True, epilog="Example: isp practice")
def practice(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """See the practices you could pass on to others.

    They are your answers to the tenth question. One answer is one practice here, even where it
    tells of several.
    """
    if ctx.invoked_subcommand is None:
        list_(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)


@app.command("list", epilog="Example: isp practice list")
def list_(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """List the practices, newest first."""
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    practices = _library(env)
    put(
        env,
        lambda: library_page(scope_in_use(env).names, practices),
        lambda: practices_record(practices),
        found=practices,
    )


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
    no_index: NoIndexOption = False,
) -> None:
    """Read one practice in full."""
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    practices = _library(env)
    found = find_answered(practices, which)
    if found is not None:
        put(
            env,
            lambda: practice_page(scope_in_use(env).names, found),
            lambda: practices_record([found]),
        )
        return
    env.missing.raise_any()
    hint = "'isp practice list' shows what there is" if practices else _ASK
    raise UnknownEntry(which, what="practice", hint=hint)


@app.command("export", epilog="Example: isp practice export --output practices.md")
def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        output_option("Write a new file, always in UTF-8."),
    ] = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Print all practices as Markdown, to pass on."""
    from isp_cli.page.printing import as_markdown

    env = env_of(ctx, plain=plain, no_index=no_index)
    practices = _library(env)
    text = (
        as_json(practices_record(practices))
        if json
        else as_markdown(export_page(scope_in_use(env).names, practices))
    )
    if output is None and (practices or json or not env.missing):
        env.screen.write(text)
    env.missing.raise_any()  # no file is written that lacks some of them
    if output is not None:
        if not practices:
            raise BrokenRule("there is no practice to write yet", hint=_ASK)
        write_new(output, text, env.disk)
        env.screen.show(exported_page(str(output)))


def _library(env: Env) -> list[AnswerInEntry]:
    from isp_cli.journal.search import answers_to

    return answers_to(env.journal, PRACTICES)
