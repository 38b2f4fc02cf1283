"""`isp framework export` and `import`: frameworks for other systems, and from them.

They stand apart from `framework` because only they need CASE and CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from isp_cli import declaring as typer
from isp_cli.commands.options import PlainOption, as_json, env_of, output_option
from isp_cli.files.files import write_new
from isp_cli.framework.bundled import BUNDLED, bundled_crosswalk, bundled_framework
from isp_cli.framework.rules import is_name
from isp_cli.scope import find_edition_or_file

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.exchange.case_write import CrosswalkSide
    from isp_cli.framework.edition import Edition


ExportForm = Literal["case", "csv", "markdown", "json"]
Output = Annotated[
    Path | None,
    output_option("Write a new file, always in UTF-8."),
]


def export(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An id, or a file; without it, the one in use."),
    ] = None,
    form: Annotated[
        ExportForm, typer.Option("--format", help="case is for learning and standards systems.")
    ] = "case",
    case_version: Annotated[
        Literal["1.1", "1.0"] | None,
        typer.Option("--case-version", help="Of a CASE package; 1.1 unless named."),
    ] = None,
    output: Output = None,
    plain: PlainOption = False,
) -> None:
    """Print a framework for other systems.

    CASE is what systems for standards and competencies exchange; the same item has the same
    identifier each time. CSV opens in a spreadsheet, Markdown in any editor.
    """
    env = env_of(ctx, plain=plain)
    if case_version and form != "case":
        raise typer.BadParameter("only a CASE package has one", param_hint="--case-version")
    from isp_cli.framework.in_use import edition_in_use

    known = (
        edition_in_use(env.home, env.disk) if which is None else find_edition_or_file(env, which)
    )
    text = _text(env, known, form, case_version or "1.1")
    if output is None:
        env.screen.write(text)
        return
    from isp_cli.exchange.csv import BYTE_ORDER_MARK
    from isp_cli.exchange.pages import exported_page

    write_new(output, BYTE_ORDER_MARK + text if form == "csv" else text, env.disk)
    env.screen.show(exported_page(known.name, form, str(output)))


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CASE package; '-' reads stdin.")],
    id: Annotated[
        str,
        typer.Option(
            "--id", metavar="ID", help="What to call it, like our-nurses; else its title."
        ),
    ] = "",
    output: Output = None,
    plain: PlainOption = False,
) -> None:
    """Make an isp framework of a CASE package.

    It prints a framework file in YAML. What stands at the top of the package becomes domains,
    what stands below those competencies, and what stands below those activities.
    """
    from isp_cli.exchange.pages import imported_page, no_id_for
    from isp_cli.exchange.store import as_yaml, from_case

    env = env_of(ctx, plain=plain)
    if id and (id in BUNDLED or not is_name(id)):
        raise typer.BadParameter(no_id_for(id), param_hint="--id")
    framework, remarks = from_case(*env.read_input(file), id=id)
    text = as_yaml(framework).decode()
    may_be_added = framework.id not in BUNDLED and is_name(framework.id)
    if output is None:
        env.screen.write(text)
        for each in remarks:
            env.screen.tell(f"{each[:1].upper()}{each[1:]}.")
        if not may_be_added:
            env.screen.tell(f"Give it an id of its own with --id: {no_id_for(framework.id)}.")
        return

    write_new(output, text, env.disk)
    env.screen.show(imported_page(framework, remarks, str(output), may_be_added=may_be_added))


def _text(env: Env, known: Edition, form: ExportForm, version: Literal["1.1", "1.0"]) -> str:
    from isp_cli.exchange.case_write import export_package
    from isp_cli.exchange.csv import as_csv
    from isp_cli.exchange.pages import whole_page
    from isp_cli.page.printing import as_markdown
    from isp_cli.records import sparse_record

    if form == "markdown":
        return as_markdown(whole_page(known))
    if known.framework.local:
        env.screen.tell(
            "Every item is in it, also what is not part of your role; your local examples and "
            "your notes on items stay out of it."
        )
    if form == "csv":
        return as_csv(export_package(known))
    if form == "json":
        return as_json(sparse_record(export_package(known)))
    return _case(env, known, version)


def _case(env: Env, known: Edition, version: Literal["1.1", "1.0"]) -> str:
    from isp_cli.exchange.case_write import export_package, note_on_wording, package
    from isp_cli.framework.library import find_edition as known_as

    if not (known.overlay or known.framework).revised:
        env.screen.tell(
            "Its file names no day as 'revised'. Put it in, and change it whenever you change "
            "words: systems that loaded an earlier export look at it."
        )
    made = package(
        export_package(known),
        version=version,
        beside=_beside(known) if known.is_bundled else (),
        lies_on=export_package(known_as(env.home, known.of, env.disk)) if known.of else None,
        remark=note_on_wording(known),
    )
    return as_json(made)


def _beside(known: Edition) -> tuple[CrosswalkSide, ...]:
    """Return the bundled crosswalk with the framework on its other side."""
    from isp_cli.exchange.case_write import CrosswalkSide

    crosswalk = bundled_crosswalk()
    sides = [side.framework for side in crosswalk.between]
    if known.id not in sides:
        return ()
    others = (id for id in sides if id != known.id)
    return tuple(CrosswalkSide(crosswalk, bundled_framework(id).framework) for id in others)
