"""`isp review`: what was written before, brought together to be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Json, Markdown, Plain, env_of
from isp_cli.commands.output import put_found
from isp_cli.errors import NotSearched

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
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read again what you answered over the years.

    With --question: its answers, the oldest first; where it was worded otherwise then, it says so.
    With --since: what you wrote about, your promises, your plan, and a few of your own sentences.
    """
    env = env_of(ctx, plain=plain)
    if bool(question.strip()) == bool(since.strip()):
        raise typer.BadParameter("say what to read again: --question 2 or --since 'last month'")
    if since.strip():
        from isp_cli.commands.review_since import since as look_back

        look_back(env, since, json=json, markdown=markdown)
        return
    _question(env, question, json=json, markdown=markdown)


def _question(env: Env, said: str, *, json: bool, markdown: bool) -> None:
    from isp_cli.commands.names import names_of
    from isp_cli.commands.taking import guide_of
    from isp_cli.core.passages import question_id
    from isp_cli.storage.answers import answers_to, unanswered
    from isp_cli.ui.pages import review_question as pages

    guide = guide_of(env)
    id = question_id(guide, said)
    answered, trouble = answers_to(env.journal, id)
    answered.reverse()
    nothing = None if answered else unanswered(env.home, guide, id)
    put_found(
        env,
        answered,
        trouble,
        lambda: (
            pages.not_answered_page(nothing)
            if nothing
            else pages.question_over_time_page(names_of(env), answered)
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
