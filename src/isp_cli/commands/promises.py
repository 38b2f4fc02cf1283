"""`isp promises`: what you said you would do differently, and how it went."""

from __future__ import annotations

from typing import Annotated, Literal

from isp_cli import declaring as typer
from isp_cli.commands.dates import day_ahead
from isp_cli.commands.options import (
    Commands,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
    put,
    way_back,
)
from isp_cli.dates import iso_day, short_day
from isp_cli.entry.entry import Answer, FollowUpAnswer, Outcome, with_line_feeds
from isp_cli.entry.own_questions import OUTCOMES
from isp_cli.entry.promises import NEW, MadePromise, with_promises
from isp_cli.env import Env
from isp_cli.errors import BrokenRule
from isp_cli.journal.promises import (
    every_promise,
    keep_numbers,
    numbers_in_use,
    open_promises,
    settle,
    settled_promise,
)
from isp_cli.page.printing import shortened
from isp_cli.review.pages import promises_page, promises_record

app = Commands()
_ROOM = 60

PromiseNumber = Annotated[
    str, typer.Argument(metavar="NUMBER", help="Its number in 'isp promises', or its entry's id.")
]
OutcomeNote = Annotated[str, typer.Option("--note", metavar="WORDS", help="What came of it.")]
ByDay = Annotated[
    str | None, typer.Option("--by", metavar="WHEN", help="By when: '2027-01-15', 'in 2 weeks'.")
]


@app.callback(invoke_without_command=True, epilog="Example: isp promises")
def promises(
    ctx: typer.Context,
    every: Annotated[
        bool, typer.Option("--all", help="Also those that were kept or let go.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """See what you said you would do differently.

    A promise is made while you reflect, or here. The next reflection asks first how it went:
    kept, still open, or let go.
    """
    if ctx.invoked_subcommand is not None:
        return

    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    found = (
        every_promise(env.journal, env.today())
        if every
        else open_promises(env.journal, env.today())
    )
    put(
        env,
        lambda: promises_page(found, env.today(), every=every),
        lambda: promises_record(found),
        found=found,
    )


@app.command("add", epilog='Example: isp promises add "Ask what they tried" --by "in 2 weeks"')
def add(
    ctx: typer.Context,
    words: Annotated[str, typer.Argument(help="What you will do.")],
    by: ByDay = None,
    plain: PlainOption = False,
) -> None:
    """Promise yourself something."""
    from isp_cli.conversation.beginning import add_new, new_entry
    from isp_cli.records import replace
    from isp_cli.scope import scope_in_use

    env = env_of(ctx, plain=plain)
    if not words.strip():
        raise BrokenRule("a promise needs words", hint='isp promises add "Ask what they tried"')
    answer = Answer(question=NEW.id, asked=NEW.text, text=with_line_feeds(words))
    when = NEW.follow_ups[0]
    due = _iso(env, by)
    if due:
        answer = answer.with_follow_up(FollowUpAnswer(question=when.id, asked=when.text, text=due))
    scope = scope_in_use(env)
    entry = replace(new_entry(scope, "promise"), finished=env.now(), answers=(answer,))
    taken = numbers_in_use(env.journal, env.today())
    with env.changing() as change:
        saved = add_new(scope, with_promises(entry, (NEW,), taken))
        change.add_new(saved.record)
    _show(env)


@app.command("kept", epilog='Example: isp promises kept 1 --note "They had tried twice."')
def kept(
    ctx: typer.Context, number: PromiseNumber, note: OutcomeNote = "", plain: PlainOption = False
) -> None:
    """Say that you kept one."""
    _settle(env_of(ctx, plain=plain), number, "kept", note)


@app.command("still-open", epilog='Example: isp promises still-open 1 --by "in 3 weeks"')
def still_open(
    ctx: typer.Context,
    number: PromiseNumber,
    by: ByDay = None,
    note: OutcomeNote = "",
    plain: PlainOption = False,
) -> None:
    """Say that one is still open, with another day if you like."""
    _settle(env_of(ctx, plain=plain), number, "still-open", note, by)


@app.command("let-go", epilog='Example: isp promises let-go 1 --why "It is not mine to do."')
def let_go(
    ctx: typer.Context,
    number: PromiseNumber,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why you let it go.")] = "",
    plain: PlainOption = False,
) -> None:
    """Let one go."""
    _settle(env_of(ctx, plain=plain), number, "let-go", why)


def _settle(
    env: Env,
    number: str,
    how: Literal["kept", "still-open", "let-go"],
    note: str,
    by: str | None = None,
) -> None:
    held = _meant(env, number)
    due = _iso(env, by)
    outcome = Outcome(on=env.today().isoformat(), how=how, note=note)
    keep_numbers(env.journal, env.today())
    with env.changing() as change:
        done = settle(env.journal, held.entry.id, held.promise.question, outcome, due=due)
        change.add(done.before, done.stored.record)
    env.screen.tell(f"{OUTCOMES[how]}: {held.line}")
    _show(env)


def _show(env: Env) -> None:
    found = open_promises(env.journal, env.today())
    if found or not env.missing:
        env.screen.show(promises_page(found, env.today(), every=False))
    env.tell_missing("a promise in it is not shown")  # the command itself did what it was to do
    env.tell_way_back()


def _meant(env: Env, said: str) -> MadePromise:
    found = open_promises(env.journal, env.today())
    numbered = {str(each.number): each for each in found}
    by_id = [each for each in found if each.entry.id == said]
    held = numbered.get(said) or (by_id[0] if len(by_id) == 1 else None)
    if held is None and by_id:
        which = [str(each.number) for each in by_id]
        raise BrokenRule(
            f"{len(by_id)} open promises were made in {said}",
            hint=f"use the number of the one you mean, {' or '.join(which)}: isp promises",
        )
    if held is None:
        env.missing.raise_any()  # it may stand in a file that could not be read
        raise _none_open(env, said, found)
    return held


def _none_open(env: Env, said: str, found: list[MadePromise]) -> BrokenRule:
    """Say that nothing open goes by that, and of one that did how it ended and the way back."""
    what = f"no open promise is called {said!r}"
    if said.isascii() and said.isdigit():
        what = f"no open promise has number {said[:9]}"
    ended = settled_promise(env.journal, said, env.today())
    if ended is not None and ended.promise.settlement:
        end = ended.promise.settlement
        words = shortened(ended.line, _ROOM)
        how = OUTCOMES[end.how].casefold()
        what = f"{what}: \u201c{words}\u201d was {how} on {short_day(end.day)}"
        return BrokenRule(what, hint=way_back(env, ended.entry.id, promise=ended.promise.question))
    numbers = ", ".join(str(each.number) for each in sorted(found, key=lambda one: one.number))
    known = (
        f"open are {numbers}" if found[1:] else f"open is {numbers}" if found else "none is open"
    )
    return BrokenRule(what, hint=f"{known}: isp promises")


def _iso(env: Env, said: str | None) -> str:
    return iso_day(day_ahead(env, said))
