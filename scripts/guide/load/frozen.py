"""The frozen editions of a library: what was printed, held against its own hash."""

from pathlib import Path

from guide import LIBRARY
from guide.load.contents import contents
from guide.model.frozen import SUFFIX, Frozen, parse
from guide.problems import Place, Problem

# Ten thousand projects with all that is public of them take a tenth of it.
_LARGEST = 1 << 30


def frozen_place(edition: str) -> str:
    """The file of a frozen edition, from the root."""
    return f"{LIBRARY}/editions/{edition}{SUFFIX}"


def load_frozen(root: Path) -> tuple[dict[str, Frozen], list[Problem]]:
    """Every frozen edition by its id, and a problem for each file that is not what was written."""
    found: dict[str, Frozen] = {}
    problems: list[Problem] = []
    for file in sorted((root / LIBRARY / "editions").glob(f"*{SUFFIX}")):
        id = file.name.removesuffix(SUFFIX)
        place = Place(frozen_place(id))
        if file.is_symlink():
            problems.append(Problem("symlink", place))
            continue
        data = contents(place.file, file, _LARGEST)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        try:
            frozen = parse(data.decode())
        except ValueError:
            problems.append(Problem("frozen-damaged", place))
        else:
            if frozen.edition == id:
                found[id] = frozen
            else:
                problems.append(Problem("frozen-damaged", place))
    return found, problems
