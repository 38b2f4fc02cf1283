"""A CASE package as a framework, in the plain form of a framework file; nothing is checked yet.

A package that isp wrote says so in its notes, and comes back as it was. Where others changed more
than isp can follow it is read like any other one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from isp_cli.core.case_foreign import foreign_framework, package_document
from isp_cli.core.case_notes import pairs_in
from isp_cli.core.case_own import lost_in, own_framework
from isp_cli.core.case_tree import read_tree
from isp_cli.core.framework import FORMAT
from isp_cli.core.records import Plain

Problems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a package: plain data, what was decided on the way, what is wrong.

    `paths` says where in the package each id of a framework that isp wrote comes from; problems
    of such a one are no reason to refuse it, for it can be read like any other.
    """

    framework: dict[str, Plain]
    remarks: tuple[str, ...] = ()
    problems: Problems = ()
    paths: dict[str, str] = field(default_factory=dict)
    is_ours: bool = False


def imported(value: Plain, *, id: str = "", not_ours: str = "") -> Imported:
    """Make a framework of a CASE package, bare or wrapped; problems bear their path in it.

    It gets the id that is given, or one of its own. `not_ours` says why a package that isp wrote
    is to be read like any other one.
    """
    tree = read_tree(value)
    if tree.problems:
        return Imported({}, problems=tuple(tree.problems))
    marks = pairs_in(tree.document["notes"])
    stated = marks.get("format", "")
    if stated != FORMAT and re.fullmatch(r"isp-framework/\d{1,9}", stated, re.ASCII):
        what = f"this isp reads {FORMAT}, not {stated}; upgrade isp to read it"
        return Imported({}, problems=((f"{tree.path}CFDocument.notes", what),))
    is_marked = stated == FORMAT and bool(marks.get("id"))
    not_ours = not_ours or (lost_in(tree) if is_marked else "")
    if is_marked and not not_ours:
        marks["id"] = id or marks["id"]
        own = own_framework(tree, marks, package_document(tree, marks["id"]))
        return Imported(own.framework, tuple(tree.remarks), tuple(own.problems), own.paths, True)
    if not_ours:
        tree.remarks.append(
            f"this package was changed since isp wrote it: {not_ours}; so it was read like any "
            "other one"
        )
    framework = foreign_framework(tree, id)
    return Imported(framework, tuple(tree.remarks))
