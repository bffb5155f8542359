"""Commands that are killed at random moments: nothing is torn, and the next run mends the rest."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

SOAK = "GUIDE_SOAK" in os.environ
KILLED = ("build", "forked", "single", "imported", "translated", "frozen", "cached")
OTHER = ("full", "readonly", "interrupted", "together")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no process by fork")
@pytest.mark.parametrize("name", [*KILLED, *OTHER])
def test_nothing_is_torn(name, figure, counted):
    count, seed = (20, os.urandom(8).hex()) if SOAK else (5, "always the same")
    script = Path(__file__).with_name("kill_commands.py")
    # Not in pytest's own folder: one trial runs as a user who may read this one only.
    with tempfile.TemporaryDirectory(prefix="guide-kills-") as folder:
        Path(folder).chmod(0o755)
        run = subprocess.run(
            [sys.executable, str(script), folder, name, str(count), seed],
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, f"seed {seed}: {run.stderr[-3000:]}"
    told = json.loads(run.stdout)
    for what, number in told.items():
        counted(number, what)
    figure(", ".join(f"{number} {what}" for what, number in told.items()))
    if name in KILLED:
        assert told[f"kills of {name}"] == count
