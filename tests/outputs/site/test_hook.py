"""Plain `mkdocs` does what `guide build site` does, as safely."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HOME = Path(__file__).parents[3]
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
    "NO_MKDOCS_2_WARNING": "1",
    "LANG": "en_GB.UTF-8",
}


def mkdocs(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def project_folder(write: Callable[[], Path]) -> Path:
    """The library in a MkDocs project, with an own page in each language."""
    root = write()
    configuration = (HOME / "mkdocs.yml").read_text(encoding="utf-8")
    hook = str(HOME / "scripts/mkdocs_hook.py")
    (root / "mkdocs.yml").write_text(configuration.replace("scripts/mkdocs_hook.py", hook))
    for tag in ("zh", "en", "manual"):
        (root / "docs" / tag).mkdir(parents=True)
        (root / "docs" / tag / "life.md").write_text("# Life", encoding="utf-8")
    return root


def test_plain_mkdocs_builds_the_same_site(project_folder: Path, site: Callable[..., Path]) -> None:
    run = mkdocs(project_folder, "build", "--strict", "--site-dir", "other")
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    assert tree(project_folder / "other") == tree(site(strict=True))
    assert not (project_folder / "other/manual").exists()


def test_a_library_with_errors_leaves_the_site_as_it_was(project_folder: Path) -> None:
    assert mkdocs(project_folder, "build").returncode == 0
    before = tree(project_folder / "site")
    file = project_folder / "projects/food/cold-store.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("seeking", "sought"), encoding="utf-8")
    run = mkdocs(project_folder, "build")
    assert run.returncode == 1
    assert "projects/food/cold-store.yml:" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(project_folder / "site") == before


def test_a_strict_build_with_warnings_leaves_the_site_as_it_was(project_folder: Path) -> None:
    assert mkdocs(project_folder, "build").returncode == 0
    before = tree(project_folder / "site")
    (project_folder / "docs/zh/alone.md").write_text("# 单独", encoding="utf-8")
    run = mkdocs(project_folder, "build", "--strict")
    assert run.returncode == 1
    assert "This page does not exist in English." in run.stderr
    assert tree(project_folder / "site") == before
    assert mkdocs(project_folder, "build").returncode == 0
    assert (project_folder / "site/zh/alone.html").is_file()


def test_a_folder_of_somebody_elses_is_refused(project_folder: Path) -> None:
    (project_folder / "site").mkdir()
    (project_folder / "site/thesis.doc").write_text("years of work")
    run = mkdocs(project_folder, "build")
    assert run.returncode == 1
    assert "was not made by guide" in run.stderr
    assert [f.name for f in (project_folder / "site").iterdir()] == ["thesis.doc"]


@pytest.fixture
def served(project_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address at which `mkdocs serve` shows the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project_folder,
            env=ENVIRONMENT,
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=20)


def shows(url: str, text: str) -> bool:
    """Whether a page comes to show a text within half a minute."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310  our own server
                if text in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_a_server_follows_the_library(served: str, project_folder: Path, files: Any) -> None:
    assert shows(served + "en/projects/motors.html", "Motors")
    changed = files["vehicles/motors.yml"] | {"title": {"zh": "新电机", "en": "New Motors"}}
    file = project_folder / "projects/vehicles/motors.yml"
    file.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    assert shows(served + "en/projects/motors.html", "New Motors")
    assert shows(served + "zh/projects/motors.html", "新电机")
