"""`isp doctor`: read every file, say what is wrong and what to do, and mend only what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.options import JsonOption, MarkdownOption, PlainOption, env_of, put
from isp_cli.doctor import mending
from isp_cli.doctor.checkup import check_up
from isp_cli.doctor.mending import make_private
from isp_cli.doctor.pages import checkup_page, checkup_record
from isp_cli.errors import EXIT_ATTENTION
from isp_cli.scope import scope_in_use

if TYPE_CHECKING:
    from isp_cli.doctor.findings import Checkup, Mending
    from isp_cli.env import Env


READING = "Reading your files"


def doctor(
    ctx: typer.Context,
    fix_permissions: Annotated[
        bool, typer.Option("--fix-permissions", help="Make your files readable by you only.")
    ] = False,
    tidy: Annotated[
        bool, typer.Option("--tidy", help="Move left-over files that add nothing to the trash.")
    ] = False,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="Bring older forms up to date, after a backup.")
    ] = False,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
) -> None:
    """Check your files, and say what to do.

    Reads every entry and draft, and says by file and line what is wrong with it. Without an option
    that asks for it, no file is changed. Conflict copies are never deleted, nor read as entries.
    The exit code is 3 when something needs attention.
    """
    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    guide = scope_in_use(env).guide
    found = check_up(env.journal, guide, progress=env.screen.progress(READING))
    verdict = found.verdict
    if not verdict.is_right:
        env.journal.index.throw_away()
    mended: list[Mending] = []
    if fix_permissions or tidy or migrate:
        mended = _mended(env, found, permissions=fix_permissions, tidy=tidy, migrate=migrate)
        found = check_up(env.journal, guide, progress=env.screen.progress(READING))
        found = found._replace(verdict=verdict)
    put(
        env,
        lambda: checkup_page(found, mended, env.home),
        lambda: checkup_record(found, mended, env.home),
    )
    if found.findings:
        raise typer.Exit(EXIT_ATTENTION)


def _mended(
    env: Env, found: Checkup, *, permissions: bool, tidy: bool, migrate: bool
) -> list[Mending]:
    done: list[Mending] = []
    if migrate:
        progress = env.screen.progress("Bringing files up to date")
        done += mending.migrate_files(env.journal, found.findings, env.now(), progress=progress)
    if tidy:
        done += mending.tidy(env.journal, found.findings)
    if permissions:
        done += make_private(env.home, env.journal.disk)
    return done
