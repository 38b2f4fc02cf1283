"""The boundary where errors become words and exit codes, whoever read the command line.

`front` and `root` run every line inside `bounded`, and the command in it inside `completed`. What
goes wrong, with its exit code, stands in `errors`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from isp_cli.declaring import Exit
from isp_cli.errors import EXIT_BUG, EXIT_INTERRUPTED, Interrupted, IspError, Terminated

if TYPE_CHECKING:
    from isp_cli.env import Env


def bounded(run: Callable[[], Any]) -> Any:
    """Run a command line; the exit code says how it went."""
    try:
        return _flushed(run)
    except Exit as end:
        sys.exit(end.exit_code)
    except Interrupted as left:
        sys.exit(left.exit_code)
    except Terminated as signal:
        sys.exit(signal.exit_code)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except IspError as error:
        _say("error", str(error))
        if error.hint:
            _say("hint", error.hint)
        sys.exit(error.exit_code)
    except OSError as error:
        what, way_out = _of_the_system(error)
        _say("error", what)
        _say("hint", way_out)
        silence_stdout()
        sys.exit(1)
    except Exception:  # noqa: BLE001 - the one place that catches everything
        import traceback

        traceback.print_exc()
        _say("error", "this is a bug in isp; your entries are as they were")
        sys.exit(EXIT_BUG)


def completed(env: Env, command: Callable[[], Any]) -> Any:
    """Run the command; what it did without is told once it has shown the rest.

    A signal that had to wait for a save is in the exit code, once the page says what is kept.
    """
    try:
        value = command()
        env.missing.raise_any()
    except IspError as error:
        env.tell_missing_frameworks(but=str(error))
        raise
    except KeyboardInterrupt as stop:
        if not isinstance(stop, Terminated):
            env.screen.tell_stopped()
        raise
    env.missing.raise_frameworks()
    env.signals.raise_late()
    return value


def silence_stdout() -> None:
    """Keep Python from complaining at its end about output that cannot come out."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.close()


def _flushed(run: Callable[[], Any]) -> Any:
    """Run the command line and bring its output out, so that a full disk is told, not hidden."""
    try:
        return run()
    finally:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()


def _of_the_system(error: OSError) -> tuple[str, str]:
    """Say what the system refused, and the way out.

    Only what is open already is refused without a name: the files isp writes tell of themselves,
    and what is left is the page.
    """
    from isp_cli.files.folders import reason_of

    why = reason_of(error)
    if error.filename is not None:
        return f"cannot use {os.fsdecode(error.filename)}: {why}", "'isp doctor' finds the cause"
    if isinstance(error, FileNotFoundError):  # where this is, which has no name any more
        return "the folder isp was started in is gone", "go to a folder that is there"
    kept = "what isp says it saved is saved; the rest is as it was"
    return f"the page could not be printed: {why}", kept


def _say(kind: str, message: str) -> None:
    from isp_cli.page.printing import visible

    with suppress(OSError, ValueError):  # the terminal may be gone
        sys.stderr.write(f"isp: {kind}: {visible(message)}\n")
