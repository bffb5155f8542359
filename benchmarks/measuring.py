"""What a process takes, measured from outside: time, processors, memory; and on which machine."""

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.05


@dataclass(frozen=True)
class Taken:
    """What a command took: seconds by the clock, seconds of processors, megabytes at once."""

    wall: float
    cpu: float
    memory: float


def taken(command: list[str], folder: Path) -> Taken:
    """Run a command to its end; anything but success stops the benchmark."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True
        )
        most = [0.0]
        watcher = threading.Thread(target=watch, args=(process, most), daemon=True)
        watcher.start()
        code = process.wait()
        wall = time.perf_counter() - started
        watcher.join()
        if code:
            said.seek(0)
            sys.exit(f"{command}: {code}\n{said.read().decode(errors='replace')[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(wall, cpu, most[0])


def watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    """Sum what the process and its descendants hold, shared pages once, until it ends."""
    while process.poll() is None:
        most[0] = max(most[0], sum(map(held, session(process.pid))) / 1024)
        time.sleep(PAUSE)


def session(leader: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader:
                found.append(int(entry.name))
    return found


def held(process: int) -> int:
    """Kilobytes of a process; pages that several share count for each in part."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.split("\n") if line.startswith("Pss:")), 0)


def middle(found: list[Taken]) -> Taken:
    return Taken(
        statistics.median(each.wall for each in found),
        statistics.median(each.cpu for each in found),
        statistics.median(each.memory for each in found),
    )


def yes(reached: bool) -> str:
    return "reached" if reached else "not reached"


def machine() -> str:
    """The processor, the memory and the program that ran this."""
    text = Path("/proc/cpuinfo").read_text()
    name = next((line.split(": ")[1] for line in text.split("\n") if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({name or platform.machine()}), {memory:.0f} GiB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )
