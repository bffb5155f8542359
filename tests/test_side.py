"""Jobs side by side return what they would one after the other, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from guide.side import side_by_side

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


def run(code, *, wait=True):
    """Run code in a process without threads, as the command line is."""
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(code)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return process.communicate(timeout=30) if wait else process


def test_one_after_the_other():
    assert side_by_side([lambda: 1, lambda: 2], forked=False) == [1, 2]
    assert side_by_side([], forked=True) == []


@needs_fork
def test_each_in_its_process_and_in_order():
    out, err = run("""
        import os, time
        from guide.side import can_fork, side_by_side
        def job(n):
            time.sleep(0.05 * (3 - n))
            return n, os.getpid()
        found = side_by_side([lambda n=n: job(n) for n in range(4)], forked=True)
        print([n for n, _ in found], len({pid for _, pid in found}), found[0][1] == os.getpid())
    """)
    assert (out, err) == ("[0, 1, 2, 3] 4 True\n", "")


@needs_fork
@pytest.mark.parametrize("faulty", [0, 1])
def test_an_error_is_raised_where_the_job_was_given(faulty):
    _, err = run(f"""
        from guide.side import side_by_side
        def job(n):
            if n == {faulty}:
                raise OSError(28, "No space left", "file")
            return n
        side_by_side([lambda n=n: job(n) for n in range(2)], forked=True)
    """)
    assert err.splitlines()[-1] == "OSError: [Errno 28] No space left: 'file'"


@needs_fork
def test_a_process_that_dies_is_told():
    _, err = run("""
        import os
        from guide.side import side_by_side
        side_by_side([lambda: 1, lambda: os._exit(9)], forked=True)
    """)
    assert err.splitlines()[-1] == "ChildProcessError: a process ended with 9"


@needs_fork
def test_who_is_killed_takes_its_processes_along():
    process = run(
        """
        import os, time
        from guide.side import side_by_side
        def job():
            # In one piece: the lines of two processes may meet.
            os.write(1, b"%d\\n" % os.getpid())
            time.sleep(60)
        side_by_side([job, job], forked=True)
        """,
        wait=False,
    )
    pids = [int(process.stdout.readline()) for _ in range(2)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 10
    while any(is_running(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(is_running(pid) for pid in pids)


def is_running(pid):
    try:
        os.kill(pid, 0)
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except (OSError, ValueError):
        return False
