"""What tells one set of bytes from another: a pin that is written down, and a quick checksum."""

from __future__ import annotations

import zlib

_DIGITS = 12


def pin(data: bytes) -> str:
    """Return what pins a framework file: the first twelve digits of its SHA-256."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL; reading a page needs none

    return sha256(data).hexdigest()[:_DIGITS]


def checksum(data: bytes) -> str:
    """Tell an edited or damaged copy from a whole one; nothing is trusted because of it."""
    return f"{len(data)}-{zlib.crc32(data):08x}"
