"""Print one page in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.errors import IspError
    from isp_cli.ui.document import Document


def put_found(
    env: Env,
    found: Sequence[object],
    trouble: Sequence[IspError],
    page: Callable[[], Document],
    *,
    json: bool,
    markdown: bool,
    record: Callable[[], Any],
) -> None:
    """Print what was found. Where that is nothing and a file could not be read, no page says so.

    Whoever calls tells of the trouble.
    """
    if found or json or not trouble:
        put(env, page, json=json, markdown=markdown, record=record)


def put(
    env: Env,
    page: Callable[[], Document],
    *,
    json: bool = False,
    markdown: bool = False,
    record: Callable[[], dict[str, Any]] = dict,
) -> None:
    """Show a page, or print it as Markdown, or print its record as JSON."""
    if json and markdown:
        raise typer.BadParameter("choose --json or --markdown, not both")
    if json:
        env.write(as_json(record()))
    elif markdown:
        from isp_cli.ui.printers import as_markdown

        env.write(as_markdown(page()))
    else:
        env.show(page())


def as_json(record: dict[str, Any]) -> str:
    """Return a record as the text of a JSON file."""
    import json as format

    # ASCII only: bidi controls and the like reach no terminal, and any code page can print it
    return format.dumps(record, indent=2) + "\n"
