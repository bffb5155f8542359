"""What a benchmark measured, kept beside its table, so that a run of other sizes adds to it."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from measuring import Taken, machine

ROOT = Path(__file__).parents[1]

# By size, then by step: seconds, processor seconds, megabytes, and what else the benchmark counts.
Figures = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Row:
    """A step at a size, and how many pages or files it made."""

    taken: Taken
    made: int


Found = dict[int, dict[str, Row]]


def before(table: Path) -> Found:
    """The rows of a table as this program measured them here earlier."""
    return {
        int(size): {
            step: Row(Taken(wall, cpu, memory), int(made))
            for step, (wall, cpu, memory, made) in rows.items()
        }
        for size, rows in known(table.with_suffix(".json")).items()
    }


def say(table: Path, found: Found, line: str, report: Callable[[Found], str]) -> None:
    """Print a line and keep all rows, whatever becomes of the rest of the run."""
    print(line, flush=True)
    table.write_text(report(found), "utf-8")
    figures = {
        str(size): {step: (*astuple(row.taken), row.made) for step, row in rows.items()}
        for size, rows in sorted(found.items())
    }
    keep(table.with_suffix(".json"), figures)


def known(file: Path) -> Figures:
    """What this very program measured here before; nothing of another program or machine."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    same = all(found.get(key) == value for key, value in _own().items())
    sizes: Figures = found.get("sizes", {}) if same else {}
    return sizes


def keep(file: Path, figures: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    """Write what is known by now."""
    kept = {
        size: {name: [round(each, 3) for each in row] for name, row in rows.items()}
        for size, rows in figures.items()
    }
    file.write_text(json.dumps({**_own(), "sizes": kept}, indent=1) + "\n", "utf-8")


def _own() -> dict[str, str]:
    return {"program": program(), "machine": machine()}


def program() -> str:
    """A digest of the program's own files: another program's figures are not this one's."""
    digest = hashlib.sha256()
    for file in sorted((ROOT / "scripts" / "guide").rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
