"""A file's bytes, or the problem that stands for them: nothing that is read keeps us waiting."""

import stat
from pathlib import Path

from guide.problems import Place, Problem, cause


def contents(file: str, path: Path, limit: int) -> bytes | Problem:
    """The bytes of a regular file of at most `limit` bytes; `file` is its name in the problem.

    A pipe or a device is a problem: reading one may never end.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem("not-a-file", Place(file))
        if status.st_size > limit:
            return Problem("file-too-large", Place(file), {"size": status.st_size, "limit": limit})
        return path.read_bytes()
    except FileNotFoundError:
        return Problem("no-such-file", Place(file))
    except OSError as error:
        return Problem("unreadable-file", Place(file), {"reason": cause(error)})
    except ValueError as error:  # a name with NUL in it
        return Problem("unreadable-file", Place(file), {"reason": str(error)})
