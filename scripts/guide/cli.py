"""The command line runs a command and turns how it ended into words and an exit code."""

import argparse
import contextlib
import gc
import locale as system_locale
import os
import signal
import sys
import traceback
from collections.abc import Sequence

from guide import __version__, journal
from guide.commands import command_line, runner
from guide.commands.telling import BUG, REFUSED, SOUND, say, tell
from guide.locales import staff
from guide.problems import RefusedError, cause


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 sound, 1 problems, 2 refused, 3 a bug.

    KeyboardInterrupt passes through when that was said.
    """
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and redirected output may have an encoding without Han characters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # A library is a great many small values that stay: to look for garbage among them again and
    # again took more than half of the time.
    gc.set_threshold(50_000, 20, 100)
    argv = sys.argv[1:] if argv is None else argv
    langs = _languages(_asked(argv))
    parser = command_line(langs)
    if not argv:
        parser.print_help(sys.stderr)
        return REFUSED
    options = parser.parse_args(argv)
    try:
        _recover(options, langs)
        code = runner(options.run)(options, langs)
        if sys.stdout is not None:
            sys.stdout.flush()
    except RefusedError as error:
        tell(langs, error.code, **error.args_)
        return REFUSED
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOUND
    except OSError as error:
        key = "cannot-write" if error.filename else "cannot-write-more"
        tell(langs, key, file=error.filename, reason=cause(error))
        return REFUSED
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        say("")
        tell(langs, "interrupted")
        raise
    except Exception:  # noqa: BLE001  the one place where a bug ends: with a log to paste
        say(traceback.format_exc())
        tell(langs, "bug", version=__version__)
        return BUG
    return code


def _recover(options: argparse.Namespace, langs: Sequence[str]) -> None:
    """Take back what a killed import left half done, before anybody reads the library."""
    if getattr(options, "undo", False):
        return
    with contextlib.suppress(journal.BusyError, journal.JournalError, OSError):
        undone = journal.recover(options.root)
        if undone is not None:
            tell(langs, "import-recovered", files=", ".join(undone.reverted) or "-")
            for file in undone.kept:
                tell(langs, "undo-kept", file=file)


def _asked(argv: Sequence[str]) -> str:
    """The language asked for, known before the command line is read: its helps are in it."""
    for index, word in enumerate(argv):
        if word == "--lang":
            return "".join(argv[index + 1 : index + 2])
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return ""


def _languages(asked: str) -> tuple[str, ...]:
    """The language asked for, else the system's, else both."""
    if asked in staff():
        return (asked,)
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if not system and os.name == "nt":
        system = system_locale.getlocale()[0]
    system = system or ""
    for tag, names in (("zh", ("zh", "chinese")), ("en", ("en", "english"))):
        if system.lower().startswith(names):
            return (tag,)
    return staff()
