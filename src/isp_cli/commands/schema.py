"""`isp schema`: the JSON Schemas of isp's files, for editors that complete and check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from isp_cli.commands.options import env_of


def schema(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(help="framework, overlay, crosswalk, question-set, entry or plan.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write a new file."),
    ] = None,
) -> None:
    """Print the JSON Schema of one kind of file.

    An editor that knows it completes keys and shows mistakes. A YAML file names it in its first
    line: # yaml-language-server: $schema=framework.schema.json. A JSON file has a key "$schema".
    """
    import json

    from isp_cli.storage.json_schemas import json_schema

    env = env_of(ctx)
    text = json.dumps(json_schema(name.strip().casefold()), indent=2) + "\n"
    if output is None:
        env.write(text)
        return
    from isp_cli.storage.new_file import write_new
    from isp_cli.ui.document import Heading, Rows

    write_new(output, text, env.disk)
    line = f"# yaml-language-server: $schema={output.name}"
    env.show(
        (Heading("The schema is written", 1), Rows((("Where", str(output)), ("Name it", line))))
    )
