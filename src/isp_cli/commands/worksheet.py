"""`isp worksheet`: the interview as a form, for an editor or for paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from isp_cli import declaring as typer
from isp_cli.commands.options import env_of, output_option
from isp_cli.files.files import write_new
from isp_cli.forms.form import TITLE, NumberedQuestions, languages, machine_line, numbered, source
from isp_cli.forms.pages import as_yaml_form, worksheet_page, written_page
from isp_cli.framework.bundled import read_style
from isp_cli.framework.records import GUIDE, Framework
from isp_cli.questions.sets import chosen_questions
from isp_cli.scope import scope_in_use


def worksheet(
    ctx: typer.Context,
    html: Annotated[
        bool, typer.Option("--html", help="Print HTML to open in a browser and print.")
    ] = False,
    yaml: Annotated[bool, typer.Option("--yaml", help="Print YAML instead of Markdown.")] = False,
    questions: Annotated[
        str | None,
        typer.Option("--questions", metavar="1,4,7", help="Only these, by number or id."),
    ] = None,
    output: Annotated[
        Path | None,
        output_option("Write a new file, always in UTF-8."),
    ] = None,
) -> None:
    """Print the ten questions as a form to fill in.

    Fill it in with any editor, and 'isp reflect --from FILE' reads it back. With --html it is a
    page for paper: open it in a browser and print it.
    """
    env = env_of(ctx)
    if html and yaml:
        raise typer.BadParameter("choose --html or --yaml, not both")

    guide = scope_in_use(env).of(GUIDE).framework
    chosen = guide.questions
    if questions is not None:
        chosen = chosen_questions(guide.questions, questions)
    asked = numbered(chosen, guide.questions)
    form = _html(guide, asked) if html else _yaml(guide, asked) if yaml else _markdown(guide, asked)
    if output is None:
        env.screen.write(form)
        return

    write_new(output, form, env.disk)
    env.screen.show(written_page(str(output), on_paper=html))


def _markdown(guide: Framework, asked: NumberedQuestions) -> str:
    from isp_cli.page.printing import as_markdown

    page = as_markdown(worksheet_page(guide, asked, on_paper=False))
    return f"{machine_line(guide)}\n\n{page}"


def _html(guide: Framework, asked: NumberedQuestions) -> str:
    from isp_cli.page.html import as_html

    page = worksheet_page(guide, asked, on_paper=True)
    return as_html(
        page,
        title=TITLE,
        style=read_style(),
        footer=source(guide),
        language=guide.language,
        languages=languages(guide),
    )


def _yaml(guide: Framework, asked: NumberedQuestions) -> str:
    return as_yaml_form(guide, asked)
