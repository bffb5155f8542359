"""Run by test_target: dies at every step of a build in turn, and looks at what is left."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from guide.outputs import swap, target

OLD = {"a.html": b"old", "same.html": b"same", "gone/x.html": b"x"}
NEW = {"a.html": b"new", "same.html": b"same", "b/c.html": b"c"}
STRANGE = {"CNAME": b"invest.example", "b/own.txt": b"own"}


def tree(folder: Path) -> dict[str, bytes] | None:
    """The files of a published tree; None where there is none."""
    if not folder.is_dir():
        return None
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != target.MANIFEST
    }


def make(folder: Path, files: dict[str, bytes]) -> None:
    """Publish files."""
    with target.building(folder) as new:
        for path, data in files.items():
            new.write(path, data)


def dying(step: int, work: Callable[[], None]) -> bool:
    """Do some work in a child that dies before its n-th change on disk; False if it survived."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    changes = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir")
    left = step

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event in changes and (event != "open" or args[1] not in ("r", "rb", None)):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(count)
    try:
        work()
    except BaseException:  # noqa: BLE001  the child ends here, whatever happened
        os._exit(1)
    os._exit(0)


def main(base: Path) -> None:
    """Kill at every step, with and without the exchange in one step."""
    deaths = 0
    for exchange in (swap.exchange, lambda one, other: False):
        target.exchange = exchange  # type: ignore[assignment]
        old_tree, new_tree = {**OLD, **STRANGE}, {**NEW, **STRANGE}
        step, died = 0, True
        while died:
            folder = base / f"{exchange.__name__.strip('<>')}-{step}" / "site"
            make(folder, OLD)
            for path, data in STRANGE.items():
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_bytes(data)
            died = dying(step, partial(make, folder, NEW))
            deaths += died
            left = tree(folder)
            if exchange is swap.exchange:
                assert left in (old_tree, new_tree), (step, left)
            else:
                assert left in (old_tree, new_tree, None), (step, left)
            lock = target.work_folder(folder)
            if lock.exists():
                target.discard(target.begin(folder))
            assert tree(folder) in (old_tree, new_tree), step
            make(folder, NEW)
            assert tree(folder) == new_tree, (step, tree(folder))
            assert sorted(p.name for p in folder.parent.iterdir()) == ["site"], step
            step += 1
    sys.stdout.write(str(deaths))


main(Path(sys.argv[1]))
