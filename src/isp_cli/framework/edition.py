"""A framework as a home knows it: under which id, where its file stands, what it was made of.

Also how such files are told apart: by a digest, which entries keep as a pin, and by a checksum,
which is cheaper and guards compiled copies. Nothing here reads a file; `framework.library` does."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from isp_cli.framework.records import Framework
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.framework.overlay import Overlay


_DIGITS = 12


def pin_of(data: bytes) -> str:
    """Return what pins a framework file: the first twelve digits of its SHA-256."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL; reading a page needs none

    return sha256(data).hexdigest()[:_DIGITS]


def checksum(data: bytes) -> str:
    """Tell an edited or damaged copy from a whole one; nothing is trusted because of it."""
    return f"{len(data)}-{zlib.crc32(data):08x}"


class Edition(NamedTuple):
    """A framework as it is read under an id: with an overlay on it, where the id is an overlay's.

    `path` is where its own file stands, `files` the bytes of all it was made of, in order. Without
    them it is what an entry holds of a framework that is gone, and `pin` is the entry's digest.
    """

    id: str
    framework: Framework
    path: Path
    files: tuple[bytes, ...]
    overlay: Overlay | None = None
    is_bundled: bool = False
    pin: str = ""

    @property
    def digest(self) -> str:
        """What pins the very files it was made of: twelve digits of their SHA-256."""
        return self.pin or pin_of(b"".join(self.files))

    @property
    def name(self) -> str:
        """What it is called: an overlay by its own name."""
        return self.overlay.name if self.overlay else self.framework.name

    @property
    def version(self) -> str:
        """Its version: an overlay's own."""
        return self.overlay.version if self.overlay else self.framework.version

    @property
    def of(self) -> str:
        """The id of what an overlay lies on; empty for a framework."""
        return self.overlay.of if self.overlay else ""
