"""The small library whose words are compared, and a voice in each language."""

from pathlib import Path

import pytest

from guide.load import load
from guide.words import Voice

LIBRARY = Path(__file__).parent / "library"


@pytest.fixture(scope="session")
def guide():
    """The library's public part; it must be without a problem."""
    library, problems = load(LIBRARY)
    assert problems == []
    return library.guide()


@pytest.fixture(params=["zh", "en"])
def voice(request, guide):
    """Each language in turn."""
    return Voice(guide, request.param)
