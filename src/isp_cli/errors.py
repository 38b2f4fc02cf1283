"""Everything that can go wrong and what it costs: the hierarchy and the exit codes.

Errors carry facts; the sentence is made here, once. Nothing here prints; `cli` does, and it alone
turns an error into an exit code. Line numbers are counted from 1.

    IspError                    exit
    ├── UnknownName             1, 3  nothing is called that, in the frameworks that could be read
    ├── AmbiguousName           1     several things are
    ├── UnknownFramework        1     no framework or overlay has that id
    ├── UnknownEntry            1     no entry answers to that
    ├── BrokenRule              1     a plan of one competency, a step that does not exist
    │   └── NoDay               1     words that name no day
    │       └── DoubtfulDay     1     a day that could be two, or is in no calendar
    ├── CannotRead, CannotSave  1     the disk says no
    │   ├── TooLarge            1     no file of isp's holds so much
    │   ├── CannotLook          3     to a look into a folder
    │   └── NotHere             3     a file stands in iCloud only
    ├── NameTaken               1     a new file was wanted, and something has its name
    ├── AlreadyThere            1     a file would go where another one is
    ├── NotEdited               1, 3  an editor gave nothing to save, or what is not valid yet
    ├── InvalidFile             3     a file needs attention: every problem, by line
    │   └── InConflict          3     git left two versions in it
    ├── NotRead                 3     files that could not be read; the rest was shown
    │   └── NotSearched         3     files a search could not read
    ├── ChangedOnDisk           3     somebody else wrote the file meanwhile
    └── NeedsTerminal           4     a question, but nobody to ask
    Interrupted                 130   Ctrl-C, end of input (129, 143: hang-up, termination)"""

from __future__ import annotations

from isp_cli.records import NamedTuple

EXIT_ATTENTION, EXIT_BUG = 3, 70
EXIT_HUNG_UP, EXIT_INTERRUPTED = 129, 130
_MEND = "mend it in an editor"
_MOST_LINES, _WIDEST = 20, 1_000


class IspError(Exception):
    """Something a person can mend: one sentence, and a hint with the next command."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(_on_a_screen(message))
        self.hint = hint


def _on_a_screen(message: str) -> str:
    """Return a message that shows its beginning, whatever a file put into it."""
    lines = [each[:_WIDEST] + "…" * (len(each) > _WIDEST) for each in message.split("\n")]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [f"  and {len(lines) - _MOST_LINES} more lines like these"]
    return "\n".join(lines)


class UnknownName(IspError):
    """Nothing among what was looked through has this id or name; `nearest` are ids like it."""

    def __init__(
        self,
        wanted: str,
        nearest: tuple[str, ...],
        *,
        among: str = "the framework",
        shown_by: str = "isp browse",
    ) -> None:
        hint = f"nearest: {', '.join(nearest)}" if nearest else f"{shown_by!r} shows what there is"
        super().__init__(f"nothing in {among} is called {wanted!r}", hint=hint)
        self.nearest = nearest


class AmbiguousName(IspError):
    """Several things answer to that name: `candidates` are their ids or names in full."""

    def __init__(self, wanted: str, candidates: tuple[str, ...]) -> None:
        super().__init__(
            f"{wanted!r} could be several things: {', '.join(candidates)}",
            hint="say one of these names in full",
        )
        self.candidates = candidates


class UnknownFramework(IspError):
    """There is no framework or overlay of this id among `known`; `nearest` are ids like it."""

    def __init__(self, wanted: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> None:
        listed = f"there are {', '.join(known[:6])}: isp framework list"
        hint = f"nearest: {', '.join(nearest)}" if nearest else listed
        super().__init__(f"no framework or overlay is called {wanted[:64]!r}", hint=hint)
        self.nearest = nearest


class UnknownEntry(IspError):
    """No entry of the journal, or other thing that `what` names, answers to that."""

    def __init__(
        self,
        wanted: str,
        *,
        hint: str = "'isp journal list' shows what there is",
        what: str = "journal entry",
    ) -> None:
        super().__init__(f"no {what} is called {wanted!r}", hint=hint)


class BrokenRule(IspError):
    """A rule of the domain says no, and the message says why."""


class NoDay(BrokenRule):
    """A text names no day that isp understands."""


class DoubtfulDay(NoDay):
    """A text names a day, but it could be two, or is in no calendar."""


class CannotRead(IspError):
    """A file or folder could not be read; `reason` says why in a few plain words."""

    def __init__(self, path: object, reason: str, *, hint: str = "") -> None:
        hint = hint or "check the path and who may read it"
        super().__init__(f"cannot read {path}: {reason}", hint=hint)
        self.reason = reason


class CannotLook(CannotRead):
    """A folder that cannot be looked into, so that nobody knows what is in it."""

    exit_code = EXIT_ATTENTION

    def __init__(self, path: object, reason: str, *, hint: str = "") -> None:
        hint = hint or "bring back the folder, or the disk it is on"
        super().__init__(path, reason, hint=hint)
        self.path = path


class NotHere(CannotRead):
    """A file that iCloud holds, and that is not on this computer just now."""

    exit_code = EXIT_ATTENTION

    def __init__(self, path: object) -> None:
        super().__init__(
            path,
            "it is not on this computer, only in iCloud",
            hint="open its folder in Finder, and choose Download Now",
        )


class CannotSave(IspError):
    """A file could not be written, for this `reason`; the old one is as it was.

    Or it `is_written`, and the disk did not confirm it.
    """

    def __init__(
        self, path: object, reason: str, *, hint: str = "", is_written: bool = False
    ) -> None:
        hint = hint or "'isp where' shows the folders isp writes to"
        super().__init__(f"cannot save {path}: {reason}", hint=hint)
        self.reason = reason
        self.is_written = is_written


class TooLarge(CannotSave):
    """A file would be larger than isp reads again; nothing was written."""

    def __init__(self, path: object, reason: str) -> None:
        hint = "keep the long part in a file of its own, and say here where it is"
        super().__init__(path, reason, hint=hint)


class NameTaken(IspError):
    """A new file was wanted, but something has its name."""

    def __init__(self, path: object) -> None:
        hint = "choose another name"
        super().__init__(f"{path} is there already, and was left as it is", hint=hint)


class Problem(NamedTuple):
    """One thing wrong with a file: its line (from 1, or None), the place in it, what is wrong."""

    line: int | None
    where: str
    what: str

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return place + (f"{self.where}: {self.what}" if self.where else self.what)


class InvalidFile(IspError):
    """A file says something it may not: every problem at once."""

    exit_code = EXIT_ATTENTION

    def __init__(self, path: object, problems: tuple[Problem, ...], *, hint: str = "") -> None:
        lines = "\n".join(f"  {problem}" for problem in problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"{path} has {count}\n{lines}", hint=hint or _MEND)
        self.path = path
        self.problems = problems


class InConflict(InvalidFile):
    """Git left two versions of a file in one: nothing of it is read before one is chosen."""

    def __init__(self, path: object, problems: tuple[Problem, ...]) -> None:
        hint = "keep one side of each conflict, and delete the other with the marker lines"
        super().__init__(path, problems, hint=hint)


class AlreadyThere(IspError):
    """A file would go where another one is; both stay where they are."""

    def __init__(self, path: object, *, hint: str) -> None:
        super().__init__(f"{path} is there already, and it says something else", hint=hint)


class NotEdited(IspError):
    """An entry is as it was: its editor gave nothing to save, or a text that is not valid yet."""

    def __init__(self, id: str, reason: str, *, hint: str, needs_attention: bool = False) -> None:
        super().__init__(f"{id} is as it was: {reason}", hint=hint)
        self.exit_code = EXIT_ATTENTION if needs_attention else 1


class NotRead(IspError):
    """Files that could not be read, each once with its problems; the rest was shown.

    Where every file has one and the same way out, that is the hint. Else it is `way_out` where a
    file among them can be mended, and who looks at each otherwise.
    """

    exit_code = EXIT_ATTENTION
    done = "read"
    way_out = "'isp journal edit ID' opens one to mend it"

    def __init__(self, problems: list[IspError], *, hint: str = "", way_out: str = "") -> None:
        once = {str(each): each.hint for each in problems}  # several questions may meet one file
        folders = len({str(each) for each in problems if isinstance(each, CannotLook)})
        count = " and ".join(
            f"1 {what}" if number == 1 else f"{number} {what}s"
            for what, number in (("file", len(once) - folders), ("folder", folders))
            if number
        )
        told, *others = {*once.values()}
        way_out = way_out or self.way_out
        if others and _MEND not in once.values():
            told = "'isp doctor' says what to do about each"
        hint = hint or (way_out if _MEND in once.values() else told)
        super().__init__("\n".join([f"{count} could not be {self.done}", *once]), hint=hint)


class NotSearched(NotRead):
    """Files that a search could not read: each with its problems."""

    done = "searched"


class ChangedOnDisk(IspError):
    """A file changed under us; ours was kept beside it, where `kept` says."""

    exit_code = EXIT_ATTENTION

    def __init__(self, path: object, kept: object = None) -> None:
        super().__init__(
            f"{path} was changed by another program while isp had it open",
            hint=f"both versions are kept: yours is {kept}" if kept else "",
        )


class NeedsTerminal(IspError):
    """There is a question, but no terminal to ask it on."""

    exit_code = 4

    def __init__(self, *, hint: str) -> None:
        super().__init__("this asks questions, and there is no terminal to ask them on", hint=hint)


class Interrupted(Exception):
    """The person left in the middle: Ctrl-C, end of input, a hang-up or a termination.

    `partial` is what was half typed, `chosen` what was half chosen.
    """

    def __init__(
        self, partial: str = "", *, chosen: tuple[str, ...] = (), exit_code: int = EXIT_INTERRUPTED
    ) -> None:
        super().__init__("interrupted")
        self.partial = partial
        self.chosen = chosen
        self.exit_code = exit_code


class Terminated(KeyboardInterrupt):
    """SIGTERM, SIGHUP or SIGQUIT arrived.

    A KeyboardInterrupt, because event loops let only that through.
    """

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.exit_code = 128 + signal_number
