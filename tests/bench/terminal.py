"""A terminal in memory: runs a command on a real pty and reads the screen that it paints.

Only on POSIX, where ptys are.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    import resource
    from collections.abc import Mapping, Sequence

__all__ = ["Terminal"]


class Terminal:
    """A command on a pty of so many columns and rows; leaving the context ends it."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        screen: bool = True,
    ) -> None:
        self.began = self.came = time.perf_counter()
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen) if screen else None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs in the background has it ignored
            os.execvpe(argv[0], list(argv), {**env, "TERM": "xterm-256color"})  # noqa: S606 - our own command
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.status: int | None = None
        self.usage: resource.struct_rusage | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            self.kill()
        os.close(self.fd)

    # -- reading ----------------------------------------------------------------------------------

    def read(self, timeout: float) -> bool:
        """Read what is there within so many seconds; return whether there was anything."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return False
        found = bytearray()
        more = bool(ready)
        while more:  # all that has come, before any of it is drawn: drawing takes longer than reading
            try:
                some = os.read(self.fd, 1 << 16)
            except OSError:  # the other end is closed
                break
            found += some
            self.came = time.perf_counter()
            more = bool(some) and bool(select.select([self.fd], [], [], 0)[0])
        self.raw += found
        if found and self._stream is not None:
            self._stream.feed(_without_queries(bytes(found)))
        return bool(found)

    @property
    def lines(self) -> list[str]:
        """The screen as it stands."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row at which the terminal's own cursor stands, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def until(self, *wanted: str, timeout: float = 30) -> float:
        """Read until one of the texts stands on the screen; return the seconds from the start to its coming."""
        end = time.perf_counter() + timeout
        while not any(each in self.text for each in wanted):
            left = end - time.perf_counter()
            found = left > 0 and self.read(min(left, 0.5))
            if not found and (left <= 0 or self.poll() is not None):
                raise TimeoutError(f"{wanted} not on the screen:\n{self.text}")
        return self.came - self.began

    def gone(self, text: str, timeout: float = 30) -> None:
        """Read until a text is no longer on the screen."""
        end = time.perf_counter() + timeout
        while text in self.text:
            if time.perf_counter() >= end:
                raise TimeoutError(f"{text!r} still on the screen:\n{self.text}")
            self.read(0.5)

    # -- acting -----------------------------------------------------------------------------------

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End the command and everything it started, and wait for it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, how)
        self.wait()

    def poll(self) -> int | None:
        """Return the exit status, if the command has ended."""
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.status, self.usage = status, usage
        return self.status

    def wait(self, timeout: float = 30) -> int:
        """Wait for the end, reading on; return the exit code, negative for a signal."""
        end = time.perf_counter() + timeout
        while self.poll() is None:
            if time.perf_counter() > end:
                raise TimeoutError(f"still running:\n{self.text}")
            if not self.read(0.05):
                time.sleep(0.005)  # the pty is closed before the process is gone
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)


def _without_queries(data: bytes) -> bytes:
    """Leave out what asks the terminal about itself in ways that pyte would print."""
    for query in (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>4;1m", b"\x1b[>1u", b"\x1b[<u", b"\x1b[?u"):
        data = data.replace(query, b"")
    return data
