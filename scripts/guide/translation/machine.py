"""A command of the bureau's own translates: JSON lines to its input, JSON lines from its output.

Each line that goes in is `{"id", "source", "from", "to", "terms"}`, each that comes out
`{"id", "text"}`. The command stands on the command line only: a library never names one.
"""

import json
import shlex
import subprocess
from collections.abc import Sequence

from guide.terms import Termbase
from guide.translation.states import Standing


class CommandError(Exception):
    """The command cannot be run, fails, or answers what cannot be read; the text says which."""


def translated(
    command: str, standings: Sequence[Standing], source: str, terms: Termbase
) -> list[tuple[Standing, str]]:
    """What the command makes of each text; texts that it leaves out stay as they are.

    CommandError where it cannot be started, ends with another code than 0, or speaks no JSON.
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
    try:
        done = subprocess.run(
            shlex.split(command) or [command],
            input="\n".join(lines) + "\n",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except (OSError, ValueError) as error:
        raise CommandError(str(error)) from None
    if done.returncode:
        raise CommandError(done.stderr.strip()[-200:] or f"exit {done.returncode}")
    return _read(done.stdout, asked)


def _read(output: str, asked: dict[str, Standing]) -> list[tuple[Standing, str]]:
    found = []
    for number, line in enumerate(output.split("\n"), 1):
        if not line.strip():
            continue
        try:
            answer = json.loads(line)
            id, text = str(answer["id"]), str(answer["text"]).strip()
        except (ValueError, TypeError, KeyError):
            raise CommandError(f"{number}: {line[:80]}") from None
        if id not in asked:
            raise CommandError(f"{number}: id {id}")
        if text:
            found.append((asked[id], text))
    return found
