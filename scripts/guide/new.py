"""New puts a small, commented library into a folder, for a bureau to start from."""

import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

from guide import schema


def begin(folder: Path) -> bool:
    """Copy the starter library and its schemas; True when git is there and keeps its history."""
    with as_file(files("guide").joinpath("starter")) as starter:
        shutil.copytree(starter, folder, dirs_exist_ok=True)
    schema.write(folder / "projects" / "_schema")
    git = shutil.which("git")
    if git is None or (folder / ".git").exists():
        return False
    done = subprocess.run([git, "init", "--quiet", str(folder)], check=False, capture_output=True)
    return done.returncode == 0
