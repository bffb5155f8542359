"""How long the sheets of many projects take: `python benchmarks/sheets.py [PROJECTS]`.

The sample's projects are repeated under other ids and titles, with their pictures, until there
are as many as asked for (1,000). Times are of this process and its children.
"""

import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from guide.checks import examine
from guide.model.guide import Guide
from guide.model.text import Text
from guide.outputs.sheets.forms import Forms
from guide.outputs.sheets.pages import Workshop

ROOT = Path(__file__).parents[1]
# Seconds for 3,000 PDFs of a thousand projects, and for their Word files.
SHEETS, WORD = 120, 60


def repeated(guide: Guide, count: int) -> Guide:
    """The guide with its projects again and again, each with a title of its own."""
    projects = {}
    originals = list(guide.projects.values())
    for number in range(count):
        original = originals[number % len(originals)]
        title = Text({tag: f"{text} {number}" for tag, text in original.title.items()})
        project = original.model_copy(update={"title": title})
        project._id = f"{original.id}-{number}"  # noqa: SLF001
        projects[project.id] = project
    return replace(guide, projects=projects)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    library, _ = examine(ROOT)
    assert library is not None  # noqa: S101  the sample is sound
    guide = repeated(library.guide(), count)
    projects = list(guide.projects.values())
    start = time.monotonic()
    workshop = Workshop(guide, None, guide.languages)
    pages = list(workshop.pages(projects))
    said = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        made, problems = workshop.made(pages, Path(work))
    end = time.monotonic()
    size = sum(map(len, made.values())) / max(1, len(made)) / 1e3
    print(f"{len(made)} PDFs: {end - start:.0f} s (words {said - start:.0f} s), {size:.0f} kB each")
    print(f"  wanted for 3,000 PDFs: ≤ {SHEETS} s; problems: {len(problems)}")
    start = time.monotonic()
    forms = Forms(guide, guide.languages[:1])
    tables, _ = forms.made(list(forms.pages(projects)))
    print(f"{len(tables)} Word files, one of them with all forms: {time.monotonic() - start:.0f} s")
    print(f"  wanted for 1,000 Word files: ≤ {WORD} s")
    for who, name in ((resource.RUSAGE_SELF, "main"), (resource.RUSAGE_CHILDREN, "largest child")):
        print(f"  memory, {name}: {resource.getrusage(who).ru_maxrss / 1e3:.0f} MB")
    print(f"  processors: {os.cpu_count()}, load: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
