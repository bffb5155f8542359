"""A program of the system, called with a list of words and never by a shell."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.publish.failure import PublishError


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its code, what it wrote, and what it complained of."""

    code: int
    out: bytes
    complaint: str

    @property
    def last(self) -> str:
        """The last lines of the complaint, for a sentence."""
        lines = [line.strip() for line in self.complaint.splitlines() if line.strip()]
        return " ".join(lines[-3:])[:400]


def run(
    words: Sequence[str],
    *,
    env: Mapping[str, str | None],
    given: bytes = b"",
    cwd: Path | None = None,
) -> Ended:
    """Run a program to its end, speaking English; `env` sets variables or takes them away.

    Raises PublishError where the program is not there.
    """
    wanted = {**os.environ, **env, "LC_ALL": "C", "LANGUAGE": "C"}
    own = {name: value for name, value in wanted.items() if value is not None}
    try:
        done = subprocess.run(
            words, input=given, capture_output=True, check=False, env=own, cwd=cwd
        )
    except FileNotFoundError:
        raise PublishError("publish-no-program", program=words[0]) from None
    return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", errors="replace"))
