"""`make exits`: whether the site still builds without MkDocs or Material, each in its environment.

ProperDocs, which continues MkDocs, must make the same bytes from the same mkdocs.yml, hook and
records. Zensical, which continues Material, runs no hooks: it must make each page written by hand.
Usage: exits.py FOLDER. Prints what was compared; exit code 1 where something differs.
"""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).parents[1]
PROPERDOCS, ZENSICAL = "properdocs==1.6.7", "zensical==0.0.73"


def environment(folder: Path, *packages: str, guide: bool) -> Path:
    """An environment with some packages, and with the guide and what it is locked to."""
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet"]
    if guide:
        lock = str(HOME / "requirements.lock")
        subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", lock], check=True)
        own = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", str(HOME)]
        subprocess.run([*pip, *own], check=True)
    subprocess.run([*pip, *packages], check=True)
    return folder / "bin"


def library(folder: Path) -> Path:
    """The sample as a project of MkDocs."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("projects", "docs"):
        shutil.copytree(HOME / name, folder / name)
    (folder / "scripts").mkdir()
    for name in ("mkdocs.yml", "scripts/mkdocs_hook.py"):
        shutil.copyfile(HOME / name, folder / name)
    return folder


def build(program: Path, root: Path, *words: str) -> None:
    """Run a generator, which is quiet unless it fails."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LANG": "en_GB.UTF-8"}
    done = subprocess.run(
        [str(program), "build", *words], cwd=root, env=quiet, capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{program.name} failed:\n{done.stderr.decode()}")


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def properdocs(base: Path) -> bool:
    """Whether ProperDocs makes what MkDocs makes, to the byte."""
    programs = environment(base / "properdocs", PROPERDOCS, guide=True)
    root = library(base / "library")
    made = {}
    for name in ("mkdocs", "properdocs"):
        build(programs / name, root, "--site-dir", name)
        made[name] = tree(root / name)
    one, other = made["mkdocs"], made["properdocs"]
    differ = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    sys.stdout.write(f"{PROPERDOCS}: {len(one)} files as by MkDocs, {len(differ)} differ\n")
    sys.stdout.write("".join(f"    {name}\n" for name in differ[:20]))
    return not differ and len(one) > 500


def zensical(base: Path) -> bool:
    """Whether Zensical makes every page written by hand."""
    programs = environment(base / "zensical", ZENSICAL, guide=False)
    root = library(base / "written")
    build(programs / "zensical", root)
    pages = [path for tag in ("zh", "en") for path in sorted((root / "docs" / tag).glob("*.md"))]
    lacking = []
    for page in pages:
        heading = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        made = root / "site" / page.relative_to(root / "docs").with_suffix(".html")
        title = heading[1] if heading else page.stem
        if not made.is_file() or title not in made.read_text(encoding="utf-8"):
            lacking.append(page)
    sys.stdout.write(f"{ZENSICAL}: {len(pages)} pages written by hand, {len(lacking)} lacking\n")
    return not lacking and bool(pages)


def main(base: Path) -> int:
    """Try both; 0 where both exits are open."""
    base.mkdir(parents=True, exist_ok=True)
    return 0 if properdocs(base) & zensical(base) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
