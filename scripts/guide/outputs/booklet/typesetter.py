"""One booklet compiled by Typst in a process of its own, which gives its memory back at the end.

Run as a script it reads an order as JSON from standard input and writes the result as JSON to
standard output. It imports nothing of the guide, so that it starts at once.
"""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

# The screen rendering is archivable and accessible; Typst then also refuses missing glyphs.
STANDARDS: dict[str, list[Any]] = {"screen": ["a-2a", "ua-1"], "press": [], "measure": []}
_SYSTEM = re.compile(r"\(os error (\d+)\)")


@dataclass(frozen=True, slots=True)
class Order:
    """What to compile: a folder made by `furnish`, and where the PDF goes.

    `layout` says how several languages share the pages: `consecutive` or `facing`; `single` has
    one. The rendering `measure` makes no PDF; it measures what the projects' pages are made of.
    """

    folder: str
    output: str
    rendering: str
    langs: tuple[str, ...]
    layout: str
    fonts: tuple[str, ...]
    timestamp: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: `messages` are Typst's errors or warnings, `errno` what the system refused.

    `pages` are (lang, kind, id, page) of every record's first page, `ends` those of the projects'
    last, `turns` where each language of each piece of facing pages begins. Pages are numbered as
    they were set.
    """

    pages: list[tuple[str, str, str, int]] = field(default_factory=list)
    ends: list[tuple[str, str, str, int]] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    measured: list[dict[str, Any]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    errno: int = 0

    @property
    def sound(self) -> bool:
        """Whether the PDF is there and Typst had nothing to say."""
        return not self.messages


def run(orders: Sequence[Order]) -> list[Result]:
    """Compile the orders, as many side by side as there are processors, each in its own process.

    Raises OSError where a PDF cannot be written, such as on a full disk.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(_ran, orders))
    for result in results:
        if result.errno:
            raise OSError(result.errno, os.strerror(result.errno))
    return results


def _ran(order: Order) -> Result:
    said = subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(asdict(order)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if said.returncode != 0:
        last = said.stderr.strip().splitlines()[-1:] or [f"exit status {said.returncode}"]
        return Result(messages=last)
    found = json.loads(said.stdout)
    found |= {key: [tuple(page) for page in found[key]] for key in ("pages", "ends")}
    return Result(**found)


def compiled(order: Order) -> Result:
    """Compile here and now."""
    import typst  # noqa: PLC0415  the extra `booklet`: a library without booklets needs no Typst

    measuring = order.rendering == "measure"
    compiler = typst.Compiler(
        input=str(Path(order.folder, f"{order.langs[0]}/measure.typ" if measuring else "book.typ")),
        root=order.folder,
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(order.fonts),
        ),
        sys_inputs={
            "rendering": order.rendering,
            "langs": "+".join(order.langs),
            "layout": order.layout,
        },
    )
    try:
        if measuring:
            return Result(measured=_asked(compiler, "query(<measured>).map(m => m.value)"))
        _, warnings = compiler.compile_with_warnings(
            output=order.output,
            format="pdf",
            pdf_standards=STANDARDS[order.rendering],
            timestamp=order.timestamp,
        )
    except typst.TypstError as error:
        return Result(messages=[_first(error.diagnostic or error.message)])
    except OSError as error:
        number = _SYSTEM.search(str(error))  # Typst says it in words
        return Result(errno=error.errno or (int(number[1]) if number else errno.EIO))
    where = "(m.value.lang, m.value.kind, m.value.id, m.location().page())"
    return Result(
        pages=_asked(compiler, f"query(<record>).map(m => {where})"),
        ends=_asked(compiler, f"query(<record-end>).map(m => {where})"),
        turns=_asked(compiler, "query(<turn>).map(m => m.location().page())"),
        messages=[warning.message for warning in warnings],
    )


def _asked(compiler: Any, expression: str) -> Any:
    return json.loads(compiler.eval(expression))


def _first(diagnostic: str) -> str:
    """The first error of a diagnostic with the lines that show where it is."""
    return "\n".join(
        line for line in diagnostic.split("\n\n", maxsplit=1)[0].splitlines() if line.strip()
    )


if __name__ == "__main__":
    json.dump(asdict(compiled(Order(**json.load(sys.stdin)))), sys.stdout, ensure_ascii=False)
