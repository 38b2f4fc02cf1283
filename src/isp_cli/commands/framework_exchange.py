"""`isp framework export` and `import`: frameworks for other systems, and from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from isp_cli.commands.options import Plain, env_of

if TYPE_CHECKING:
    from isp_cli.core.case_crosswalk import Beside
    from isp_cli.core.framework import Framework
    from isp_cli.env import Env

Form = Literal["case", "csv", "markdown", "json"]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write a new file, always in UTF-8."),
]
_OWN_WORDS = "The wording is the isp project's own, not the documents'; their authors have no part."


def export(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A framework's id, or a framework file."),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="case is for learning and standards systems.")
    ] = "case",
    case_version: Annotated[
        Literal["1.1", "1.0"] | None,
        typer.Option("--case-version", help="Of a CASE package; 1.1 unless named."),
    ] = None,
    output: Output = None,
    plain: Plain = False,
) -> None:
    """Print a framework for other systems.

    CASE is what systems for standards and competencies exchange; the same item has the same
    identifier each time. CSV opens in a spreadsheet, Markdown in any editor.
    """
    env = env_of(ctx, plain=plain)
    if case_version and form != "case":
        raise typer.BadParameter("only a CASE package has one", param_hint="--case-version")
    framework, is_bundled = _named(env, which)
    if form == "case":
        text = _case(framework, case_version or "1.1", is_bundled=is_bundled)
    else:
        text = _text(framework, form)
    if output is None:
        env.write(text)
        return
    from isp_cli.core.framework_csv import BYTE_ORDER_MARK
    from isp_cli.storage.new_file import write_new
    from isp_cli.ui.pages.framework_exchange import exported_page

    write_new(output, BYTE_ORDER_MARK + text if form == "csv" else text)
    env.show(exported_page(framework, form, str(output)))


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CASE package; '-' reads stdin.")],
    output: Output = None,
    plain: Plain = False,
) -> None:
    """Make an isp framework of a CASE package.

    It prints a framework file in YAML. What stands at the top of the package becomes domains,
    what stands below those competencies, and what stands below those activities.
    """
    from isp_cli.storage.framework_file import as_yaml, from_case
    from isp_cli.ui.pages.framework_exchange import imported_page

    env = env_of(ctx, plain=plain)
    framework, remarks = from_case(*env.read_input(file))
    text = as_yaml(framework).decode()
    if output is None:
        env.write(text)
        for each in remarks:
            env.tell(f"{each[:1].upper()}{each[1:]}.")
        return
    from isp_cli.storage.new_file import write_new

    write_new(output, text)
    env.show(imported_page(framework, remarks, str(output)))


def _named(env: Env, which: str | None) -> tuple[Framework, bool]:
    """Return a framework, and whether it is one that comes with isp."""
    from isp_cli.storage.frameworks import read_framework
    from isp_cli.storage.in_use import known_in_use
    from isp_cli.storage.library import known

    if which is not None and Path(which).suffix in (".yaml", ".yml"):
        return read_framework(Path(which)), False
    found = known_in_use(env.home) if which is None else known(env.home, which)
    if not found.overlay:
        return found.framework, found.is_bundled
    if found.framework.local:
        env.tell("Local examples, and what is not part of your role, stay out of it.")
    whole = replace(found.framework, id=found.id, name=found.name, version=found.version)
    return replace(whole, local=(), overlays=()), False


def _case(framework: Framework, version: Literal["1.1", "1.0"], *, is_bundled: bool) -> str:
    from isp_cli.commands.output import as_json
    from isp_cli.core.case import package

    beside = _beside(framework) if is_bundled else ()
    remark = _OWN_WORDS if is_bundled else ""
    return as_json(package(framework, version=version, beside=beside, remark=remark))


def _beside(framework: Framework) -> tuple[Beside, ...]:
    """Return the bundled crosswalk with the framework on its other side."""
    from isp_cli.core.case_crosswalk import Beside
    from isp_cli.storage.crosswalks import bundled_crosswalk
    from isp_cli.storage.frameworks import bundled_framework

    crosswalk = bundled_crosswalk()
    sides = [side.framework for side in crosswalk.between]
    if framework.id not in sides:
        return ()
    others = (id for id in sides if id != framework.id)
    return tuple(Beside(crosswalk, bundled_framework(id).framework) for id in others)


def _text(framework: Framework, form: Form) -> str:
    from isp_cli.commands.output import as_json
    from isp_cli.core.framework_csv import as_csv
    from isp_cli.core.records import plain
    from isp_cli.ui.pages.framework_whole import whole_page
    from isp_cli.ui.printers import as_markdown

    if form == "csv":
        return as_csv(framework)
    if form == "json":
        return as_json(plain(framework))
    return as_markdown(whole_page(framework))
