"""`isp levels place`: say where you see yourself now, in all competencies or in some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, NeedsTerminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isp_cli.commands.asking import Asking, Script
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Competency, Framework
    from isp_cli.core.interview import Interview
    from isp_cli.core.steps import Step
    from isp_cli.storage.entry_file import Stored
    from isp_cli.ui.document import Document
    from isp_cli.ui.pages.levels import Held
    from isp_cli.ui.prompt import Choice


def complete_placed(incomplete: str) -> list[tuple[str, str]]:
    """Offer the competencies of the framework in use that have levels to the shell."""
    from isp_cli.commands.taking import offered

    framework = offered()
    return [
        (each.id, each.name)
        for each in (framework.competencies() if framework else ())
        if each.levels and each.id.startswith(incomplete.casefold())
    ]


def place(
    ctx: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            help="Only these, by id, name or a part of it, with commas between: team, barriers.",
            metavar="[NAME]",
            autocompletion=complete_placed,
        ),
    ] = None,
    plain: Plain = False,
) -> None:
    """Say for each competency where you see yourself now.

    What an overlay says is not relevant to your role is asked only by its NAME.
    """
    env = env_of(ctx, plain=plain)
    if not env.can_ask:
        raise NeedsTerminal(hint="'isp levels' shows what you said last")
    from isp_cli.commands.levels_shown import held_while_asking
    from isp_cli.commands.look_over import ask_and_look_over
    from isp_cli.core.levels import left_out

    wanted = [each for each in " ".join(name or ()).split(",") if each.strip()]
    named, held = _meant(env, wanted), held_while_asking(env)
    usual = framework_with_levels(env)
    with env.signals.saving():
        asking = _begun(env, next(iter(named.values()), usual), named, held)
        ask_and_look_over(asking)
        _ask_for_words(asking)
        not_asked = left_out(env.framework, asking.interview.entry)
        saved = asking.finish()
    if saved is None:
        env.tell("Nothing was said, so nothing was kept.")
        return
    _show(env, saved, held, usual.id, not_asked)


def framework_with_levels(env: Env) -> Framework:
    """Return the framework in use if it has levels, else TCI's."""
    from isp_cli.commands.taking import framework_there
    from isp_cli.core.levels import has_levels
    from isp_cli.storage.frameworks import TCI, bundled_framework

    here = framework_there(env)
    return here if here and has_levels(here) else bundled_framework(TCI).framework


def check_has_levels(framework: Framework) -> None:
    """Check that there are levels to speak of.

    Raises:
        BrokenRule: there are none.
    """
    from isp_cli.core.levels import has_levels

    if not has_levels(framework):
        raise BrokenRule(
            f"there are no levels in {framework.name}, and isp adds none",
            hint="isp levels --framework tci",
        )


def _meant(env: Env, wanted: list[str]) -> dict[str, Framework]:
    """Return the competencies meant, each with the framework it stands in.

    Raises:
        UnknownName, AmbiguousName: as everywhere.
        BrokenRule: one has no levels, one is a function, or they are of several frameworks.
    """
    from isp_cli.commands.names import names_of
    from isp_cli.core.find import competency_in
    from isp_cli.core.framework import kind_of
    from isp_cli.core.levels import has_levels

    if not wanted:
        return {}
    every = sorted(names_of(env), key=lambda each: not has_levels(each))
    found = {}
    for said in wanted:
        meant = competency_in(every, said)
        framework = next(each for each in every if meant in each.capabilities())
        if kind_of(meant) == "function":
            raise BrokenRule(
                f"{meant.name} is a function, and people place themselves in competencies",
                hint=f"write about it instead: isp reflect --about {meant.id}",
            )
        if not meant.levels:
            raise BrokenRule(
                f"there are no levels for {meant.name} in {framework.name}, and isp adds none",
                hint=f"write about it instead: isp reflect --about {meant.id}",
            )
        found[meant.id] = framework
    if len({each.id for each in found.values()}) > 1:
        first = next(iter(found))
        raise BrokenRule(
            "these are competencies of several frameworks: name those of one at a time",
            hint=f"isp levels place {first}",
        )
    return found


def _begun(env: Env, meant: Framework, named: Iterable[str], held: Held) -> Asking:
    """Begin with every competency or those named, or go on with a draft in its own framework."""
    from dataclasses import replace

    from isp_cli.commands.asking import Asking
    from isp_cli.commands.drafts import draft_to_go_on_with, new_entry
    from isp_cli.commands.taking import take
    from isp_cli.core.interview import Interview
    from isp_cli.core.levels import KIND, question_id, questions_of
    from isp_cli.ui.pages.levels import welcome_page

    draft = draft_to_go_on_with(env, KIND, within=meant.id)
    if draft is None:
        take(env, meant.id)
        asking = tuple(question_id(each) for each in named)
        entry = replace(new_entry(env, KIND), asking=asking)
    else:
        entry = draft.record
    questions = questions_of(env.framework, entry)
    if env.framework.id != entry.framework.id or not questions:
        raise BrokenRule(
            f"the framework {entry.framework.id[:64]!r} has nothing to ask here",
            hint="'isp framework' shows which there are; what you began stays a draft",
        )
    if draft is None:
        env.show(welcome_page(env.framework))
    return Asking(env, Interview.begin(questions, entry), draft, _script(env, held))


def _script(env: Env, held: Held) -> Script:
    from isp_cli.commands.scripts import reflecting
    from isp_cli.core.levels import check_words, competency_of
    from isp_cli.storage.answers import last_answer
    from isp_cli.ui.pages.levels import level_choices, level_question_page

    def page(so_far: Interview, step: Step) -> Document:
        last = last_answer(env.journal, step.question.id)
        pieces = held(competency_of(step.question.id))
        return level_question_page(env.framework, so_far, step, last, pieces)

    def understand(step: Step, text: str, chosen: tuple[str, ...]) -> str:
        del chosen
        check_words(step, text)
        return text

    script = reflecting(env, resume="isp levels place")

    def choices(so_far: Interview, step: Step) -> tuple[Choice, ...]:
        del so_far
        return level_choices(env.framework, step)

    return script._replace(page=page, choices=choices, understand=understand)


def _ask_for_words(asking: Asking) -> None:
    """Open each question again whose level has no sentence beside it: none is dropped unsaid.

    Raises:
        Interrupted: the person left; the draft holds what was said.
    """
    from isp_cli.commands.names import names_of
    from isp_cli.core.levels import competency_of, without_words
    from isp_cli.ui.pages.choices import choice_name

    while question := without_words(asking.interview.entry):
        name = choice_name(names_of(asking.env), competency_of(question))
        asking.env.tell(
            f"{name}: the level you chose has no sentence of yours beside it.\n"
            "Keep the level and write one, or choose none of the levels."
        )
        asking.interview = asking.interview.reopen(question)
        asking.run()


def _show(
    env: Env, saved: Stored[Entry], held: Held, usual: str, not_asked: tuple[Competency, ...]
) -> None:
    from isp_cli.commands.levels_shown import said_in
    from isp_cli.core.levels import latest
    from isp_cli.ui.pages.levels import levels_page, not_asked_page

    framework = env.framework
    said = said_in(env, framework.id)._replace(usual=usual)
    env.show(
        levels_page(
            said.wording(env),
            latest([saved.record], framework),
            held,
            str(saved.path),
            ways=said.ways,
            beside=not_asked_page(framework, not_asked),
        )
    )
