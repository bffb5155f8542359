"""How long the way from typeset pages to PDF/X-4 with preflight takes, per thousand pages.

    python benchmarks/press.py dist/guide-press-zh.pdf 1000

Repeats the pages of a press file, each with a picture of its own (2010 × 1131 pixels, four inks),
makes the press's file from them and measures it, in seconds of the processor. Pictures count as
prepared; what it costs to separate one is measured apart. Noise makes them as heavy as they get.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pikepdf
from PIL import Image

from guide.outputs.booklet.preflight.measuring import measured
from guide.outputs.booklet.press import assembly, profile
from guide.outputs.booklet.press.intent import Title

# A thousand pages, set within 20 s, are to be at the press within a minute.
LARGE, SECONDS = 1000, 60


def main() -> None:
    source, count = Path(sys.argv[1]), int(sys.argv[2])
    photograph = Image.effect_noise((2010, 1131), 60).convert("RGB")
    started = time.process_time()
    data = profile.separated(photograph, profile.standard())
    print(f"to separate a picture, the table included: {time.process_time() - started:.2f} s")
    with tempfile.TemporaryDirectory() as name:
        typeset, made = Path(name, "typeset.pdf"), Path(name, "press.pdf")
        many(source, typeset, count, data)
        started = time.process_time()
        title = Title("Benchmark", "", date(2026, 1, 1), "benchmark")
        job = assembly.Job(typeset, profile.standard(), "x-4", title, "benchmark", "zh")
        assembly.singles(job, made, 1, count)
        finished = time.process_time()
        found = measured(made)
        ended = time.process_time()
        print(f"{count} pages to PDF/X-4: {finished - started:.1f} s")
        print(f"preflight, {len(found.placed)} pictures: {ended - finished:.1f} s")
        wanted = f"for {LARGE} pages ≤ {SECONDS} s with pages set and pictures prepared"
        print(f"both: {ended - started:.1f} s; wanted {wanted}")


def many(source: Path, target: Path, count: int, jpeg: bytes) -> None:
    """The source's pages over and over, their contents and pictures each of their own."""
    with pikepdf.open(source) as pdf:
        pages = list(pdf.pages)
        for number in range(count):
            page = pages[number % len(pages)]
            own = pdf.make_stream(jpeg[:2] + comment(number) + jpeg[2:])
            own.Type, own.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            own.Width, own.Height, own.BitsPerComponent = 2010, 1131, 8
            own.ColorSpace, own.Filter = pikepdf.Name.DeviceCMYK, pikepdf.Name.DCTDecode
            own.Decode = [1, 0, 1, 0, 1, 0, 1, 0]
            copy = pikepdf.Dictionary(page.obj)
            contents = page.obj.Contents
            streams = contents if isinstance(contents, pikepdf.Array) else [contents]
            parts = [part.read_bytes() for part in streams]
            drawn = b"\nq 480 0 0 270 60 400 cm /Own Do Q\n"
            copy.Contents = pdf.make_stream(b"\n".join(parts) + drawn)
            resources = pikepdf.Dictionary(page.obj.Resources)
            forms = pikepdf.Dictionary(resources.get("/XObject", {}))
            forms.Own = own
            resources.XObject = forms
            copy.Resources = resources
            copy.MediaBox = page.obj.BleedBox
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(copy)))
        del pdf.pages[: len(pages)]
        pdf.save(target)


def comment(number: int) -> bytes:
    """A JPEG comment that makes the picture differ from all others."""
    said = f"{number:08}".encode()
    return b"\xff\xfe" + (len(said) + 2).to_bytes(2, "big") + said


if __name__ == "__main__":
    main()
