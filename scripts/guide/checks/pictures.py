"""Pictures: they exist, are real images, are large enough to print, and maps are reviewed."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from guide import LIBRARY, images
from guide.checks.registry import (
    Finding,
    Scope,
    alone,
    error,
    warning,
)
from guide.model.enumerations import MapKind
from guide.model.guide import COLLECTIONS
from guide.model.parts import Picture
from guide.model.references import MediaFile
from guide.problems import Label

# A picture may take the booklet's text block, 170 mm wide, at no less than 150 dpi.
PRINT_MM = 170
LEAST_DPI = 150
_MM_PER_INCH = 25.4
LEAST_WIDTH = round(PRINT_MM / _MM_PER_INCH * LEAST_DPI)


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    parts = path.parts
    return (
        not path.is_absolute()
        and ".." not in parts
        and "\\" not in file
        and ":" not in file
        and parts[:1] == ("media",)
    )


@error
@alone
def picture_not_in_media(scope: Scope) -> Iterator[Finding]:
    """Pictures lie in the library's media folder."""
    for kind, id, path, file in scope.leaves(MediaFile):
        if not _is_inside(file):
            yield Finding(kind, id, path, {"file": str(file)})


@error
@alone
def picture_unusable(scope: Scope) -> Iterator[Finding]:
    """Every picture exists and is a real image of sensible size."""
    for kind, id, path, file in scope.leaves(MediaFile):
        if not _is_inside(file) or not _is_picture(file):
            continue
        found = images.size(scope.library.root / LIBRARY / file)
        if isinstance(found, images.Fault):
            yield Finding(kind, id, path, {"file": str(file), "fault": Label("words", found.code)})


@warning
@alone
def picture_too_small(scope: Scope) -> Iterator[Finding]:
    """A picture is large enough for the size at which it is printed."""
    for kind, id, path, picture in scope.leaves(Picture):
        if kind not in COLLECTIONS or not _is_inside(picture.file):
            continue
        found = images.size(scope.library.root / LIBRARY / picture.file)
        if isinstance(found, tuple) and found[0] < LEAST_WIDTH:
            dpi = round(found[0] / (PRINT_MM / _MM_PER_INCH))
            args = {"file": str(picture.file), "width": found[0], "dpi": dpi, "least": LEAST_WIDTH}
            yield Finding(kind, id, (*path, "file"), args)


@error
def map_without_review_number(scope: Scope) -> Iterator[Finding]:
    """A map image shown to the public bears its review number 审图号; a sketch needs none."""
    place = scope.library.place
    if place is None or place.map is None or place.map.kind is not MapKind.IMAGE:
        return
    if not place.map.review_no:
        yield Finding("place", "", ("map",), {}, key=True)


def _is_picture(file: str) -> bool:
    return not file.lower().endswith(".pdf")
