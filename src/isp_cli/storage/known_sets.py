"""The question sets as a check-up meets them: read once, what is wrong, which are gone."""

from __future__ import annotations

from pathlib import Path

from isp_cli.core.checkup import Finding
from isp_cli.core.entry import Entry
from isp_cli.core.framework import Framework
from isp_cli.core.nearest import with_nearest
from isp_cli.core.plan import Plan
from isp_cli.core.pointers import Asked, asked_without_set
from isp_cli.core.question_set import GUIDE_TEN, is_set_id
from isp_cli.errors import CannotRead, InvalidFile, UnknownName
from isp_cli.storage.look import told_by, unread
from isp_cli.storage.question_sets import (
    FOLDER,
    OURS,
    named,
    passed_over,
    question_set,
    read_set,
)


class KnownSets:
    """The sets below one home, and the entries that answer one which is not there.

    The framework is the one whose questions an entry without a set answers: the Practice Guide.
    """

    def __init__(self, home: Path, framework: Framework) -> None:
        self._home = home
        self._framework = framework
        self._asked: dict[str, Asked] = {}
        self._gone: dict[str, int] = {}

    def asked(self, record: Entry | Plan | None) -> Asked:
        """Return the questions a record may answer; of a set that is not there or broken none."""
        if record is None:
            return Asked()
        # a review asks about the plan it names, and no file holds its questions
        name = "" if isinstance(record, Plan) or record.kind == "review" else record.set
        if not name:
            return asked_without_set(record, self._framework)
        if name not in self._asked:
            self._asked[name] = self._read(name)
        if name in self._gone:
            self._gone[name] += 1
        return self._asked[name]

    def _read(self, name: str) -> Asked:
        if name == GUIDE_TEN:
            return Asked(self._framework.questions, whole=True)
        try:
            held = question_set(self._home, name)
        except UnknownName:
            self._gone[name] = 0
            return Asked()
        except (CannotRead, InvalidFile):
            return Asked()  # told of with the set's own file
        if held.questions_of == self._framework.id:
            return Asked(self._framework.questions, whole=True)
        if held.questions_of:
            return Asked()  # another framework's, which may have changed since
        return Asked(held.questions, whole=name in OURS, of=f"the question set {name}")

    def broken(self) -> list[Finding]:
        """Return every problem of the person's own sets."""
        found: list[Finding] = []
        told: list[InvalidFile] = [*passed_over(self._home)]
        for each in named(self._home):
            if each.path is None:
                continue
            try:
                read_set(self._home, each.path)
            except CannotRead as error:
                found.append(unread(error, each.path, wanted="question set", room="folder"))
            except InvalidFile as invalid:
                told.append(invalid)
        return found + [each for broken in told for each in told_by(broken, Path(str(broken.path)))]

    def gone(self) -> list[Finding]:
        """Return a remark for each set that entries answer and that is not there."""
        return [self._remark(name, count) for name, count in self._gone.items()]

    def _remark(self, name: str, count: int) -> Finding:
        entries = "1 entry answers" if count == 1 else f"{count} entries answer"
        gone = f"{entries} the question set {name[:64]!r}, which is not there"
        gone = with_nearest(gone, name, (each.name for each in named(self._home)))
        what = f"{gone}\nwhat was asked stands in each entry"
        path = self._home / FOLDER / f"{name}.yaml" if is_set_id(name) else self._home / FOLDER
        return Finding(path, "not-checked", what)
