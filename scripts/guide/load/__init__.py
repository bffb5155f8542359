"""Loading reads a library folder into records, with all of its problems at once."""

from datetime import date
from pathlib import Path
from typing import Any, cast

from guide.load.bind import bind, bind_list
from guide.load.clock import guide_date, known_zone
from guide.load.contents import contents
from guide.load.files import LIBRARY, RESERVED, SINGLE, Found, library_files
from guide.load.frozen import load_frozen
from guide.locales import CONVERTED
from guide.model.base import M
from guide.model.guide import COLLECTIONS, Library
from guide.model.lists import Sector, Term
from guide.model.place import PlaceProfile
from guide.model.project import Project
from guide.model.record import Record
from guide.model.references import SectorRef
from guide.model.settings import Settings
from guide.problems import Place, Problem
from guide.traditional import available
from guide.tree import MAX_BYTES, Tree, decode, parse


def load(root: Path, on: date | None = None) -> tuple[Library | None, list[Problem]]:
    """Read the library below `root/projects`.

    Returns the library, or None where guide.yml itself cannot be used, and every problem of
    reading, syntax and types. What records say of each other is for `checks`.
    """
    if not (root / LIBRARY).is_dir():
        return None, [Problem("no-library", Place(LIBRARY), {"root": str(root)})]
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
    found, stray = library_files(root, names_of_sectors)
    if sectors or ("sectors", "") not in trees:
        # With a broken sectors.yml every folder would look unknown.
        problems += stray
    records: dict[str, dict[str, Record]] = {kind: {} for kind in COLLECTIONS}
    names: dict[str, set[str]] = {kind: set() for kind in COLLECTIONS}
    for file in _in_sector_order(found, names_of_sectors):
        _record(file, records, names, trees, problems)
    if settings is None:
        return None, problems
    if settings.timezone and not known_zone(settings.timezone):
        at = trees["guide", ""].place(("timezone",))
        problems.append(Problem("unknown-timezone", at, {"text": settings.timezone}))
        return None, problems
    frozen, found_problems = load_frozen(root)
    problems += found_problems
    converted = [tag for tag in settings.languages if tag in CONVERTED]
    if converted and not available():
        at = trees["guide", ""].place(("languages", settings.languages.index(converted[0])))
        problems.append(Problem("converter-missing", at, {"language": converted[0]}))
        return None, problems
    library = Library(
        root=root,
        date=guide_date(on, settings.date, settings.timezone),
        settings=settings,
        place=place,
        sectors=sectors,
        terms=terms,
        frozen=frozen,
        trees=trees,
        names={kind: frozenset(ids) for kind, ids in names.items()},
        **cast(dict[str, Any], records),
    )
    return library, problems


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


def _record(
    file: Found,
    records: dict[str, dict[str, Record]],
    names: dict[str, set[str]],
    trees: dict[tuple[str, str], Tree],
    problems: list[Problem],
) -> None:
    tree, found = read_tree(file.file, file.path)
    problems += found
    if file.id in names[file.kind]:
        other = trees.get((file.kind, file.id))
        args = {"id": file.id, "other": other.file if other else ""}
        problems.append(Problem("duplicate-id", Place(file.file), args))
        return
    names[file.kind].add(file.id)
    if tree is None:
        return
    trees[file.kind, file.id] = tree
    record, found = bind_record(file.kind, file.id, file.sector, tree)
    problems += found
    if record is not None:
        records[file.kind][file.id] = record


def bind_record(kind: str, id: str, sector: str, tree: Tree) -> tuple[Record | None, list[Problem]]:
    """A record of its tree, with what its file does not hold: its name and, maybe, its folder."""
    record, problems = bind(COLLECTIONS[kind], tree)
    if record is not None:
        record._id = id  # noqa: SLF001
    if isinstance(record, Project):
        record._sector = SectorRef(sector)  # noqa: SLF001
    return record, problems


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
