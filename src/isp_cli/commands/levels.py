"""`isp levels`: where you see yourself in each competency, in words beside a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.days import past_day, tell_day
from isp_cli.commands.levels_place import place
from isp_cli.commands.options import Commands, Json, Markdown, Plain, env_of
from isp_cli.commands.output import put, put_found
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, IspError, NotRead

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.commands.levels_shown import Said
    from isp_cli.core.evidence import Piece
    from isp_cli.core.levels import Placed

app = Commands()

Only = Annotated[
    str,
    typer.Option("--framework", metavar="ID", help="In this framework: tci, or one of your own."),
]


@app.callback(invoke_without_command=True, epilog="Example: isp levels")
def levels(
    ctx: typer.Context,
    only: Only = "",
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
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
    from isp_cli.commands.levels_shown import held_among, said_in
    from isp_cli.core.evidence import serving
    from isp_cli.core.levels import latest
    from isp_cli.storage.evidence import every_piece
    from isp_cli.ui.pages.levels import levels_page, nothing_yet_page

    env = env_of(ctx, plain=plain)
    said = said_in(env, only)
    pieces, trouble = every_piece(env.journal)
    now = latest(said.entries, said.framework)
    put_found(
        env,
        tuple(now),
        [*said.trouble, *trouble],
        lambda: (
            levels_page(
                said.wording(env),
                now,
                lambda id: held_among(env, pieces, id),
                said.where(env),
                ways=said.ways,
            )
            if now
            else nothing_yet_page(said.anew)
        ),
        json=json,
        markdown=markdown,
        record=lambda: {
            **said.record("isp-levels/1"),
            "levels": [
                {**_plain(env, each), "evidence": _evidence(serving(pieces, id))}
                for id, each in now.items()
            ],
        },
    )
    _tell([*said.trouble, *trouble])


app.command("place", epilog="Example: isp levels place")(place)


@app.command("compare", epilog='Example: isp levels compare --with "a year ago"')
def compare(
    ctx: typer.Context,
    with_: Annotated[
        str,
        typer.Option("--with", metavar="DATE", help="What you said by that day: 'a year ago'."),
    ] = "",
    only: Only = "",
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read what you said last beside an earlier time."""
    from isp_cli.commands.levels_shown import said_in
    from isp_cli.core.ids import day_of
    from isp_cli.core.levels import compared, latest
    from isp_cli.ui.pages.levels import compared_page

    env = env_of(ctx, plain=plain)
    until = past_day(env, with_) if with_ else env.today()
    if with_:
        tell_day(env, with_, until)
    said = said_in(env, only)
    before = [each for each in said.entries[1:] if day_of(each.id) <= until]
    if not before:
        _tell(said.trouble)
        raise _nothing_by(until, said)
    changes = compared(latest(before, said.framework), latest(said.entries, said.framework))
    days = (day_of(before[0].id), day_of(said.entries[0].id))
    put(
        env,
        lambda: compared_page(said.wording(env), days, changes),
        json=json,
        markdown=markdown,
        record=lambda: {
            **said.record("isp-levels-compare/1"),
            "levels": [
                {
                    "competency": each.competency,
                    "then": _plain(env, each.then) if each.then else None,
                    "now": _plain(env, each.now) if each.now else None,
                }
                for each in changes
            ],
        },
    )
    _tell(said.trouble)


def _nothing_by(until: date, said: Said) -> BrokenRule:
    """Say that there is no earlier time, or that none is as early as a day."""
    from isp_cli.core.ids import day_of
    from isp_cli.core.when import short_day

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


def _plain(env: Env, placed: Placed) -> dict[str, Any]:
    from isp_cli.commands.names import names_of
    from isp_cli.core.named import as_written
    from isp_cli.ui.pages.choices import choice_name, option_name

    names = as_written(placed.entry, names_of(env))
    return {
        "competency": placed.competency,
        "name": choice_name(names, placed.competency),
        "place": placed.place,
        "level": option_name(names, placed.answer.question, placed.place),
        "words": placed.words,
        "day": placed.day.isoformat(),
        "entry": placed.entry.id,
    }


def _evidence(held: tuple[Piece, ...]) -> list[dict[str, str]]:
    return [
        {
            "entry": each.entry.id,
            "day": each.day.isoformat(),
            "how": each.answer.how,
            "text": each.answer.text,
        }
        for each in held
    ]


def _tell(trouble: list[IspError]) -> None:
    """Say at the end what could not be read.

    Raises:
        NotRead: some files could not.
    """
    if trouble:
        raise NotRead(trouble)
