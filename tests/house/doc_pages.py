"""The pages people read about isp: README and docs, and what stands in them to be run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from support import ROOT


class DocPage(NamedTuple):
    """A page in Markdown, by its path in the repository."""

    name: str
    text: str

    def fences(self, kind: str) -> list[str]:
        """Return what stands in its blocks of one kind."""
        return re.findall(rf"^```{kind}\n(.*?)^```", self.text, re.DOTALL | re.MULTILINE)

    def transcripts(self) -> list[tuple[str, str]]:
        """Return each command of its console blocks, with what it is said to print."""
        parts = [part for block in self.fences("console") for part in _after_prompts(block)]
        return [(command, expected) for command, _, expected in parts]

    def files(self) -> list[tuple[str, str]]:
        """Return each file that it shows whole, with its name."""
        return re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)^```", self.text, _BLOCK)

    def entries(self) -> list[str]:
        """Return how each entry begins that it shows."""
        return re.findall(r"<!-- entry -->\n```yaml\n(.*?)^```", self.text, _BLOCK)

    def code(self) -> list[str]:
        """Return what stands as code in its sentences and tables."""
        prose = re.sub(r"^```.*?^```", "", self.text, flags=_BLOCK)
        return [" ".join(each.split()) for each in re.findall(r"`([^`]+)`", prose)]

    def anchors(self) -> set[str]:
        """Return the names of its headings, as a link gives them."""
        headings = re.findall(r"^#+ (.+)$", self.text, re.MULTILINE)
        return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


_BLOCK = re.DOTALL | re.MULTILINE


def _after_prompts(block: str) -> list[tuple[str, str, str]]:
    return [part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]


def read_page(name: str) -> DocPage:
    """Read a page by its path in the repository."""
    return DocPage(name, (ROOT / name).read_text(encoding="utf-8"))


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in folder.glob("*.md"))


README = read_page("README.md")
PAGES = [README, *(read_page(name) for name in _names(ROOT / "docs"))]
ALL = [*PAGES, *(read_page(name) for name in _names(ROOT) if name != "README.md")]
