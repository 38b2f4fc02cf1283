"""`isp questions`: the question sets there are, and a person's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.options import Commands, JsonOption, MarkdownOption, PlainOption, env_of, put
from isp_cli.files.files import is_there
from isp_cli.questions.pages import checked_page, set_page, set_record, sets_page, sets_record
from isp_cli.questions.store import (
    FOLDER,
    own_set,
    question_set,
    questions_asked_by,
    read_set,
    set_files,
    sets_passed_over,
)

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.questions.sets import QuestionSet


app = Commands()


@app.callback(invoke_without_command=True, epilog="Example: isp questions")
def questions(
    ctx: typer.Context,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """See the question sets: the guide's, this project's, yours.

    A set of your own is a YAML file in the folder question-sets of your home; 'isp where' shows
    it. Ask one with: isp reflect --set NAME
    """
    if ctx.invoked_subcommand is not None:
        return

    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    found = _every(env)
    put(env, lambda: sets_page(tuple(found), str(env.home / FOLDER)), lambda: sets_record(found))
    env.missing.raise_any(way_out="mend it in an editor, and look again: isp questions check FILE")


@app.command("show", epilog="Example: isp questions show coaching")
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of a set.")],
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Read the questions of a set."""
    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    held = question_set(env.home, name)
    asked = questions_asked_by(env.home, held)
    put(env, lambda: set_page(held, asked), lambda: set_record(held, asked))


@app.command("check", epilog="Example: isp questions check morning.yaml")
def check(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file with a question set; '-' reads stdin.")
    ],
    plain: PlainOption = False,
) -> None:
    """Check a question set of your own."""
    env = env_of(ctx, plain=plain)
    data, name = env.read_input(file)
    held = own_set(env.home, data, Path(name))
    count = len(questions_asked_by(env.home, held))
    env.screen.show(checked_page(held, count, steps_to_add(env, held, file)))


def steps_to_add(env: Env, held: QuestionSet, file: str) -> tuple[tuple[str, str], ...]:
    """Return how a file that was checked comes to where isp asks it; nothing where it is there."""
    place = env.home / FOLDER / f"{held.id}.yaml"
    if file != "-" and Path(file).absolute() == place.absolute():
        return ()
    folder = () if is_there(place.parent) else (("Make the folder", f"{place.parent}{os.sep}"),)
    return (*folder, ("Save it as", str(place)))


def _every(env: Env) -> list[QuestionSet]:
    found: list[QuestionSet] = []
    for problem in sets_passed_over(env.home, env.missing.add):
        env.missing.add(problem)
    for each in set_files(env.home, env.missing.add):
        with env.missing.passing_over():
            found.append(
                read_set(env.home, each.path) if each.path else question_set(env.home, each.name)
            )
    return found
