"""The lock files pin what pyproject.toml names, with hashes, and no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUN, TEST = "requirements.lock", "requirements-test.lock"


def locked(name):
    """The requirements of a lock file and, for each, its hashes."""
    text = re.sub(r"(?m)^ *#.*$", "", (ROOT / name).read_text("utf-8"))
    pins = {}
    for entry in filter(None, text.replace("\\\n", "").splitlines()):
        requirement, *hashes = entry.split(" --hash=")
        pins[Requirement(requirement)] = [value.strip() for value in hashes]
    return pins


def versions(requirements):
    """Name to pinned version; anything but one exact version is an error."""
    pinned = {}
    for requirement in requirements:
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        assert canonicalize_name(requirement.name) not in pinned
        pinned[canonicalize_name(requirement.name)] = specifier.version
    return pinned


def named(*extras):
    """What pyproject.toml itself pins, for the core and for some extras."""
    lists = [PROJECT["project"]["dependencies"], *(EXTRAS[extra] for extra in extras)]
    every = [Requirement(text) for entries in lists for text in entries]
    return versions(entry for entry in every if entry.name != PROJECT["project"]["name"])


def test_the_lock_holds_what_the_product_pins():
    run = versions(locked(RUN))
    extras = set(EXTRAS) - {"test"}
    wanted = named(*extras) | versions(map(Requirement, PROJECT["build-system"]["requires"]))
    assert wanted.items() <= run.items()


def test_the_tests_lock_adds_what_the_tests_pin():
    run, test = versions(locked(RUN)), versions(locked(TEST))
    assert not run.keys() & test.keys()
    assert named("test").items() <= (run | test).items()


def test_the_build_is_pinned_once():
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_all_is_every_extra_but_the_tests():
    (everything,) = map(Requirement, EXTRAS["all"])
    assert everything.extras == set(EXTRAS) - {"all", "test"}


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_pin_has_hashes(name):
    for requirement, hashes in locked(name).items():
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), requirement


@pytest.mark.parametrize("name", [RUN, TEST])
def test_a_lock_names_no_index_host_or_path(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.findall(r"\S*://\S*|file:\S*| @ \S*|\b\S+\.(?:com|org|net|io|cn)\b", text)
    # The second is a comment's: which library pyproject.toml takes against another's wish.
    assert set(re.findall(r"(?<!\S)--?[a-z-]+", text)) <= {"--hash", "--override"}


def test_dependencies_are_plain_names():
    lists = [PROJECT["project"]["dependencies"], *EXTRAS.values()]
    assert not [text for entries in lists for text in entries if Requirement(text).url]
