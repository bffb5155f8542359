"""Said again: a command that was carried out on the same library, program and day is not repeated.

What it said is kept with a look at all that went in and at all that came out. The answer holds only
while both are as they were; it may be deleted at any time.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guide import cache
from guide.cache.look import INPUTS, look, program, stamps
from guide.clock import guide_date

if TYPE_CHECKING:
    # To know an answer again takes no models.
    from guide.model.guide import Library


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said: its exit code, what it printed, and the notes beside that.

    `targets` are the folders below the root that it filled.
    """

    code: int
    printed: str
    notes: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A command on a library as it looks now; `key` is empty where that cannot be looked at."""

    root: Path
    on: date | None
    inputs: str = ""
    key: str = ""


def question(root: Path, on: date | None, *words: object, files: Iterable[Path] = ()) -> Question:
    """The command that `words` name, with all that its answer depends on but the day.

    `files` are read too, such as the profile of a press.
    """
    inputs, made_by = look(root, INPUTS), program()
    if inputs is None or made_by is None:
        return Question(root, on)
    digest = hashlib.sha256(f"{inputs} {made_by} {root} {root.resolve()} {on}".encode())
    digest.update(repr(words).encode())
    for file in files:
        try:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError:
            return Question(root, on)
    return Question(root, on, inputs, digest.hexdigest())


def answered(asked: Question) -> Answer | None:
    """The answer of before, if it is still the day and nobody touched what was made."""
    data = cache.kept("answers", asked.key) if asked.key else None
    if data is None:
        return None
    found = json.loads(data)
    day, pinned = date.fromisoformat(found["day"]), found["pinned"]
    if guide_date(asked.on, date.fromisoformat(pinned) if pinned else None, found["zone"]) != day:
        return None
    if any(stamps(asked.root, [target]) != was for target, was in found["targets"].items()):
        return None
    answer = found["answer"]
    return Answer(
        answer["code"], answer["printed"], tuple(answer["notes"]), tuple(answer["targets"])
    )


def remember(asked: Question, library: "Library", answer: Answer) -> None:
    """Keep an answer, unless the library changed while it was found."""
    if not asked.key or look(asked.root, INPUTS) != asked.inputs:
        return
    settings = library.settings
    found = {
        "day": library.date.isoformat(),
        "pinned": settings.date.isoformat() if settings.date else None,
        "zone": settings.timezone,
        "targets": {target: stamps(asked.root, [target]) for target in answer.targets},
        "answer": asdict(answer),
    }
    cache.keep("answers", asked.key, json.dumps(found).encode())
