"""Which files a library consists of, and what each one is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide import LIBRARY
from guide.load.bind import closest
from guide.model.frozen import SUFFIX
from guide.model.guide import COLLECTIONS
from guide.model.references import is_id
from guide.problems import Place, Problem, Severity

INTERNAL = "_internal"
# The site's own pages among those of records: a record of that name would take their address.
PAGES = frozenset({"index", "finder", "units", "compare", "shortlist"})
SINGLE = {
    "guide.yml": "guide",
    "place.yml": "place",
    "sectors.yml": "sectors",
    "terms.yml": "terms",
}
# What systems and offices leave beside the files that people work on.
_LEFT = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})
# A record under another ending would be left out, and nobody would notice: as Windows and its
# Notepad write it.
_OTHER_ENDINGS = (".yaml", ".yml", ".yml.txt", ".yaml.txt")
RESERVED = frozenset({*COLLECTIONS, "media", INTERNAL, "_schema", "_forms"} - {"projects"})


@dataclass(frozen=True, slots=True)
class Found:
    """A YAML file of the library: its kind, the id it names and, for a project, its sector."""

    file: str
    path: Path
    kind: str
    id: str = ""
    sector: str = ""


def is_left_behind(name: str) -> bool:
    """Whether a file is no work of people's: hidden, a thumbnail store, the lock of an office."""
    return name.startswith((".", "~$")) or name.lower() in _LEFT


def library_files(root: Path, sectors: tuple[str, ...]) -> tuple[list[Found], list[Problem]]:
    """All record files below `projects/`, in name order, and what lies there that should not."""
    found: list[Found] = []
    problems: list[Problem] = []
    for entry in _entries(root / LIBRARY):
        place = Place(f"{LIBRARY}/{entry.name}")
        if is_left_behind(entry.name) or entry.name in ("media", "_schema", "_forms"):
            continue
        if entry.is_symlink():
            problems.append(Problem("symlink", place))
        elif entry.is_file():
            if entry.name not in SINGLE and entry.suffix in (".yml", ".yaml"):
                suggestion = closest(entry.name, SINGLE)
                problems.append(Problem("stray-file", place, {"suggestion": suggestion}))
        elif entry.name in COLLECTIONS and entry.name != "projects":
            _folder(root, entry, entry.name, "", found, problems)
        elif entry.name in sectors:
            _folder(root, entry, "projects", entry.name, found, problems)
        elif entry.name != INTERNAL:
            suggestion = closest(entry.name, (*sectors, *RESERVED))
            args = {"sector": entry.name, "suggestion": suggestion}
            problems.append(Problem("unknown-sector-folder", place, args))
    return found, problems


def internal_files(root: Path) -> tuple[list[Found], list[Problem]]:
    """All files below `projects/_internal/`; none where the folder is absent."""
    found: list[Found] = []
    problems: list[Problem] = []
    for entry in _entries(root / LIBRARY / INTERNAL):
        if entry.name in COLLECTIONS and entry.is_dir():
            _folder(root, entry, entry.name, "", found, problems)
        elif entry.is_dir():
            place = Place(f"{LIBRARY}/{INTERNAL}/{entry.name}")
            args = {"sector": entry.name, "suggestion": closest(entry.name, COLLECTIONS)}
            problems.append(Problem("unknown-sector-folder", place, args))
    return found, problems


def _folder(
    root: Path,
    folder: Path,
    kind: str,
    sector: str,
    found: list[Found],
    problems: list[Problem],
) -> None:
    for entry in _entries(folder):
        name = entry.relative_to(root).as_posix()
        if is_left_behind(entry.name) or (kind == "editions" and entry.name.endswith(SUFFIX)):
            continue
        if entry.is_symlink():
            problems.append(Problem("symlink", Place(name)))
        elif entry.is_dir():
            problems.append(Problem("folder-too-deep", Place(name)))
        elif entry.suffix != ".yml" and entry.name.lower().endswith(_OTHER_ENDINGS):
            stem, _, ending = entry.name.partition(".")
            args = {"ending": f".{ending}", "name": f"{stem}.yml"}
            problems.append(Problem("yaml-suffix", Place(name), args))
        elif entry.suffix != ".yml":
            problems.append(Problem("not-yaml", Place(name), severity=Severity.WARNING))
        elif not is_id(entry.stem):
            problems.append(Problem("bad-file-name", Place(name), {"text": entry.stem}))
        elif entry.stem in PAGES:
            problems.append(Problem("page-name", Place(name), {"text": entry.stem}))
        else:
            found.append(Found(name, entry, kind, entry.stem, sector))


def _entries(folder: Path) -> Iterator[Path]:
    """The folder's entries in an order that no file system changes."""
    try:
        yield from sorted(folder.iterdir(), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
