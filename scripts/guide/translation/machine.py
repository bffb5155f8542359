"""A command of the bureau's own translates: JSON lines to its input, JSON lines from its output.

Each line that goes in is `{"id", "source", "from", "to", "terms"}`, each that comes out
`{"id", "text"}`. The command stands on the command line only: a library never names one.
"""

import json
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import PurePath

from guide.problems import RefusedError
from guide.terms import Termbase
from guide.translation.states import Standing

_SHOWN = 80  # characters of what a command said
# Seconds that a command may take to begin, and for each text: a slow service needs two.
_BEGINNING, _EACH = 120, 10


def translated(
    command: str, standings: Sequence[Standing], source: str, terms: Termbase
) -> list[tuple[Standing, str]]:
    """What the command makes of each text; texts that it leaves out stay as they are.

    RefusedError where it cannot be started, does not end in time, ends with another code than 0, or
    answers anything but a text, in JSON and UTF-8, for each of those that it was asked for, once.
    """
    asked = {str(number): each for number, each in enumerate(standings)}
    lines = [
        json.dumps(
            {
                "id": id,
                "source": each.source,
                "from": source,
                "to": each.language,
                "terms": {term.zh: term.en for term in terms.within(each.source)},
            },
            ensure_ascii=False,
        )
        for id, each in asked.items()
    ]
    parts = _parts(command)
    seconds = _BEGINNING + _EACH * len(lines)
    try:
        done = subprocess.run(
            parts,
            input=("\n".join(lines) + "\n").encode(),
            capture_output=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(
            "i18n-command-slow", minutes=-(-seconds // 60), count=len(lines)
        ) from None
    except (OSError, ValueError):
        raise RefusedError("i18n-command-missing", command=parts[0]) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2] or "–"
        raise RefusedError("i18n-command-failed", exit=done.returncode, text=said[-200:])
    return _read(done.stdout, asked)


def name(command: str) -> str:
    """The program that a command calls, without the folder where this machine has it."""
    return PurePath(_parts(command)[0]).name


def _parts(command: str) -> list[str]:
    try:
        parts = shlex.split(command)
    except ValueError:
        raise RefusedError("i18n-command-unclosed", command=command) from None
    if not parts:
        raise RefusedError("i18n-command-empty")
    return parts


def _read(output: bytes, asked: dict[str, Standing]) -> list[tuple[Standing, str]]:
    found: dict[str, str] = {}
    for number, line in enumerate(output.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            answer = json.loads(line.decode())
            id, text = str(answer["id"]), answer["text"]
        except (ValueError, TypeError, KeyError):
            id, text = "", None
        if not isinstance(text, str):
            shown = line.decode(errors="replace").strip()[:_SHOWN]
            raise RefusedError("i18n-command-answer", line=number, text=shown)
        if id not in asked:
            raise RefusedError("i18n-command-stranger", line=number, id=id[:_SHOWN])
        if id in found:
            raise RefusedError("i18n-command-twice", line=number, id=id)
        found[id] = text.strip()
    return [(asked[id], text) for id, text in found.items() if text]
