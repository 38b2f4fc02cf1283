"""`isp levels`: where you see yourself in each competency, in words beside a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.days import past_day, tell_day
from isp_cli.commands.options import Json, Markdown, Plain, env_of
from isp_cli.commands.output import put
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, NeedsTerminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isp_cli.core.entry import Entry
    from isp_cli.core.evidence import Piece
    from isp_cli.core.framework import Framework
    from isp_cli.core.steps import Step
    from isp_cli.storage.entry_file import Stored

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.callback(invoke_without_command=True, epilog="Example: isp levels")
def levels(
    ctx: typer.Context, json: Json = False, markdown: Markdown = False, plain: Plain = False
) -> None:
    """See where you saw yourself, in your own words.

    The levels are TCI's, or those of the framework in use: not part of my role, foundational,
    advanced. Beside each stands a sentence of yours and the evidence you hold. Nothing is added
    up.
    """
    if ctx.invoked_subcommand is not None:
        return
    from isp_cli.ui.pages.levels import levels_page, nothing_yet_page

    env = env_of(ctx, plain=plain)
    framework = _framework(env)
    held = next(_placed(env), None)
    if held is None:
        put(env, nothing_yet_page, json=json, markdown=markdown, record=lambda: _record([]))
        return
    evidence = _evidence(env, framework)
    put(
        env,
        lambda: levels_page(framework, held.record, evidence, str(held.path)),
        json=json,
        markdown=markdown,
        record=lambda: _record([held.record]),
    )


@app.command("place", epilog="Example: isp levels place")
def place(ctx: typer.Context, plain: Plain = False) -> None:
    """Say for each competency where you see yourself now."""
    env = env_of(ctx, plain=plain)
    if not env.can_ask:
        raise NeedsTerminal(hint="'isp levels' shows what you said last")
    framework = _framework(env)
    saved = _interview(env, framework)
    if saved is None:
        env.tell("Nothing was said, so nothing was kept.")
        return
    from isp_cli.ui.pages.levels import levels_page

    env.show(levels_page(framework, saved.record, _evidence(env, framework), str(saved.path)))


@app.command("compare", epilog='Example: isp levels compare --with "a year ago"')
def compare(
    ctx: typer.Context,
    with_: Annotated[
        str,
        typer.Option("--with", metavar="DATE", help="What you said by that day: 'a year ago'."),
    ] = "",
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read what you said last beside an earlier time."""
    from isp_cli.core.ids import day_of
    from isp_cli.core.levels import compared
    from isp_cli.ui.pages.levels import compared_page

    env = env_of(ctx, plain=plain)
    until = past_day(env, with_) if with_ else env.today()
    if with_:
        tell_day(env, with_, until)
    found = _placed(env)
    now = next(found, None)
    then = next((each for each in found if day_of(each.record.id) <= until), None)
    if now is None or then is None:
        raise BrokenRule("there is no earlier time to compare with", hint="isp levels place")
    changes = compared(then.record, now.record)
    put(
        env,
        lambda: compared_page(_framework(env), then.record, now.record, changes),
        json=json,
        markdown=markdown,
        record=lambda: _record([then.record, now.record]),
    )


def _framework(env: Env) -> Framework:
    """Return the framework in use if it has levels, else TCI's."""
    if any(each.levels for each in env.framework.competencies()):
        return env.framework
    from isp_cli.storage.frameworks import TCI, bundled_framework

    return bundled_framework(TCI).framework


def _placed(env: Env) -> Iterator[Stored[Entry]]:
    """Yield what was said of levels, the newest first."""
    from isp_cli.core.entry import Entry
    from isp_cli.core.levels import KIND

    for path in env.journal.newest_first(kind=KIND):
        yield env.journal.load(path, Entry)


def _evidence(env: Env, framework: Framework) -> dict[str, tuple[Piece, ...]]:
    from isp_cli.storage.evidence import every_piece

    found, trouble = every_piece(env.journal)
    for problem in trouble:
        env.tell(f"isp: {problem}\nisp: evidence in it is not shown")
    return {
        each.id: tuple(piece for piece in found if piece.serves(each.id))
        for each in framework.competencies()
    }


def _interview(env: Env, framework: Framework) -> Stored[Entry] | None:

    from isp_cli.commands.asking import Asking
    from isp_cli.commands.drafts import draft_to_go_on_with, new_entry
    from isp_cli.commands.look_over import ask_and_look_over
    from isp_cli.commands.scripts import reflecting
    from isp_cli.commands.taking import take
    from isp_cli.core.interview import Interview
    from isp_cli.core.levels import KIND, check_words, competency_of, questions_of, with_words_only
    from isp_cli.storage.answers import last_answer
    from isp_cli.ui.pages.levels import level_question_page, welcome_page

    def understand(step: Step, text: str, chosen: tuple[str, ...]) -> str:
        del chosen
        check_words(step, text)
        return text

    evidence = _evidence(env, framework)
    with env.signals.saving():
        draft = draft_to_go_on_with(env, KIND)
        if draft is None:
            take(env, framework.id)
            entry = new_entry(env, KIND)
            env.show(welcome_page(framework))
        else:
            entry = draft.record
        script = reflecting(env, resume="isp levels place")._replace(
            page=lambda so_far, step: level_question_page(
                framework,
                so_far,
                step,
                last_answer(env.journal, step.question.id),
                evidence.get(competency_of(step.question.id), ()),
            ),
            understand=understand,
        )
        asking = Asking(env, Interview.begin(questions_of(framework), entry), draft, script)
        ask_and_look_over(asking)
        asking.interview = asking.interview.holding(with_words_only(asking.interview.entry))
        return asking.finish()


def _record(entries: list[Entry]) -> dict[str, Any]:
    from dataclasses import asdict

    from isp_cli.core.levels import placements

    return {
        "format": "isp-levels/1",
        "levels": [
            {"entry": each.id, "placed": [asdict(placed) for placed in placements(each)]}
            for each in entries
        ],
    }
