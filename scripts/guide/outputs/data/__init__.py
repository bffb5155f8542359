"""The open data in a folder of its own, for a data portal; the site carries the same files."""

from guide.data import files
from guide.outputs import Made, Request
from guide.outputs.target import building, claim

__all__ = ["make"]


def make(request: Request) -> Made:
    """The open data in `dist/data/` below the root, swapped in whole."""
    folder = request.root / "dist" / "data"
    claim(folder.parent)
    with building(folder, adopt=request.adopt) as new:
        for path, data in files(request.guide):
            new.write(path, data)
    return Made((folder / "datapackage.json",))
