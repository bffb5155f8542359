"""Side by side: jobs that do not wait for one another, each in a process where that pays.

Processes are forked, so that a job sees all that was loaded; what it returns comes back as a copy.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar

T = TypeVar("T")

_PR_SET_PDEATHSIG = 1


def can_fork() -> bool:
    """Whether processes can share the work: on Linux, with processors to spare, without threads."""
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def side_by_side(jobs: Sequence[Callable[[], T]], *, forked: bool) -> list[T]:
    """What the jobs return, in their order; an exception of any of them is raised here.

    With `forked` the first job is done here and each other one in a process of its own.
    """
    if not forked or len(jobs) < 2:
        return [job() for job in jobs]
    # What is loaded is never garbage: a search would write to its pages, and so copy all of them.
    gc.freeze()
    started = [_start(job) for job in jobs[1:]]
    try:
        first = jobs[0]()
        return [first, *(_answer(process, end) for process, end in started)]
    finally:
        gc.unfreeze()
        for process, end in started:
            end.close()
            process.terminate()
            process.join()


def _start(job: Callable[[], Any]) -> tuple[ForkProcess, Connection]:
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_work, args=(job, there, os.getpid()), daemon=True
    )
    process.start()
    there.close()
    return process, here


def _work(job: Callable[[], Any], end: Connection, parent: int) -> None:
    """Do a job and send what came of it: (True, result) or (False, exception)."""
    # Whoever is killed takes its helpers along: nobody writes on for a build that is dead.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    # An interrupt at the keyboard reaches all of them; the parent ends its helpers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        answer = True, job()
    except BaseException as error:  # noqa: BLE001  raised again where the job was given
        answer = False, error
    end.send(answer)


def _answer(process: ForkProcess, end: Connection) -> Any:
    try:
        done, answer = end.recv()
    except EOFError:
        process.join()
        raise ChildProcessError(f"a process ended with {process.exitcode}") from None
    if not done:
        raise answer
    return answer
