"""How long isp takes to open, as multiples of starting Python and doing nothing.

    python bench/startup.py [RUNS]

Whole processes, run in turn, the median of RUNS (15) ratios. Each ratio is taken within one
round, so that a machine that slows down slows both sides. Run it with the Python isp is
installed for. Where jrnl is installed for the same Python, its lightest command is measured too.
The first question is timed on a pseudo-terminal, so only where there is one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BINARIES = Path(sys.executable).parent
GOALS = {
    "isp --version": 8,
    "isp --help": 8,
    "isp browse facilitation": 10,
    "isp journal list (10 entries)": 10,
    "isp (plan open)": 25,
    "isp plan (plan open)": 25,
    "first question of isp reflect": 30,
}
FORM = "answers:\n" + "".join(
    f"  - question: {number}\n    text: |\n      " + "A sentence about the week. " * 10 + "\n"
    for number in (1, 4, 8, 9, 10)
)
PLAN = "competencies:\n" + "".join(
    f"  - competency: {each}\n    steps: [{{text: Call a colleague, due: in 3 weeks}}]\n"
    for each in ("facilitation", "brokering")
)


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        env = environment(home)
        fill(env)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "isp --version": [isp(), "--version"],
            "isp --help": [isp(), "--help"],
            "isp browse facilitation": [isp(), "browse", "facilitation"],
            "isp journal list (10 entries)": [isp(), "journal", "list"],
            "isp (plan open)": [isp()],
            "isp plan (plan open)": [isp(), "plan"],
        }
        jrnl = shutil.which("jrnl", path=str(BINARIES))
        if jrnl:
            commands["jrnl --version"] = [jrnl, "--version"]
        rounds = []
        for number in range(runs + 1):
            taken = {name: timed(command, env) for name, command in commands.items()}
            if os.name == "posix":
                taken["first question of isp reflect"] = first_question(env)
            if number:  # the first round fills caches
                rounds.append(taken)
    print(f"{'':34}median  lowest  highest  goal   (x python -c pass, {runs} runs)")
    for name in rounds[0]:
        ratios = [each[name] / each["python -c pass"] for each in rounds]
        goal = f"{GOALS[name]:4}" if name in GOALS else "   -"
        low, high = min(ratios), max(ratios)
        print(f"{name:34}{statistics.median(ratios):6.2f}{low:8.2f}{high:9.2f}  {goal}")


def isp() -> str:
    """Return the path of the installed program."""
    found = shutil.which("isp", path=str(BINARIES))
    if not found:
        sys.exit(f"isp is not installed beside {sys.executable}")
    return found


def environment(home: str) -> dict[str, str]:
    """Return this process's environment with a home of its own and byte code kept."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "ACCESSIBLE")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**env, "ISP_HOME": home, "TERM": "xterm-256color"}


def fill(env: dict[str, str]) -> None:
    """Put nine reflections and an open plan into the home."""
    for arguments, form in [(["reflect"], FORM)] * 9 + [(["plan"], PLAN)]:
        command = [isp(), *arguments, "--from", "-"]
        subprocess.run(command, input=form, env=env, text=True, check=True, capture_output=True)


def timed(command: list[str], env: dict[str, str]) -> float:
    """Return how many seconds a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - begun


def first_question(env: dict[str, str]) -> float:
    """Return how many seconds pass until the first question's prompt is ready for keys."""
    import pty
    import signal

    begun = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(isp(), [isp(), "reflect"], env)
    seen = b""
    while b"Shift-Tab" not in seen:  # the line of keys below the prompt
        data = os.read(fd, 65536)
        seen += data
        if b"\x1b[6n" in data:
            os.write(fd, b"\x1b[1;1R")
    taken = time.perf_counter() - begun
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    return taken


if __name__ == "__main__":
    main()
