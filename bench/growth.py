"""How long isp takes as a journal grows, as multiples of starting Python and doing nothing.

    python bench/growth.py [RUNS]

Copies of the example journal, each two years before the last, make journals of about 50, 500 and
2,000 entries. Whole processes, the sizes in turn, the median of RUNS (5) ratios taken within one
round. Run it with the Python isp is installed for.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
from pathlib import Path

from startup import environment, isp, timed

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "journal" / "journal"
COPIES = (1, 9, 37)
COMMANDS = (
    "journal list",
    "",
    "promises",
    "promises --all",
    "browse facilitation",
    "thread facilitation",
    "evidence",
    "evidence --gaps",
    "review --question 4",
    "review --since 2026-10-01",
    "journal search silence",
)
_YEAR = re.compile(r"\b(20\d\d)(?=-\d\d-\d\d)")


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        homes = {fill(Path(folder) / str(copies), copies): copies for copies in COPIES}
        envs = {
            size: environment(str(Path(folder) / str(copies))) for size, copies in homes.items()
        }
        first = next(iter(envs.values()))
        print(f"{'entries':30}" + "".join(f"{size:>8}" for size in envs) + "   (x python -c pass)")
        for command in COMMANDS:
            words = [isp(), *command.split()]
            ratios: dict[int, list[float]] = {size: [] for size in envs}
            for number in range(runs + 1):
                bare = timed([sys.executable, "-c", "pass"], first)
                taken = {size: timed(words, env) / bare for size, env in envs.items()}
                if number:  # the first round fills caches
                    for size, ratio in taken.items():
                        ratios[size].append(ratio)
            told = "".join(f"{statistics.median(each):8.1f}" for each in ratios.values())
            print(f"{f'isp {command}'.rstrip():30}{told}", flush=True)


def fill(home: Path, copies: int) -> int:
    """Fill a home with copies of the example journal, and return how many entries it holds."""
    count = 0
    for path in sorted(EXAMPLE.rglob("*.yaml")):
        for copy in range(copies):
            back = 2 * copy

            def earlier(found: re.Match[str], back: int = back) -> str:
                return str(int(found[1]) - back)

            name = _YEAR.sub(earlier, path.name)
            target = home / "journal" / name[:4] / name[5:7] / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_YEAR.sub(earlier, path.read_text("utf-8")), "utf-8")
            count += 1
    return count


if __name__ == "__main__":
    main()
