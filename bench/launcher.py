"""Start one process after another, and say what each cost: the small program behind `measuring`.

It is a process of its own, and imports next to nothing: to the system a process weighs at least as
much as the one that started it. It is given what to start on its input and answers on its output,
both in `marshal`.
"""

import marshal
import os
import signal
import sys


def main() -> None:
    """Serve until the input ends."""
    while True:
        try:
            asked = marshal.load(sys.stdin.buffer)
        except EOFError:
            return
        os.chdir(asked["folder"])
        start = to_first_question if asked["until"] else to_the_end
        marshal.dump(start(asked), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def to_the_end(asked: dict) -> tuple:
    """Run a command to its end: (seconds of CPU, KiB of memory, exit code)."""
    written = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, asked["input"], os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, asked["output"], written, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    pid = os.posix_spawn(asked["command"][0], asked["command"], asked["env"], file_actions=actions)
    return _waited_for(pid)


def to_first_question(asked: dict) -> tuple:
    """Run a command on a terminal until it shows one of `until`, and end it there."""
    import pty

    pid, fd = pty.fork()
    if pid == 0:
        os.execve(asked["command"][0], asked["command"], asked["env"])
    seen = b""
    while not any(each in seen for each in asked["until"]):
        data = os.read(fd, 65536)
        seen += data
        if b"\x1b[6n" in data:  # where is the cursor?
            os.write(fd, b"\x1b[1;1R")
    os.kill(pid, signal.SIGKILL)
    cpu, memory, _ = _waited_for(pid)
    os.close(fd)
    return cpu, memory, 0


def _waited_for(pid: int) -> tuple:
    _, status, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
