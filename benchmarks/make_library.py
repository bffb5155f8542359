"""Writes a library of any size: the sample's records again and again, each with facts of its own.

    python benchmarks/make_library.py 1000 DIR [--seed 1] [--pictures]

The sample's place, parks, organisations, chains and events stand once. Its projects are repeated
under new ids, titles and codes, with their amounts multiplied by one exact factor a record, so that
sums and paybacks still agree; there is one more policy for every fifty projects and one more park
for every three hundred. `--pictures` gives each repeated project a photograph of its own. The same
number and seed write the same bytes, and `guide check --strict` finds nothing in them.
"""

import argparse
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

SAMPLE = Path(__file__).parents[1] / "projects"
COLLECTIONS = {"parks", "policies", "chains", "events", "editions", "organisations"}
APART = COLLECTIONS | {"media", "_internal", "_schema"}
# Whole factors keep every amount exact and as short as it was.
FACTORS = (1, 2, 3, 4, 5, 6, 8)
# The top-level blocks whose amounts belong together.
MONEY_BLOCKS = re.compile(r"(?m)^(?:investment|returns):.*\n(?:[ #\n].*\n?)*")
# The first of two numbers shares the second one's unit.
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?=(?:[亿万]?[–~～-]\d+(?:\.\d+)?)?(?:亿元|万元))")
SIZE = (2400, 1350)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("projects", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pictures", action="store_true")
    options = parser.parse_args()
    make(options.folder, options.projects, options.seed, pictures=options.pictures)


def make(folder: Path, count: int, seed: int = 1, *, pictures: bool = False) -> None:
    """Write a library with `count` projects below `folder/projects`, which must not exist."""
    target = folder / "projects"
    shutil.copytree(SAMPLE, target, ignore=shutil.ignore_patterns("_internal", "_schema"))
    chance = random.Random(seed)
    originals = [file for file in sorted(target.glob("*/*.yml")) if file.parent.name not in APART]
    for file in originals[count:]:
        file.unlink()
    stock = [(file, file.read_text("utf-8")) for file in originals[:count]]
    for number in range(len(stock), count):
        file, text = stock[number % len(stock)]
        turn = number // len(stock) + 1
        twin = file.with_name(f"{file.stem}-{turn}.yml")
        text = project(text, turn, chance)
        if pictures and "\nmedia:" in text:
            name = f"media/{twin.stem}.jpg"
            photograph(target / name, chance)
            text = re.sub(r"media/[a-z0-9-]+\.jpg", name, text, count=1)
        twin.write_text(text, "utf-8")
    for kind, each in (("policies", 50), ("parks", 300)):
        for twin, text in again(target / kind, count // each):
            twin.write_text(text, "utf-8")


def project(text: str, turn: int, chance: random.Random) -> str:
    """A project's file under another title and code, its amounts multiplied by one factor."""
    factor = chance.choice(FACTORS)
    text = MONEY_BLOCKS.sub(lambda block: multiplied(block[0], factor), titled(text, turn))
    return re.sub(r"(?m)^code: (.*)$", rf"code: \1-{turn}", text)


def titled(text: str, turn: int) -> str:
    """The text with a number behind the title in each language, and no name of before."""
    text = re.sub(r"(?m)^formerly: .*\n", "", text)
    head, title, rest = re.split(r"(?m)^((?:title|name):\n(?:  .*\n)+)", text, maxsplit=1)
    title = re.sub(r"(?m)^(  zh: )(.*)$", rf"\1\2（{turn}号）", title)
    title = re.sub(r"(?m)^  en: (.*)$", lambda line: f"  en: {plain(line[1], turn)}", title)
    return head + title + rest


def plain(scalar: str, turn: int) -> str:
    """A written title with its number, in quotation marks that suit any other title too."""
    text = scalar.strip('"') if scalar.startswith('"') else scalar
    return "'" + text.replace("'", "''") + f" (No. {turn})'"


def multiplied(block: str, factor: int) -> str:
    def amount(found: re.Match[str]) -> str:
        whole, _, part = found[1].partition(".")
        digits = str(int(whole + part) * factor).rjust(len(part) + 1, "0")
        return f"{digits[: -len(part)]}.{digits[-len(part) :]}" if part else digits

    # Only what stands as a value: amounts within sentences are told by the sentence.
    lines = block.split("\n")
    told = re.compile(r"^\s+(?:zh|en|text|note):")
    return "\n".join(line if told.match(line) else AMOUNT.sub(amount, line) for line in lines)


def again(folder: Path, count: int) -> Iterator[tuple[Path, str]]:
    """`count` repetitions of a folder's published records, each under a new name and title."""
    stock = [(file, file.read_text("utf-8")) for file in sorted(folder.glob("*.yml"))]
    stock = [(f, t) for f, t in stock if "\nstatus: published" in f"\n{t}"]
    for number in range(count):
        file, text = stock[number % len(stock)]
        turn = number // len(stock) + 2
        yield file.with_name(f"{file.stem}-{turn}.yml"), titled(text, turn)


def photograph(file: Path, chance: random.Random) -> None:
    """A picture that no other equals and that compresses about as a photograph does."""
    noise = Image.frombytes("RGB", (150, 84), chance.randbytes(150 * 84 * 3))
    noise.resize(SIZE, Image.Resampling.BICUBIC).save(file, "JPEG", quality=80)


if __name__ == "__main__":
    main()
