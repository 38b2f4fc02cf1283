"""An address stands in a package only in the form that standards have for one."""

from __future__ import annotations

import pytest

from isp_cli.exchange.case_write import address


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a[1]", "https://example.org/a%5B1%5D"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        (
            "https://münchen.example/straße?q=ä#ü",
            "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4#%C3%BC",
        ),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
    ],
)
def test_an_address_is_written_as_a_uri(text: str, made: str) -> None:
    assert address(text) == made
    assert address(made) == made


@pytest.mark.parametrize(
    "text",
    [
        *("", "no address", "http://[", "https://", "javascript:alert(1)", "https://a b/"),
        *("https://x:99999/", "https://x:y/", "https://me:secret@x/", "http://[fe80::1%25e]/"),
        *("https://x/\ud800", f"https://{'ä' * 70}.example/"),
    ],
)
def test_what_is_no_address_on_the_web_is_none(text: str) -> None:
    assert address(text) == ""
