"""The command `guide`, also as `python -m guide`: it may be interrupted from its first moment."""

import signal
import sys
from types import FrameType

_STOPPED = 128  # a shell says 128 + the signal's number


def _interrupt(number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def main() -> int:
    """Run a command; one that is told to end (SIGTERM) clears away what it began, as at Ctrl-C."""
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        # Its imports take a while, and somebody may change his mind.
        from guide.cli import main as run  # noqa: PLC0415

        return run()
    except KeyboardInterrupt as interrupted:
        return _STOPPED + (interrupted.args[0] if interrupted.args else signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
