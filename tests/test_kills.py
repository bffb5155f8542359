"""Commands that are killed at random moments: nothing is torn, and the next run mends the rest."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

SOAK = "GUIDE_SOAK" in os.environ


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no process by fork")
def test_nothing_is_torn(figure):
    count, seed = (200, os.urandom(8).hex()) if SOAK else (5, "always the same")
    script = Path(__file__).with_name("kill_commands.py")
    # Not in pytest's own folder: one trial runs as a user who may read this one only.
    with tempfile.TemporaryDirectory(prefix="guide-kills-") as folder:
        Path(folder).chmod(0o755)
        run = subprocess.run(
            [sys.executable, str(script), folder, str(count), seed],
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout)
    full, builds = told.pop("full"), told.pop("together")
    figure(f"{full} full disks and {told.pop('readonly')} read-only folder: said, nothing torn")
    figure(f"{builds} builds of one target at once: one at a time")
    assert set(told) == {"build", "imported", "translated", "frozen", "cached"}
    for name, (kills, mended) in told.items():
        assert kills == count
        figure(f"{kills} kills of {name}: {mended} left something to mend, none anything torn")
