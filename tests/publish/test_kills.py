"""Publications killed at random moments: no visitor meets a half site, the next run ends it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = "GUIDE_SOAK" in os.environ


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no process by fork")
def test_no_visitor_meets_a_half_site(tmp_path, ssh, server, figure, counted):
    count, seed = (20, os.urandom(8).hex()) if SOAK else (5, "always the same")
    script = Path(__file__).with_name("kills.py")
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(count), seed, server.address],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout)
    assert set(told) == {"folder", "rsync", "archive", "branch", "bucket"}
    for name, (kills, torn) in told.items():
        assert kills == count
        counted(kills, f"kills of a publication by {name}")
        figure(f"{kills} kills of a publication by {name}: {torn} left a part, none a half site")
