"""Nothing internal, unpublished or personal is in any artefact, however deep it is packed."""

import io
import json
import re
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image, PngImagePlugin

from guide.cli import main

STARTER = Path(str(files("guide"))) / "starter"
TEA = "projects/agriculture/tea-processing.yml"
# What a picture may say of people: description, camera, date, artist, copyright, place, serial.
PERSONAL = {0x010E, 0x010F, 0x0110, 0x0132, 0x013B, 0x8298, 0x8825, 0xA431, 0x9C9D}
# One in each way out that there is: an internal file, drafts, comments, hidden data of a picture.
CANARIES = [f"CANARY{number}Q" for number in range(1, 13)]


def photograph(secrets):
    """A JPEG that says who took it, where, and more."""
    image = Image.new("RGB", (2400, 1600), (90, 120, 60))
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = secrets[0], secrets[1], secrets[2]
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (25.0, 36.0, 36.0)
    exif.get_ifd(0x8769)[0x9286] = secrets[3].encode()
    stream = io.BytesIO()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{secrets[4]}</x:xmpmeta>".encode()
    image.save(stream, "JPEG", exif=exif, comment=secrets[5], xmp=xmp)
    return stream.getvalue()


def drawing(secret):
    """A PNG with a text in it."""
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", secret)
    stream = io.BytesIO()
    Image.new("RGB", (2400, 1600), (60, 90, 120)).save(stream, "PNG", pnginfo=about)
    return stream.getvalue()


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A library with a canary wherever one may hide, and everything that is made of it."""
    root = tmp_path_factory.mktemp("leaks") / "library"
    shutil.copytree(STARTER, root)
    text = (root / TEA).read_text(encoding="utf-8")
    media = root / "projects/media"
    media.mkdir()
    photo, sketch = photograph(CANARIES[:6]), drawing(CANARIES[6])
    assert all(each.encode() in photo for each in CANARIES[:6])
    assert CANARIES[6].encode() in sketch
    (media / "plant.jpg").write_bytes(photo)
    (media / "plan.png").write_bytes(sketch)
    about = "credit: {zh: 甲, en: A}, licence: owned, alt: {zh: 图, en: Picture}"
    pictures = "".join(
        f"\n  - {{file: media/{name}, {about}}}" for name in ("plant.jpg", "plan.png")
    )
    draft = text.replace("status: published", "status: draft").replace("Tea Refining", CANARIES[7])
    (root / TEA).with_name("secret-draft.yml").write_text(draft, encoding="utf-8")
    (root / TEA).write_text(f"# {CANARIES[8]}\n{text}media:{pictures}\n", encoding="utf-8")
    internal = {
        "stage_log": [{"date": "2026-09-18", "stage": "lead", "note": CANARIES[9]}],
        "notes": CANARIES[10],
        "leader": CANARIES[11],
    }
    file = root / "projects/_internal/projects/tea-processing.yml"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(internal, ensure_ascii=False), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(root.parent / "cache"))
        assert main(["--root", str(root), "--lang", "en", "check"]) == 0
        assert main(["--root", str(root), "--lang", "en", "build", "--all"]) == 0
        for words in (
            ["template", "projects"],
            ["report", "sector"],
            ["i18n", "export", "--to", "en"],
        ):
            assert main(["--root", str(root), "--lang", "en", *words]) == 0
    return root


def within(name, data):
    """A file's bytes, and those of all that is packed in it: (name, bytes)."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment
            for entry in archive.infolist():
                yield f"{name}!{entry.filename}", entry.comment + entry.extra
                yield from within(f"{name}!{entry.filename}", archive.read(entry))
    elif data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, thing in enumerate(pdf.objects):
                held = f"{name}!{number}"
                if not isinstance(thing, pikepdf.Stream):
                    yield held, repr(thing).encode()
                    continue
                try:
                    yield held, thing.read_bytes()
                except pikepdf.PdfError:  # a picture, which stays as it is packed
                    yield held, thing.read_raw_bytes()
            for part, attached in pdf.attachments.items():
                yield from within(f"{name}!{part}", attached.get_file().read_bytes())
        # Letters stand in a page by the numbers of their shapes: only a reader sees the words.
        for page in pypdf.PdfReader(io.BytesIO(data)).pages:
            yield f"{name}!text", page.extract_text().encode()


@pytest.fixture(scope="module")
def artefacts(root):
    found = {}
    for folder in ("site", "dist"):
        for file in sorted((root / folder).rglob("*")):
            if file.is_file():
                name = file.relative_to(root).as_posix()
                found[name] = list(within(name, file.read_bytes()))
    return found


def translations_apart(artefacts):
    """Without what goes to an agency on purpose: it holds drafts too, and stays in the bureau."""
    return {name: held for name, held in artefacts.items() if "translate-" not in name}


def test_no_canary_is_anywhere(artefacts, figure):
    kinds = {Path(name).suffix for name in artefacts}
    assert {".html", ".pdf", ".xlsx", ".docx", ".webp", ".json", ".csv", ".js", ".png"} <= kinds
    count = 0
    for held in translations_apart(artefacts).values():
        for part, data in held:
            count += 1
            for canary in CANARIES:
                for form in (
                    canary.encode(),
                    canary.encode("utf-16-be"),
                    canary.encode("utf-16-le"),
                ):
                    assert form not in data, part
    figure(
        f"{len(CANARIES)} canaries sought in {count} parts of {len(artefacts)} files, none found"
    )


def test_the_search_would_find_them(root, artefacts):
    said = b"".join(
        data for held in artefacts.values() for part, data in held if part.endswith("!text")
    )
    assert b"Tea Refining" in said  # in every output, so a canary in its place would be seen
    names = {name for name, held in artefacts.items() if any(b"Tea Refining" in d for _, d in held)}
    assert {Path(name).suffix for name in names} >= {".pdf", ".xlsx", ".docx", ".html", ".json"}


def test_no_picture_says_where_or_by_whom_it_was_taken(artefacts):
    seen = 0
    for name, held in artefacts.items():
        for part, data in held:
            if data.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")):
                with Image.open(io.BytesIO(data)) as picture:
                    seen += 1
                    assert not PERSONAL & set(picture.getexif()), part
                    assert not {"exif", "xmp", "comment", "Author"} & set(picture.info), (
                        part,
                        name,
                    )
    assert seen > 4


def test_no_document_names_an_author_or_a_machine(root, artefacts):
    own = [str(root).encode(), str(Path.home()).encode() + b"/", b"/tmp/"]
    for held in artefacts.values():
        for part, data in held:
            assert not [each for each in own if each in data], part
            if part.endswith("docProps/core.xml"):
                assert not re.search(rb"<dc:creator>[^<]|<cp:lastModifiedBy>[^<]", data), part
            if part.endswith("docProps/app.xml"):
                assert not re.search(rb"<(Company|Manager)>[^<]", data), part


def test_a_personal_number_needs_a_day_of_consent(starter, capsys):
    file = starter / "projects/organisations/investment-bureau.yml"
    text = file.read_text(encoding="utf-8")
    number = re.search(r"    phone: .*", text)[0]
    file.write_text(text.replace(number, '    phone: "13800138000"'), encoding="utf-8")
    assert main(["--root", str(starter), "--lang", "en", "build", "site"]) == 1
    assert "[personal-number-without-consent]" in capsys.readouterr().out
    assert not (starter / "site").exists()
