"""Keep the very lines of a file whose keys did not change, and its line ends, byte order mark too.

ruamel.yaml writes a whole document anew. What it writes is taken for the keys that changed, and
the lines as they were for the others: so nothing happens to a comment above `---`, or to a text
under a key isp does not know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

_MARK = "\ufeff"
# A line at the margin that is no comment, no item of a list and no mark of a document begins a key.
_KEY = re.compile(r"^(?!-(?:\s|$)|---|\.\.\.)[^\s#%]", re.MULTILINE)


def with_lines_kept(
    before: str,
    keys_before: Sequence[str],
    after: str,
    keys_after: Sequence[str],
    changed: Collection[str],
) -> str:
    """Return the text `after` with the lines of `before` for every key that is not `changed`."""
    end = "\r\n" if before.count("\r\n") * 2 > before.count("\n") else "\n"
    mark = _MARK if before.startswith(_MARK) else ""
    old = _parts(before.removeprefix(mark), keys_before)
    new = _parts(after, keys_after)
    if old is None or new is None:  # on one line, or written some other way
        return mark + after.replace("\n", end)
    told = [mark, old[""]]
    for key in keys_after:
        stays = key in old and key not in changed
        # a comment below a key may have gone along with what came after it, or went away
        stays = stays and _next(keys_before, key) == _next(keys_after, key)
        told.append(old[key] if stays else new[key].replace("\n", end))
    return "".join(told)


def _parts(text: str, keys: Sequence[str]) -> dict[str, str] | None:
    """Part a text where its keys begin; under "" what stands above them. None if it is not so."""
    starts = [found.start() for found in _KEY.finditer(text)]
    if len(starts) != len(keys) or (starts and text[starts[0]] in "{["):
        return None
    ends = [*starts[1:], len(text)]
    found = {key: text[a:b] for key, a, b in zip(keys, starts, ends, strict=True)}
    return {"": text[: starts[0]] if starts else "", **found}


def _next(keys: Sequence[str], key: str) -> str:
    return next((after for here, after in pairwise(keys) if here == key), "")
