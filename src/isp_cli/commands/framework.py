"""`isp framework`: the frameworks there are, and the way in and out for them."""

from __future__ import annotations

import typer

from isp_cli.commands import framework_exchange

app = typer.Typer(
    help="Take frameworks to other systems, and bring them in.",
    epilog="Example: isp framework export --format csv",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("export", epilog="Example: isp framework export tci --format csv --output tci.csv")(
    framework_exchange.export
)
app.command("import", epilog="Example: isp framework import package.json --output ours.yaml")(
    framework_exchange.import_
)
