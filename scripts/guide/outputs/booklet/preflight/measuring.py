"""What a finished press file is, measured in the file itself."""

import hashlib
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from guide.outputs.booklet.preflight import pictures, spaces
from guide.outputs.booklet.preflight.pictures import Picture
from guide.outputs.booklet.preflight.scan import UNIT, Marks, Matrix, scanned, times
from guide.side import can_fork, side_by_side

_MM = 25.4 / 72
_SUBSET = re.compile(r"[A-Z]{6}\+.+")
_DEEPEST = 12
# So many pages are worth the start of a process.
_ENOUGH = 60
# Letters with this much black are meant to be black, or colour as dark as black.
_BLACK = 0.9


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture where it is printed: its page in the file, size in mm, resolution in dpi."""

    page: int
    picture: Picture
    width: float
    height: float

    @property
    def dpi(self) -> float:
        """Pixels an inch in the direction that has fewer."""
        across = self.picture.width / max(self.width / 25.4, 1e-6)
        return min(across, self.picture.height / max(self.height / 25.4, 1e-6))


@dataclass(frozen=True, slots=True)
class Boxes:
    """A page's boxes: trimmed size, bleed and slug around it in mm; whether they lie in order."""

    width: float
    height: float
    bleed: float
    slug: float
    nested: bool


@dataclass(slots=True)
class Measured:
    """All that was measured. Pages are numbers in the file, from 1; `ink` is 1 for one full ink."""

    name: str
    digest: str = ""
    size: int = 0
    version: str = ""
    encrypted: bool = False
    pages: int = 0
    boxes: dict[Boxes, list[int]] = field(default_factory=dict)
    unboxed: list[int] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    drawn_fonts: set[str] = field(default_factory=set)
    colours: dict[str, set[int]] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    ink: float = 0.0
    ink_page: int = 0
    unknown_ink: set[int] = field(default_factory=set)
    overprint: set[int] = field(default_factory=set)
    transparent: set[int] = field(default_factory=set)
    rich_text: set[int] = field(default_factory=set)
    live: set[str] = field(default_factory=set)
    inline: int = 0
    declared: dict[str, str] = field(default_factory=dict)
    intent: dict[str, str] = field(default_factory=dict)
    clashes: set[str] = field(default_factory=set)

    def join(self, later: "Measured") -> None:
        """Take up what was measured on later pages of the same file."""
        for boxes, pages in later.boxes.items():
            self.boxes.setdefault(boxes, []).extend(pages)
        for space, where in later.colours.items():
            self.colours.setdefault(space, set()).update(where)
        for name, there in later.fonts.items():
            self.fonts[name] = there and self.fonts.get(name, True)
        self.unboxed += later.unboxed
        self.placed += later.placed
        self.inline += later.inline
        self.whole |= later.whole
        self.drawn_fonts |= later.drawn_fonts
        self.unknown_ink |= later.unknown_ink
        self.overprint |= later.overprint
        self.transparent |= later.transparent
        self.rich_text |= later.rich_text
        self.live |= later.live
        if later.ink > self.ink:
            self.ink, self.ink_page = later.ink, later.ink_page


def measured(file: Path, name: str | None = None) -> Measured:
    """Measure a PDF; raises pikepdf.PdfError for a file that is none."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    found = Measured(name or file.name, digest, file.stat().st_size)
    with pikepdf.open(file) as pdf:
        found.version, found.encrypted = pdf.pdf_version, pdf.is_encrypted
        found.pages = len(pdf.pages)
        _Walk(found).declarations(pdf)
    count = len(os.sched_getaffinity(0)) if found.pages >= _ENOUGH and can_fork() else 1
    ends = [found.pages * share // count for share in range(count + 1)]
    shares = [partial(_on_pages, file, *pages) for pages in itertools.pairwise(ends)]
    for share in side_by_side(shares, forked=count > 1):
        found.join(share)
    return found


def _on_pages(file: Path, first: int, end: int) -> Measured:
    """What is on the pages of a file from `first` to before `end`, counted from 0."""
    found = Measured(file.name)
    with pikepdf.open(file) as pdf:
        walk = _Walk(found)
        for number in range(first, end):
            walk.page(pdf.pages[number], number + 1)
    return found


class _Walk:
    """Goes through pages of a document; what several of them share is read once."""

    def __init__(self, found: Measured) -> None:
        self.found = found
        self.streams: dict[tuple[int, int], Marks] = {}
        self.images: dict[tuple[int, int], Picture] = {}

    def page(self, page: pikepdf.Page, number: int) -> None:
        self._boxes(page, number)
        for key in ("/Annots", "/AA"):
            if key in page.obj and len(page.obj[key]):
                self.found.live.add(key[1:])
        if "/Group" in page.obj and page.obj.Group.get("/S") == "/Transparency":
            self._group(page.obj.Group, number)
        contents = page.obj.get("/Contents")
        marks = scanned(b"\n".join(_streams(contents)))
        self._marks(marks, page.obj.get("/Resources"), number, UNIT, 0)

    def _boxes(self, page: pikepdf.Page, number: int) -> None:
        held = page.obj
        if "/TrimBox" not in held or "/BleedBox" not in held:
            self.found.unboxed.append(number)
            return
        media, bled, trim = (
            [float(part) for part in box] for box in (page.mediabox, held.BleedBox, held.TrimBox)
        )
        around = [_gaps(bled, trim), _gaps(media, bled)]
        boxes = Boxes(
            width=round((trim[2] - trim[0]) * _MM, 1),
            height=round((trim[3] - trim[1]) * _MM, 1),
            bleed=round(min(around[0]) * _MM, 1),
            slug=round(min(around[1]) * _MM, 1),
            nested=min(*around[0], *around[1]) >= -0.01 and "/ArtBox" not in held,
        )
        self.found.boxes.setdefault(boxes, []).append(number)

    def _marks(self, marks: Marks, resources: Any, page: int, matrix: Matrix, depth: int) -> None:
        found = self.found
        for space, values in marks.colours.items():
            self._colour(space, page)
            if space == "DeviceCMYK":
                self._ink(max(sum(each) for each in values), page)
        for letters in marks.letters:
            if len(letters) == 4 and letters[3] >= _BLACK and sum(letters[:3]) > 0.01:
                found.rich_text.add(page)
        held = resources.get("/ColorSpace", {}) if resources is not None else {}
        own = {name: held.get(f"/{name}", pikepdf.Name(f"/{name}")) for name in marks.spaces}
        for space in own.values():
            self._colour(spaces.named(space), page)
            if spaces.named(space).startswith(("Separation", "DeviceN")):
                self._colour(spaces.named(spaces.base(space)), page)
        for name, tint in marks.tints:
            if spaces.named(own.get(name)) == "DeviceCMYK":
                self._ink(sum(tint), page)
        found.inline += marks.inline
        for names, kind in ((marks.patterns, "/Pattern"), (marks.shadings, "/Shading")):
            for shading in spaces.shadings(resources, names, kind):
                self._shading(shading, page)
        for state in self._held(resources, "/ExtGState", marks.states):
            self._state(state, page)
        for font in self._held(resources, "/Font", marks.fonts):
            self._font(font)
        drawable = resources.get("/XObject", {}) if resources is not None else {}
        for name, under in marks.drawn:
            thing = drawable.get(f"/{name}")
            if thing is None:
                continue
            placed = times(under, matrix)
            if thing.get("/Subtype") == "/Image":
                self._picture(thing, page, placed)
            elif depth < _DEEPEST:
                self._form(thing, resources, page, placed, depth)

    def _form(self, form: Any, resources: Any, page: int, matrix: Matrix, depth: int) -> None:
        if "/Group" in form and form.Group.get("/S") == "/Transparency":
            self._group(form.Group, page)
        if form.objgen not in self.streams or form.objgen == (0, 0):
            self.streams[form.objgen] = scanned(form.read_bytes())
        own = [float(part) for part in form.get("/Matrix", UNIT)]
        under = times((own[0], own[1], own[2], own[3], own[4], own[5]), matrix)
        marks = self.streams[form.objgen]
        self._marks(marks, form.get("/Resources", resources), page, under, depth + 1)

    def _picture(self, image: Any, page: int, matrix: Matrix) -> None:
        if image.objgen not in self.images or image.objgen == (0, 0):
            self.images[image.objgen] = pictures.looked_at(image)
        picture = self.images[image.objgen]
        a, b, c, d, _, _ = matrix
        width, height = ((a * a + b * b) ** 0.5 * _MM, (c * c + d * d) ** 0.5 * _MM)
        self.found.placed.append(Placed(page, picture, width, height))
        if picture.space != "mask":
            self._colour(picture.space, page)
        if picture.soft:
            self.found.transparent.add(page)
        if picture.ink is not None:
            self._ink(picture.ink, page)
        elif picture.space == "DeviceCMYK":
            self.found.unknown_ink.add(page)

    def _shading(self, shading: Any, page: int) -> None:
        space = spaces.named(shading.get("/ColorSpace"))
        self._colour(space, page)
        if space == "DeviceCMYK":
            ink = spaces.most_ink(shading.get("/Function"))
            if ink is None:
                self.found.unknown_ink.add(page)
            else:
                self._ink(ink, page)

    def _group(self, group: Any, page: int) -> None:
        self.found.transparent.add(page)
        if "/CS" in group:
            self._colour(spaces.named(group.CS), page)

    def _state(self, state: Any, page: int) -> None:
        if bool(state.get("/OP", False)) or bool(state.get("/op", False)):
            self.found.overprint.add(page)
        solid = all(float(state.get(key, 1)) == 1 for key in ("/ca", "/CA"))
        mask = state.get("/SMask", pikepdf.Name("/None"))
        blend = str(state.get("/BM", "/Normal"))
        if not solid or mask != "/None" or blend not in ("/Normal", "/Compatible"):
            self.found.transparent.add(page)

    def _font(self, font: Any) -> None:
        name = str(font.get("/BaseFont", font.get("/Name", "/?")))[1:]
        if name in self.found.fonts:
            return
        if font.get("/Subtype") == "/Type3":
            self.found.drawn_fonts.add(name)
            self.found.fonts[name] = True
            return
        below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = below.get("/FontDescriptor", {})
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        self.found.fonts[name] = any(key in descriptor for key in files)
        if not _SUBSET.fullmatch(name):
            self.found.whole.add(name)

    def _colour(self, space: str, page: int) -> None:
        self.found.colours.setdefault(space, set()).add(page)

    def _ink(self, ink: float, page: int) -> None:
        if ink > self.found.ink:
            self.found.ink, self.found.ink_page = ink, page

    def _held(self, resources: Any, kind: str, names: set[str]) -> Iterator[Any]:
        held = resources.get(kind, {}) if resources is not None else {}
        for name in sorted(names):
            if f"/{name}" in held:
                yield held[f"/{name}"]

    def declarations(self, pdf: pikepdf.Pdf) -> None:
        found, root = self.found, pdf.Root
        info: Any = pdf.trailer.get("/Info", {})
        text = {key: str(info.get(key, "")) for key in ("/Title", "/CreationDate", "/ModDate")}
        xmp = (
            bytes(root.Metadata.read_bytes()).decode("utf-8", "replace")
            if "/Metadata" in root
            else ""
        )
        found.declared = {
            "version": _said(xmp, "pdfxid:GTS_PDFXVersion"),
            "title": text["/Title"],
            "created": text["/CreationDate"],
            "trapped": str(info.get("/Trapped", ""))[1:],
        }
        stamps = {"xmp:CreateDate": text["/CreationDate"], "xmp:ModifyDate": text["/ModDate"]}
        for key, stamp in stamps.items():
            if re.sub(r"\D", "", _said(xmp, key)) != re.sub(r"\D", "", stamp):
                found.clashes.add(key)
        if _said(xmp, "dc:title") != text["/Title"] or not text["/Title"]:
            found.clashes.add("dc:title")
        if _said(xmp, "pdf:Trapped") != found.declared["trapped"]:
            found.clashes.add("pdf:Trapped")
        if "/ID" not in pdf.trailer:
            found.clashes.add("ID")
        for key in ("/AcroForm", "/AA", "/OpenAction", "/OCProperties"):
            if key in root:
                found.live.add(key[1:])
        for key in ("/JavaScript", "/EmbeddedFiles"):
            if key in root.get("/Names", {}):
                found.live.add(key[1:])
        for intent in root.get("/OutputIntents", []):
            if intent.get("/S") == "/GTS_PDFX":
                profile = intent.get("/DestOutputProfile")
                data = bytes(profile.read_bytes()) if profile is not None else b""
                found.intent = {
                    "condition": str(intent.get("/OutputConditionIdentifier", "")),
                    "info": str(intent.get("/Info", "")),
                    "space": data[16:20].decode("latin-1").strip(),
                    "kind": data[12:16].decode("latin-1").strip(),
                    "profile": hashlib.sha256(data).hexdigest() if data else "",
                }


def _streams(contents: Any) -> Iterator[bytes]:
    """The content of a page, which is one stream, several, or none."""
    for part in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if part is not None:
            yield part.read_bytes()


def _gaps(outer: Sequence[float], inner: Sequence[float]) -> list[float]:
    return [
        *(inner[0] - outer[0], inner[1] - outer[1]),
        *(outer[2] - inner[2], outer[3] - inner[3]),
    ]


def _said(xmp: str, tag: str) -> str:
    """The text of an element of the metadata, without the lists around it."""
    found = re.search(rf"<{tag}>(.*?)</{tag}>", xmp, re.DOTALL)
    text = re.sub(r"<[^>]*>", "", found[1]).strip() if found else ""
    for code, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(code, char)
    return text
