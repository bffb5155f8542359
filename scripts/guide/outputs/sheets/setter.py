"""Many sheets compiled by Typst in one process, which loads the fonts once.

Run as a script it reads an order a line as JSON from standard input and answers each with a line
on standard output. It imports nothing of the guide, so that it starts at once.
"""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

# Typst remembers what it has set and looks through it for each sheet, so that later ones take
# longer; after so many a new process is quicker.
_BATCH = 60
_SYSTEM = re.compile(r"\(os error (\d+)\)")


@dataclass(frozen=True, slots=True)
class Order:
    """A sheet to set: its sides, each a language and a file of JSON in `folder`, go to `output`."""

    folder: str
    sides: tuple[tuple[str, str], ...]
    fonts: tuple[str, ...]
    output: str
    timestamp: int

    @property
    def source(self) -> str:
        """The document that Typst compiles: the template in `folder`, called with the sides."""
        sides = "".join(f'("{lang}", "/{file}"),' for lang, file in self.sides)
        return f'#import "/sides.typ": whole\n#whole(({sides}))\n'


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an order: Typst's first error or warning, or what the system refused, if any."""

    message: str = ""
    errno: int = 0


def run(orders: Sequence[Order]) -> list[Result]:
    """Set all orders, in as many processes at once as there are processors.

    Raises OSError where a sheet cannot be written, such as on a full disk.
    """
    side_by_side = os.cpu_count() or 1
    size = min(_BATCH, -(-len(orders) // side_by_side) or 1)
    batches = [orders[at : at + size] for at in range(0, len(orders), size)]
    with ThreadPoolExecutor(side_by_side) as pool:
        results = [result for results in pool.map(_process, batches) for result in results]
    for result in results:
        if result.errno:
            raise OSError(result.errno, os.strerror(result.errno))
    return results


def _process(orders: Sequence[Order]) -> list[Result]:
    done = subprocess.run(
        [sys.executable, "-P", __file__],
        input="".join(json.dumps(asdict(order)) + "\n" for order in orders),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    results = [Result(**json.loads(line)) for line in done.stdout.splitlines()]
    last = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
    return results + [Result(message=last[0])] * (len(orders) - len(results))


def compiled(orders: Iterator[Order]) -> Iterator[Result]:
    """Compile here and now, one after another."""
    import typst  # noqa: PLC0415  the extra `booklet`: a library without sheets needs no Typst

    compilers: dict[tuple[str, ...], Any] = {}
    for order in orders:
        if order.fonts not in compilers:
            fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=list(order.fonts),
            )
            # The same inputs for all: Typst would forget what it knows with others.
            compilers[order.fonts] = typst.Compiler(
                root=order.folder, font_paths=fonts, sys_inputs={"rendering": "screen"}
            )
        compiler = compilers[order.fonts]
        try:
            _, warnings = compiler.compile_with_warnings(
                input=order.source.encode(),
                output=order.output,
                format="pdf",
                pdf_standards=["a-2a", "ua-1"],
                timestamp=order.timestamp,
            )
        except typst.TypstError as error:
            yield Result(message=error.message)
            continue
        except OSError as error:
            number = _SYSTEM.search(str(error))  # Typst says it in words
            yield Result(str(error), error.errno or (int(number[1]) if number else errno.EIO))
            continue
        yield Result(warnings[0].message if warnings else "")


def _order(line: str) -> Order:
    fields = json.loads(line)
    return Order(**fields | {name: tuple(fields[name]) for name in ("sides", "fonts")})


if __name__ == "__main__":
    for result in compiled(_order(line) for line in sys.stdin):
        print(json.dumps(asdict(result)), flush=True)  # noqa: T201
