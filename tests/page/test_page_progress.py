"""A line that says how far long work is: when it is drawn, how wide, and that it goes."""

from __future__ import annotations

import io

import pyte

from isp_cli.page.progress import FEW, ProgressLine


class Stage:
    """A terminal that remembers every line it showed."""

    def __init__(self, *, width: int = 40, is_spoken: bool = False) -> None:
        self.out = io.StringIO()
        self.at = ProgressLine(self.out, "Reading your files", width=width, is_spoken=is_spoken)
        self.screen = pyte.Screen(width, 3)

    def shown_now(self) -> list[str]:
        """Return what stands on the terminal now, line by line."""
        self.screen.reset()
        pyte.Stream(self.screen).feed(self.out.getvalue())
        return [line.rstrip() for line in self.screen.display]


def test_the_line_says_how_much_is_done_and_goes_at_the_end() -> None:
    stage = Stage()
    stage.at(0, 10_000)
    assert stage.shown_now() == ["Reading your files: 0 % of 10,000", "", ""]
    stage.at(3_799, 10_000)
    assert stage.shown_now() == ["Reading your files: 37 % of 10,000", "", ""]
    stage.at(10_000, 10_000)
    assert stage.shown_now() == ["", "", ""]


def test_it_is_drawn_at_whole_percents_only() -> None:
    stage = Stage()
    for done in range(10_000):
        stage.at(done, 10_000)
    assert stage.out.getvalue().count("\r") == 100


def test_it_never_takes_a_second_line() -> None:
    stage = Stage(width=20)
    stage.at(5_000, 10_000)
    assert stage.shown_now() == ["Reading your files:", "", ""]


def test_of_a_few_nothing_is_shown() -> None:
    stage = Stage()
    stage.at(1, FEW)
    stage.at(FEW, FEW)
    assert stage.out.getvalue() == ""


def test_what_is_read_out_says_once_that_it_is_long() -> None:
    stage = Stage(width=80, is_spoken=True)
    for done in range(10_001):
        stage.at(done, 10_000)
    assert stage.out.getvalue() == "Reading your files: 10,000 of them, which takes a moment\n"


def test_work_that_breaks_off_leaves_no_line_behind() -> None:
    stage = Stage()
    stage.at(500, 10_000)
    stage.out.write("^C")  # the terminal writes what was pressed
    stage.at.clear()
    assert stage.shown_now() == ["", "", ""]


def test_a_terminal_that_is_gone_does_not_stop_the_work() -> None:
    stage = Stage()
    stage.out.close()
    stage.at(500, 10_000)
    stage.at.clear()
