"""Loading reads a library folder into records, with all of its problems at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from guide import LIBRARY
from guide.clock import guide_date, known_zone
from guide.load import memory
from guide.load.bind import bind, bind_list
from guide.load.contents import contents
from guide.load.files import RESERVED, SINGLE, Found, library_files
from guide.load.frozen import load_frozen
from guide.load.shelf import Known, Shelf, Trees, named
from guide.locales import CONVERTED
from guide.model.base import M
from guide.model.guide import COLLECTIONS, Library
from guide.model.lists import Sector, Term
from guide.model.place import PlaceProfile
from guide.model.record import Record
from guide.model.records import Records
from guide.model.settings import Settings
from guide.problems import Place, Problem
from guide.traditional import available
from guide.tree import MAX_BYTES, Tree, decode, parse


@dataclass(frozen=True)
class Opened:
    """A library whose record files are read when somebody asks for them.

    `library` is None where it cannot be used; `problems` are those of everything but the records'
    files, and `before` is what was known of these.
    """

    library: Library | None
    shelf: Shelf
    problems: list[Problem]
    before: Mapping[str, Known]

    def all_problems(self) -> list[Problem]:
        """Every problem of reading, syntax and types; what is known then is kept for next time."""
        found = [*self.problems, *self.shelf.problems()]
        if self.library is not None:
            memory.keep(self.library.root, self.shelf, self.before)
        return found


def load(root: Path, on: date | None = None) -> tuple[Library | None, list[Problem]]:
    """Read the library below `root/projects`.

    Returns the library, or None where guide.yml itself cannot be used, and every problem of
    reading, syntax and types. What records say of each other is for `checks`.
    """
    opened = open_library(root, on)
    return opened.library, opened.all_problems()


def open_library(root: Path, on: date | None = None) -> Opened:
    """Find the files of the library below `root/projects`, and read those beside the folders."""
    if not (root / LIBRARY).is_dir():
        problem = Problem("no-library", Place(LIBRARY), {"root": str(root)})
        return Opened(None, Shelf({}, {}), [problem], {})
    problems: list[Problem] = []
    trees: dict[tuple[str, str], Tree] = {}
    for name, kind in SINGLE.items():
        _single(root, name, kind, trees, problems)
    settings = _bound(Settings, "guide", trees, problems)
    if settings is None and not problems:
        problems.append(Problem("no-settings", Place(f"{LIBRARY}/guide.yml")))
    place = _bound(PlaceProfile, "place", trees, problems)
    sectors = _listed(Sector, "sectors", trees, problems)
    terms = _listed(Term, "terms", trees, problems)
    names_of_sectors = tuple(str(sector.id) for sector in sectors)
    problems += _reserved_sectors(names_of_sectors, trees)
    listed, stray = library_files(root, names_of_sectors)
    if sectors or ("sectors", "") not in trees:
        # With a broken sectors.yml every folder would look unknown.
        problems += stray
    found = _by_name(_in_sector_order(listed, names_of_sectors), problems)
    before = memory.recalled(root)
    shelf = Shelf(found, before)
    if settings is None:
        return Opened(None, shelf, problems, before)
    if settings.timezone and not known_zone(settings.timezone):
        at = trees["guide", ""].place(("timezone",))
        problems.append(Problem("unknown-timezone", at, {"text": settings.timezone}))
        return Opened(None, shelf, problems, before)
    frozen, found_problems = load_frozen(root)
    problems += found_problems
    converted = [tag for tag in settings.languages if tag in CONVERTED]
    if converted and not available():
        at = trees["guide", ""].place(("languages", settings.languages.index(converted[0])))
        problems.append(Problem("converter-missing", at, {"language": converted[0]}))
        return Opened(None, shelf, problems, before)
    names: dict[str, dict[str, None]] = {kind: {} for kind in COLLECTIONS}
    for kind, id in found:
        names[kind][id] = None
    library = Library(
        root=root,
        date=guide_date(on, settings.date, settings.timezone),
        settings=settings,
        place=place,
        sectors=sectors,
        terms=terms,
        frozen=frozen,
        trees=Trees(trees, shelf),
        names={kind: frozenset(ids) for kind, ids in names.items()},
        **cast(dict[str, Any], {kind: _records(kind, ids, shelf) for kind, ids in names.items()}),
    )
    return Opened(library, shelf, problems, before)


def _records(kind: str, ids: Mapping[str, None], shelf: Shelf) -> Records[Record]:
    return Records(
        ids,
        outline=lambda name: shelf.known((kind, name)).outline,
        bound=lambda name: shelf.record((kind, name)),
    )


def read_tree(file: str, path: Path) -> tuple[Tree | None, list[Problem]]:
    """Read and parse one file; an empty one is a problem too."""
    data = contents(file, path, MAX_BYTES)
    if isinstance(data, Problem):
        return None, [data]
    text, problems = decode(file, data)
    if problems:
        return None, problems
    tree, problems = parse(file, text)
    if tree is None and not problems:
        problems = [Problem("empty-file", Place(file))]
    return tree, problems


def _single(
    root: Path,
    name: str,
    kind: str,
    trees: dict[tuple[str, str], Tree],
    problems: list[Problem],
) -> None:
    """Read one of the files that stand beside the folders, where it is there."""
    path, file = root / LIBRARY / name, f"{LIBRARY}/{name}"
    if path.is_symlink():
        problems.append(Problem("symlink", Place(file)))
    elif path.exists():
        tree, found = read_tree(file, path)
        problems += found
        if tree is not None:
            trees[kind, ""] = tree


def _bound(
    model: type[M], kind: str, trees: dict[tuple[str, str], Tree], problems: list[Problem]
) -> M | None:
    if (kind, "") not in trees:
        return None
    bound, found = bind(model, trees[kind, ""])
    problems += found
    return bound


def _listed(
    model: type[M], kind: str, trees: dict[tuple[str, str], Tree], problems: list[Problem]
) -> tuple[M, ...]:
    if (kind, "") not in trees:
        return ()
    items, found = bind_list(model, trees[kind, ""])
    problems += found
    return items


def _by_name(files: list[Found], problems: list[Problem]) -> dict[tuple[str, str], Found]:
    """Files by kind and id; of two with the same only the first, and a problem for the other."""
    found: dict[tuple[str, str], Found] = {}
    for file in files:
        first = found.setdefault((file.kind, file.id), file)
        if first is not file:
            _, more = read_tree(file.file, file.path)
            args = {"id": file.id, "other": first.file}
            problems += [*more, Problem("duplicate-id", Place(file.file), args)]
    return found


def bind_record(kind: str, id: str, sector: str, tree: Tree) -> tuple[Record | None, list[Problem]]:
    """A record of its tree, with what its file does not hold: its name and, maybe, its folder."""
    record, problems = bind(COLLECTIONS[kind], tree)
    return named(record, id, sector) if record is not None else None, problems


def _in_sector_order(found: list[Found], sectors: tuple[str, ...]) -> list[Found]:
    """Projects in the order of sectors.yml, then by file name; other kinds by file name."""
    order = {sector: number for number, sector in enumerate(sectors)}
    return sorted(found, key=lambda f: (order.get(f.sector, -1), f.kind, f.id))


def _reserved_sectors(
    sectors: tuple[str, ...], trees: dict[tuple[str, str], Tree]
) -> list[Problem]:
    return [
        Problem("reserved-sector", trees["sectors", ""].place((index, "id")), {"id": id})
        for index, id in enumerate(sectors)
        if id in RESERVED or id in COLLECTIONS
    ]
