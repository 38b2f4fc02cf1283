"""Survey the journal and the drafts by file names alone; nothing is opened.

Folders are followed as `Journal` follows them: a link only where its name is a year or a month,
each folder once, and three deep.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from isp_cli.core.file_names import EDITED, Named, named
from isp_cli.storage.disk import reason
from isp_cli.storage.journal import Journal

_DEEPEST = 3


class Seen(NamedTuple):
    """One file as its name shows it; `trouble` is why a folder could not be looked into."""

    path: Path
    named: Named
    is_draft: bool = False
    trouble: str = ""


def survey(journal: Journal) -> list[Seen]:
    """Return every file of the journal and the drafts, in the order of their paths."""
    found = [Seen(path, what, False, trouble) for path, what, trouble in _walk(journal.folder)]
    found += [Seen(*each[:2], True, each[2]) for each in _walk(journal.drafts_folder)]
    return sorted(found, key=lambda each: str(each.path))


def conflict_copies(journal: Journal) -> int:
    """Count the copies that a race for a file left beside it."""
    copies = [each.named for each in survey(journal) if each.named.sort == "copy"]
    return sum(each.maker != EDITED for each in copies)


def _walk(top: Path) -> Iterator[tuple[Path, Named, str]]:
    seen: set[tuple[int, int]] = set()
    ahead = [(top, 0)]
    while ahead:
        folder, depth = ahead.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as listed:
                inside = list(listed)
        except FileNotFoundError:
            continue  # nothing was kept there yet
        except OSError as error:
            yield folder, Named("other"), reason(error)
            continue
        for each in inside:
            what = named(each.name)
            if what.sort == "other" and _is_folder(each):
                if depth < _DEEPEST and not each.name.startswith("."):
                    ahead.append((folder / each.name, depth + 1))
            else:
                yield folder / each.name, what, ""


def _is_folder(each: os.DirEntry[str]) -> bool:
    try:
        return each.is_dir(follow_symlinks=each.name.isdigit())
    except OSError:
        return False
