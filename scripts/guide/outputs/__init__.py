"""The outputs: equals that take the sound guide and a destination, and never read one another."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import Problem, RefusedError

if TYPE_CHECKING:
    # What parses a command line reads the outputs' names, and no more.
    from guide.model.guide import Guide


class UnavailableError(RefusedError):
    """An output whose libraries are not installed; `extra` names what brings them."""

    def __init__(self, output: str, extra: str) -> None:
        super().__init__("extra-missing", output=output, extra=extra)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be made, and where: below `root`, in `site/` and `dist/`.

    `edition` names one edition, else the whole guide's; `everything` asks for all editions and
    renderings. `adopt` takes over a target that something else made. `icc` is the profile of a
    press, `pdfx` the kind of PDF/X that it takes. `sheets` is the folder of the one-page sheets
    made in the same run: the site offers them. `say` hears of progress.
    """

    guide: "Guide"
    root: Path
    edition: str | None = None
    everything: bool = False
    adopt: bool = False
    icc: Path | None = None
    pdfx: str = "x-4"
    sheets: Path | None = None
    say: Callable[[str], None] = field(default=lambda _: None, compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """What an output made: the files or folders to name to people, and what stood in its way."""

    paths: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@contextlib.contextmanager
def needing(extra: str, output: str) -> Iterator[None]:
    """What is imported within may be missing; an UnavailableError then names the extra."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UnavailableError(output, extra) from error


def _site(request: Request) -> Made:
    from guide.outputs.site import make  # noqa: PLC0415

    return make(request)


def _booklet(request: Request) -> Made:
    with needing("booklet", "booklet"):
        from guide.outputs.booklet import make  # noqa: PLC0415

        return make(request)


def _sheets(request: Request) -> Made:
    try:
        from guide.outputs.sheets import make  # noqa: PLC0415

        return make(request)
    except ModuleNotFoundError as error:
        extra = "office" if error.name == "docx" else "booklet"
        raise UnavailableError("sheets", extra) from error


def _data(request: Request) -> Made:
    from guide.outputs.data import make  # noqa: PLC0415

    return make(request)


def _workbook(request: Request) -> Made:
    with needing("office", "workbook"):
        from guide.outputs.workbook import make  # noqa: PLC0415

        return make(request)


# In the order in which they are made: the site offers the sheets of the same run. Imported on use:
# checking a library wants none of their libraries, and extras may be absent.
OUTPUTS: Mapping[str, Callable[[Request], Made]] = {
    "sheets": _sheets,
    "site": _site,
    "booklet": _booklet,
    "workbook": _workbook,
    "data": _data,
}

# The folders below the root that outputs fill, each swapped in whole.
TARGETS = ("site", "dist", "dist/sheets", "dist/data", "dist/headers")

# Made when they are named, or when everything is asked for.
ON_REQUEST = frozenset({"sheets", "workbook", "data"})
