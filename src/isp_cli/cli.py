"""`isp` as a program: its streams, and the two lines that need nothing else.

Any other line is read by `line.front`. What stands at the head of this module, every line pays for:
two lines may cost no more than two bare Pythons."""

from __future__ import annotations

import os
import sys

from isp_cli import __version__

_HELP_COLUMNS = 80


def main() -> None:
    """Run `isp` as a program."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a code page without a character shows '?' and goes on
            stream.reconfigure(errors="replace")
    if _is_answered(sys.argv[1:]):
        return
    from isp_cli.line.front import run

    run()


def _is_answered(args: list[str]) -> bool:
    """Print the version, or the help where it has its usual width; claim that nothing is left.

    What cannot be printed is left to the boundary, which says why.
    """
    if args == ["--version"]:
        text = f"isp {__version__}\n"
    elif args in (["--help"], ["-h"]) and _is_wide():
        from isp_cli.line.made import HELP

        text = HELP
    else:
        return False
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _is_wide() -> bool:
    """Claim that help is as wide here as it was made: on a terminal that is, or on none."""
    if os.environ.get("COLUMNS"):
        return False
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns >= _HELP_COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return True


def _open_streams() -> None:
    """Take the place of the streams that are closed: what is said on one goes nowhere."""
    import io

    from isp_cli.files.streams import fill_closed_streams

    fill_closed_streams()
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
