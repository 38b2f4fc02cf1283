"""`isp reflect`: the ten reflective questions, in a terminal or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, NeedsTerminal

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.commands.asking import Asking, Script
    from isp_cli.core.framework import Question

From = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Read a filled form, YAML or JSON; - is stdin."),
]


def reflect(
    ctx: typer.Context,
    from_: From = None,
    questions: Annotated[
        str | None,
        typer.Option("--questions", metavar="1,4,7", help="Ask only these, by number or id."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day it is about: 'last tuesday'."),
    ] = None,
    plain: Plain = False,
) -> None:
    """Answer the ten reflective questions.

    Enter ends an answer and an empty one skips. Esc then Enter, or a backslash and Enter, starts
    a new line. A line that says :help shows how to go back, put a question off, or use your
    editor. Every answer is saved before the next question; Ctrl-C keeps everything, and
    'isp reflect' goes on from there.
    """
    env = env_of(ctx, plain=plain)
    day = _past_day(env, on) if on is not None else None
    if from_ is not None:
        _from_file(env, from_, day)
    elif env.can_ask:
        _interview(env, _chosen(env, questions), day)
    else:
        raise NeedsTerminal(hint="answers can come from a file: isp reflect --from FILE (or -)")


def _past_day(env: Env, said: str) -> date:
    from isp_cli.core.when import day_name, parse_when

    day = parse_when(said, env.today(), past=True)
    if day is None:
        raise BrokenRule(f"{said!r} is no day", hint="like 2026-11-14, '14 nov' or 'last tuesday'")
    if day > env.today():
        raise BrokenRule(f"{day_name(day)} is still to come", hint="name today or a day before it")
    env.tell(f"About {day_name(day)}.")
    return day


def _chosen(env: Env, said: str | None) -> tuple[Question, ...]:
    from isp_cli.core.questions import chosen_questions

    return chosen_questions(env.framework.questions, said) if said else env.framework.questions


def _interview(env: Env, questions: tuple[Question, ...], day: date | None) -> None:
    from dataclasses import replace

    from isp_cli.commands.asking import Asking
    from isp_cli.commands.drafts import draft_to_go_on_with, new_entry
    from isp_cli.core.interview import Interview
    from isp_cli.ui.pages import interview as pages

    everything = env.framework.questions
    with env.signals.saving():
        draft = draft_to_go_on_with(env, "reflection")
        if draft is not None:
            asked = draft.record.asking
            questions = tuple(each for each in everything if not asked or each.id in asked)
            interview = Interview.begin(questions, draft.record)
        else:
            entry = new_entry(env, "reflection", day)
            if questions != everything:
                entry = replace(entry, asking=tuple(each.id for each in questions))
            interview = Interview.begin(questions, entry)
            env.show(pages.welcome_page(interview))
        asking = Asking(env, interview, draft, _script(env))
        _ask_and_review(env, asking)
        saved = asking.finish()
    if saved is None:
        env.tell("Nothing was answered, so nothing was kept.")
    else:
        env.show(pages.saved_page(str(saved.path), len(saved.record.answers), len(questions)))


def _script(env: Env) -> Script:
    from isp_cli.commands.asking import Script
    from isp_cli.ui.pages import interview as pages

    guide = env.framework
    return Script(
        page=lambda so_far, step: pages.question_page(guide, so_far, step),
        choices=lambda step: pages.choices(guide, step),
        understand=lambda step, text, chosen: text,
        resume="isp reflect",
    )


def _ask_and_review(env: Env, asking: Asking) -> None:
    from isp_cli.commands.moving import REVIEW_MOVES
    from isp_cli.core.moves import read_move
    from isp_cli.ui.pages import interview as pages
    from isp_cli.ui.prompt import Command

    while True:
        asking.run()
        if not asking.interview.entry.answers:
            return
        page = pages.review_page(asking.interview)
        choices = pages.review_choices(env.framework, asking.interview, env.width)
        with asking.keeping():
            try:
                with env.signals.asking():
                    opened = env.prompter.choose(page, choices, none="Finish")
            except Command as command:
                move = read_move(command.line)
                REVIEW_MOVES.get(move.name if move else "", REVIEW_MOVES["help"])(asking)
                continue
        if not opened:
            return
        asking.interview = asking.interview.reopen(opened)


def _from_file(env: Env, source: str, day: date | None) -> None:
    from dataclasses import replace

    from isp_cli.commands.drafts import add_new, new_entry
    from isp_cli.core.forms import filled
    from isp_cli.errors import InvalidFile
    from isp_cli.storage.form_file import read_form
    from isp_cli.ui.pages import interview as pages

    guide = env.framework
    data, name = env.read_input(source)
    given = read_form(data, name, guide)
    entry, found = filled(new_entry(env, "reflection", day), given.form, guide.questions, guide)
    if problems := given.located(found):
        raise InvalidFile(name, problems)
    if not entry.answers:
        raise InvalidFile(name, given.located([(("answers",), "nothing is answered")]))
    saved = add_new(env, replace(entry, finished=env.now()))
    env.show(pages.saved_page(str(saved.path), len(entry.answers), len(guide.questions)))
