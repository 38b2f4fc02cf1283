"""`isp levels`: where you see yourself in each competency, in words beside a level.

What was said before, and what stands around it on these pages, is looked up in `placed`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import past_day, tell_day
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
)
from isp_cli.commands.placed import (
    LevelHistory,
    evidence_on,
    evidence_while_asking,
    framework_with_levels,
    level_history,
)
from isp_cli.dates import short_day
from isp_cli.entry.ids import day_of
from isp_cli.entry.naming import choice_name
from isp_cli.entry.own_questions import KIND, level_competency, level_question_id
from isp_cli.errors import BrokenRule, NeedsTerminal
from isp_cli.evidence.store import every_piece
from isp_cli.framework.records import Competency, Framework, kind_of
from isp_cli.interview.interview import Interview
from isp_cli.levels.levels import (
    check_words,
    compare_levels,
    competencies_left_out,
    has_levels,
    latest_placements,
    level_questions,
    question_without_words,
)
from isp_cli.levels.pages import (
    compared_page,
    compared_record,
    level_choices,
    level_question_page,
    levels_page,
    levels_record,
    not_asked_page,
    nothing_yet_page,
    welcome_page,
)
from isp_cli.scope import Scope, framework_to_complete_from, scope_in_use

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from isp_cli.ask.prompt import Choice
    from isp_cli.conversation.keeping import Conversation, Script
    from isp_cli.entry.entry import Entry
    from isp_cli.framework.names import Names
    from isp_cli.interview.steps import Step
    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.levels.pages import EvidenceFor
    from isp_cli.page.document import Document


def complete_placed(incomplete: str) -> list[tuple[str, str]]:
    """Offer the competencies of the framework in use that have levels to the shell."""
    framework = framework_to_complete_from()
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
    plain: PlainOption = False,
) -> None:
    """Say for each competency where you see yourself now.

    What an overlay says is not relevant to your role is asked only by its NAME.
    """
    env = env_of(ctx, plain=plain)
    if not env.screen.can_ask:
        raise NeedsTerminal(hint="'isp levels' shows what you said last")
    from isp_cli.conversation.asking import ask_and_look_over

    wanted = [each for each in " ".join(name or ()).split(",") if each.strip()]
    scope = scope_in_use(env)
    named, held = _meant(scope.names, wanted), evidence_while_asking(scope)
    usual = framework_with_levels(scope)
    with env.signals.saving():
        asking = _begun(scope, next(iter(named.values()), usual), named, held)
        ask_and_look_over(asking)
        _ask_for_words(asking)
        not_asked = competencies_left_out(asking.scope.framework, asking.interview.entry)
        with env.changing() as change:
            saved = asking.finish()
            if saved is not None:
                change.add_new(saved.record)
    if saved is None:
        env.screen.tell("Nothing was said, so nothing was kept.")
        return
    _show(asking.scope, saved, held, usual.id, not_asked)
    env.tell_way_back()


def _meant(names: Names, wanted: list[str]) -> dict[str, Framework]:
    """Return the competencies meant, each with the framework it stands in.

    Raises:
        UnknownName, AmbiguousName: as everywhere.
        BrokenRule: one has no levels, one is a function, or they are of several frameworks.
    """
    from isp_cli.framework.find import competency_in

    if not wanted:
        return {}
    every = sorted(names, key=lambda each: not has_levels(each))
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


def _begun(scope: Scope, meant: Framework, named: Iterable[str], held: EvidenceFor) -> Conversation:
    """Begin with every competency or those named, or go on with a draft in its own framework."""
    from isp_cli.conversation.beginning import choose_draft, new_entry
    from isp_cli.conversation.keeping import Conversation
    from isp_cli.records import replace

    draft, scope = choose_draft(scope, KIND, within=meant.id)
    if draft is None:
        scope = scope.of(meant.id)
        asking = tuple(level_question_id(each) for each in named)
        entry = replace(new_entry(scope, KIND), asking=asking)
    else:
        entry = draft.record
    questions = level_questions(scope.framework, entry)
    if scope.framework.id != entry.framework.id or not questions:
        raise BrokenRule(
            f"the framework {entry.framework.id[:64]!r} has nothing to ask here",
            hint="'isp framework' shows which there are; what you began stays a draft",
        )
    if draft is None:
        scope.env.screen.show(welcome_page(scope.framework))
    return Conversation(scope, Interview.begin(questions, entry), draft, _script(scope, held))


def _script(scope: Scope, held: EvidenceFor) -> Script:
    from isp_cli.conversation.asking import reflection_script
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.journal.search import last_answer

    def page(so_far: Interview, step: Step) -> Document:
        last = last_answer(scope.env.journal, step.question.id)
        pieces = held(level_competency(step.question.id))
        return level_question_page(scope.framework, so_far, step, last, pieces)

    def understand(step: Step, text: str, chosen: tuple[str, ...]) -> str:
        del chosen
        check_words(step, text)
        return text

    script = reflection_script(scope, resume="isp levels place", write_evidence=ask_for_evidence)

    def choices(so_far: Interview, step: Step) -> tuple[Choice, ...]:
        del so_far
        return level_choices(scope.framework, step)

    return script._replace(page=page, choices=choices, understand=understand)


def _ask_for_words(asking: Conversation) -> None:
    """Open each question again whose level has no sentence beside it: none is dropped unsaid.

    Raises:
        Interrupted: the person left; the draft holds what was said.
    """
    from isp_cli.conversation.asking import ask_what_is_left

    while question := question_without_words(asking.interview.entry):
        name = choice_name(asking.scope.names, level_competency(question))
        asking.env.screen.tell(
            f"{name}: the level you chose has no sentence of yours beside it.\n"
            "Keep the level and write one, or choose none of the levels."
        )
        asking.interview = asking.interview.reopen(question)
        ask_what_is_left(asking)


def _show(
    scope: Scope,
    saved: StoredRecord[Entry],
    held: EvidenceFor,
    usual: str,
    not_asked: tuple[Competency, ...],
) -> None:
    framework = scope.framework
    said = level_history(scope, framework.id)._replace(usual=usual)
    scope.env.missing.take()  # the page is of what was said just now
    scope.env.screen.show(
        levels_page(
            said.wording(scope),
            latest_placements([saved.record], framework),
            held,
            str(saved.path),
            ways=said.ways,
            beside=not_asked_page(framework, not_asked),
        )
    )


app = Commands()

OnlyFramework = Annotated[
    str,
    typer.Option("--framework", metavar="ID", help="In this framework: tci, or one of your own."),
]


@app.callback(invoke_without_command=True, epilog="Example: isp levels")
def levels(
    ctx: typer.Context,
    only: OnlyFramework = "",
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """See where you saw yourself, in your own words.

    The levels are those of the framework in use where it has some, and else TCI's: foundational,
    advanced. The Practice Guide has none. Beside each level stands a sentence of yours and the
    evidence you hold. Nothing is added up.
    """
    if ctx.invoked_subcommand is not None:
        if only:
            what = "stands alone or behind 'compare'; 'place NAME' asks where the name stands"
            raise typer.BadParameter(what, param_hint="--framework")
        return

    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    scope = scope_in_use(env)
    said = level_history(scope, only)
    pieces = every_piece(env.journal)
    now = latest_placements(said.entries, said.framework)
    put(
        env,
        lambda: (
            levels_page(
                said.wording(scope),
                now,
                lambda id: evidence_on(scope.names, pieces, id),
                said.where(env),
                ways=said.ways,
            )
            if now
            else nothing_yet_page(said.anew)
        ),
        lambda: levels_record(said.wording(scope), said.id, now, pieces),
        found=tuple(now),
    )


app.command("place", epilog="Example: isp levels place")(place)


@app.command("compare", epilog='Example: isp levels compare --with "a year ago"')
def compare(
    ctx: typer.Context,
    with_: Annotated[
        str,
        typer.Option("--with", metavar="DATE", help="What you said by that day: 'a year ago'."),
    ] = "",
    only: OnlyFramework = "",
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """Read what you said last beside an earlier time."""
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    until = past_day(env, with_) if with_ else env.today()
    if with_:
        tell_day(env, with_, until)
    scope = scope_in_use(env)
    said = level_history(scope, only)
    before = [each for each in said.entries[1:] if day_of(each.id) <= until]
    if not before:
        env.missing.raise_any()
        raise _nothing_by(until, said)
    changes = compare_levels(
        latest_placements(before, said.framework), latest_placements(said.entries, said.framework)
    )
    days = (day_of(before[0].id), day_of(said.entries[0].id))
    put(
        env,
        lambda: compared_page(said.wording(scope), days, changes),
        lambda: compared_record(said.wording(scope), said.id, changes),
    )


def _nothing_by(until: date, said: LevelHistory) -> BrokenRule:
    """Say that there is no earlier time, or that none is as early as a day."""
    if not said.has_earlier:
        way = said.anew or "isp levels"
        return BrokenRule("there is no earlier time to compare with", hint=way)
    earliest = day_of(said.entries[-1].id)
    of = f" --framework {said.id}" if said.others else ""
    return BrokenRule(
        f"you had said nothing of your levels by {short_day(until)}: "
        f"the earliest is of {short_day(earliest)}",
        hint=f"isp levels compare --with {earliest.isoformat()}{of}",
    )
