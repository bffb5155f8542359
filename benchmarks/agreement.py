"""Precision and recall of the comparison of numbers, on labelled pairs, and its speed.

    python benchmarks/agreement.py [--misses]

held_out.tsv was written apart from the rules and is never tuned on; tuning.tsv is what they are
made with. `--misses` lists what was missed in tuning.tsv and cried for nothing; of held_out.tsv it
lists nothing, or the rules would follow. The speed is that of the texts of 3,000 projects made
from the sample's, with other digits in each copy.
"""

import os
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.agreement import differences
from guide.agreement.remembered import agreed
from guide.checks.languages import texts
from guide.checks.registry import Scope
from guide.load import load
from guide.load.internal import load_internal

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "agreement"))

from labels import labelled, score  # noqa: E402  it stands beside the pairs

PROJECTS = 3000


def measure(name: str, show: bool) -> None:
    """Print how well the findings fit the labels of one file."""
    true = cried = missed = clean = silent = 0
    pairs = labelled(name)
    for zh, en, wrong in pairs:
        found = [(each.zh, each.en) for each in differences(zh, en)]
        result = score(found, wrong)
        true += result.true
        cried += len(result.cried)
        missed += len(result.missed)
        clean += not wrong
        silent += not wrong and not found
        if show and (result.cried or result.missed):
            print(f"  {zh}\n  {en}\n    cried {result.cried}, missed {result.missed}")
    print(
        f"{name}: {len(pairs)} pairs, {true + missed} disagreements: {true} found, "
        f"{missed} missed, {cried} cried for nothing; {silent} of {clean} agreeing pairs silent; "
        f"precision {true / (true + cried):.3f}, recall {true / (true + missed):.3f}"
    )


def speed() -> None:
    """Time the comparison of 3,000 projects' texts."""
    library, _ = load(ROOT)
    if library is None:
        raise SystemExit("the sample library cannot be read")
    scope = Scope(library, load_internal(ROOT)[0])
    ours = [(t["zh"], t["en"]) for kind, _, _, t in texts(scope) if kind == "projects"]
    made = []
    for turn in range(PROJECTS // len(library.projects) + 1):
        # Other digits each time, or a memory of texts would flatter.
        digits = random.Random(turn).sample("123456789", 9)
        change = str.maketrans("123456789", "".join(digits))
        made += [(zh.translate(change), en.translate(change)) for zh, en in ours]
    made = made[: len(ours) * PROJECTS // len(library.projects)]
    differences.__wrapped__("1", "1")
    started = time.process_time()
    for zh, en in made:
        # The function itself, not what it remembers of texts that it saw before.
        differences.__wrapped__(zh, en)
    seconds = time.process_time() - started
    # A library in order has none of the disagreements that other digits bring.
    sound = [pair for pair in made if not differences(*pair)]
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = folder
        with agreed() as memory:
            for zh, en in sound:
                memory.add(zh, en)
        began = time.process_time()
        with agreed() as memory:
            known = sum(memory.has(zh, en) for zh, en in sound)
        second = time.process_time() - began
    characters = sum(len(zh) for zh, _ in made)
    print(
        f"{PROJECTS} projects: {len(made)} texts, {characters} Han characters: {seconds:.2f} s the "
        f"first time, {second:.2f} s again for the {known} that agreed"
    )


if __name__ == "__main__":
    measure("held_out.tsv", show=False)
    measure("tuning.tsv", show="--misses" in sys.argv)
    speed()
