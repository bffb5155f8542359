"""The benchmark's book as HTML, set by WeasyPrint in an environment that is thrown away.

    python benchmarks/weasyprint_book.py ROOT HTML   (writes the HTML alone)

The same texts, pictures, codes, contents and indexes with page numbers, on pages of the same size.
"""

import html
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path
from typing import Any

from measuring import Taken, taken

VERSION = "70.0"
NEEDED = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}
NEEDED |= {"harfbuzz-subset": "libharfbuzz-subset0"}
SET = """
import sys
from weasyprint import HTML
document = HTML(sys.argv[1]).render()
document.write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
open(sys.argv[3], "w").write(str(len(document.pages)))
"""
STYLE = """
@page { size: 210mm 285mm; margin: 20mm 18mm 24mm 22mm; @bottom-center { content: counter(page) } }
body { font: 9.2pt/16pt "Noto Sans SC", "Noto Sans CJK SC"; text-align: justify; margin: 0 }
section { break-before: page } h1 { font-size: 34pt; line-height: 44pt } h2 { font-size: 14pt }
section > img { width: 100%; height: 52mm; object-fit: cover }
.side { float: right; width: 54mm; font-size: 7.2pt; line-height: 11.2pt; margin-left: 7mm }
p, table, ul { margin: 0 0 4pt } b.figure { font-size: 18pt } .qr { width: 16mm; height: 16mm }
.list { font-size: 8pt; line-height: 13pt } .list a { display: block; color: inherit }
.list a::after { content: leader(" ") target-counter(attr(href), page) }
"""


class AbsentError(Exception):
    """Why WeasyPrint cannot be had here."""


def measured(root: Path, cache: Path, work: Path) -> tuple[Taken, int]:
    """What setting the book took, and its pages; AbsentError where WeasyPrint cannot be had."""
    lacking = [package for name, package in NEEDED.items() if find_library(name) is None]
    if lacking:
        raise AbsentError(f"the system lacks {', '.join(lacking)} (apt-get install them)")
    with tempfile.TemporaryDirectory(dir=work) as name:
        folder = Path(name)
        (folder / "book.html").write_text(written(root, cache, folder), "utf-8")
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv/bin/python"
        pip = [python, "-m", "pip", "install", "--quiet", f"weasyprint=={VERSION}"]
        if subprocess.run(pip, check=False, capture_output=True).returncode:
            raise AbsentError(f"pip could not install weasyprint {VERSION}")
        files = ["book.html", "book.pdf", "pages.txt"]
        found = taken([str(python), "-c", SET, *files], folder)
        return found, int((folder / "pages.txt").read_text())


def written(root: Path, cache: Path, folder: Path) -> str:
    """The book of the edition `pages` as HTML; its prepared pictures are written beside it."""
    from guide.load import load  # noqa: PLC0415  where only the HTML's style is wanted
    from guide.outputs.booklet.book import book  # noqa: PLC0415
    from guide.outputs.booklet.pictures import prepared  # noqa: PLC0415

    guide = load(root)[0].guide()
    content = book(guide, guide.editions["pages"], "zh")
    for sector in content["sectors"]:
        for project in sector["projects"]:
            if project["picture"]:
                file = root / "projects" / project["picture"]["file"]
                data = prepared(file, root / "projects/media", None, cache / "pictures")
                assert isinstance(data, bytes), data  # noqa: S101  the library is sound
                (folder / f"{project['id']}.jpg").write_bytes(data)
    body = "".join(pieces(content))
    return f'<html lang="zh"><meta charset="utf-8"><title>Book</title><style>{STYLE}</style>{body}'


def pieces(content: dict[str, Any]) -> Iterator[str]:
    yield f"<h1>{said(content['meta']['title'])}</h1>"
    yield "<section class=list>"
    for sector in content["sectors"]:
        yield f'<a href="#s-{sector["id"]}"><b>{said(sector["name"])}</b></a>'
        yield from map(entry, sector["projects"])
    yield "</section>"
    for sector in content["sectors"]:
        yield f'<section id="s-{sector["id"]}"><h1>{said(sector["name"])}</h1>'
        yield f"<p>{said(sector['summary'])}</p><div class=list>"
        yield from map(entry, sector["projects"])
        yield "</div></section>"
        for project in sector["projects"]:
            yield page(project)
    for index in content["indexes"]:
        yield f"<section class=list><h2>{said(index['label'])}</h2>"
        for group in index["groups"]:
            yield f"<p><b>{said(group['label'])}</b></p>"
            yield from map(entry, group["entries"])
        yield "</section>"


def entry(project: dict[str, Any]) -> str:
    return f'<a href="#p-{project["id"]}">{said(project["title"])}</a>'


def page(project: dict[str, Any]) -> str:
    side, main = [], []
    for figure in project["figures"]:
        number, unit, label = (said(figure[key]) for key in ("number", "unit", "label"))
        side.append(f"<p><b class=figure>{number}</b> {unit}<br>{label}</p>")
    for group in project["groups"]:
        for item in group["items"]:
            (side if item["t"] == "fact" and not item["long"] else main).append(item_of(item))
    side += [
        f"<p>{said(each['label'])} {said(each['value'])}</p>" for each in project["provenance"]
    ]
    for contact in project["contacts"]:
        main += ["<p>", *(f"{said(each)} " for each in contact.values() if isinstance(each, str))]
    picture = project["picture"]
    shown = f'<img src="{project["id"]}.jpg" alt="{said(picture["alt"])}">' if picture else ""
    return (
        f'<section id="p-{project["id"]}"><h2>{said(project["title"])}</h2>'
        f"<p>{said(project['other_title'])}</p><div class=side>{''.join(side)}"
        f"{code(project['qr'])}</div>{shown}<p><b>{said(project['subtitle'])}</b></p>"
        f"<p>{said(project['summary'])}</p>{''.join(main)}</section>"
    )


def item_of(item: dict[str, Any]) -> str:
    label = f"<b>{said(item['label'])}</b> "
    match item["t"]:
        case "fact":
            lines = "<br>".join(said(line["text"]) for line in item["lines"])
            return f"<p>{label}{lines} {said(item['note'])}</p>"
        case "bullets":
            return f"<p>{label}{'；'.join(map(said, item['items']))}</p>"
        case "steps":
            states = "，".join(
                f"{said(s['label'])} {said(s['state_label'])}" for s in item["steps"]
            )
            return f"<p>{label}{states}</p>"
        case "table":
            rows = [[cell["text"] for cell in row["cells"]] for row in item["rows"]]
            head = [column["label"] for column in item["columns"]]
            cells = "".join(
                "<tr>" + "".join(f"<td>{said(text)}</td>" for text in row) for row in [head, *rows]
            )
            return f"<p>{label}</p><table>{cells}</table>"
        case _:
            return f"<p>{label}{''.join(flat(item['blocks']))}</p>"


def flat(value: Any) -> Iterator[str]:
    """Every text of long text."""
    if isinstance(value, str):
        yield said(value)
    elif isinstance(value, dict):
        yield from flat(value.get("c", value.get("items", "")))
    else:
        for each in value:
            yield from flat(each)


def code(qr: dict[str, Any] | None) -> str:
    if qr is None:
        return ""
    path = ""
    for y, (x, *runs) in enumerate(qr["rows"]):
        at = x
        for number, run in enumerate(runs):
            path += f"M{at} {y}h{run}v1h-{run}z" if number % 2 == 0 else ""
            at += run
    size = qr["size"]
    return f'<svg class=qr viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'


def said(text: str) -> str:
    return html.escape(str(text))


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.write_text(written(Path(sys.argv[1]), target.parent, target.parent), "utf-8")
