"""`isp` as a program: its streams, and the line that was typed, which `line` reads."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `isp` as a program."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a code page without a character shows '?' and goes on
            stream.reconfigure(errors="replace")
    from isp_cli.line.root import run

    run()


def _open_streams() -> None:
    """Take the place of the streams that are closed: what is said on one goes nowhere."""
    import io

    from isp_cli.files.streams import fill_closed_streams

    fill_closed_streams()
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
