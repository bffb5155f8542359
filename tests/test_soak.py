"""The long run adds up what its rounds counted, and names what they found."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("soak.py")
TRIED = """
def test_sound(record_property):
    record_property("counted", "20 kills of build")
    record_property("counted", "0.25 hours of processor spent on fuzzing")

def test_found(record_property):
    record_property("counted", "7 kills of build")
    assert 1 == 2
"""


@pytest.fixture(scope="module")
def soak():
    spec = importlib.util.spec_from_file_location("soak", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rounds_are_added_up_and_surprises_named(soak, tmp_path, monkeypatch, capsys):
    (tmp_path / "test_tried.py").write_text(TRIED)
    monkeypatch.setattr(soak, "HOME", tmp_path)
    monkeypatch.setattr(soak, "WORKERS", "0")
    monkeypatch.setattr(soak, "TESTS", ("test_tried.py",))
    assert soak.main(1e-9, tmp_path / "said") == 1
    said = capsys.readouterr().out
    assert "1 rounds in 0.0" in said
    assert "          27 kills of build\n" in said
    assert "       0.250 hours of processor spent on fuzzing\n" in said
    assert said.endswith("surprises: 1\n    round 1: test_tried.test_found\n")
    assert "assert 1 == 2" in (tmp_path / "said/round-1.log").read_text("utf-8")


def test_two_rounds(soak):
    said = soak.summary(2, 0.5, soak.Counter({"kills": 40, "hours": 0.5}), [])
    assert said == "2 rounds in 0.50 hours\n       0.500 hours\n          40 kills\nsurprises: 0\n"


def test_no_time_is_no_round(tmp_path):
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "0", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "0 rounds in 0.00 hours\nsurprises: 0\n"
