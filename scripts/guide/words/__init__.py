"""Words: every label and value of a record in one language, ready to print."""

from guide.words.people import guide_contacts
from guide.words.place import headline_figures, place_words
from guide.words.records import record_words
from guide.words.voice import Voice

__all__ = ["Voice", "guide_contacts", "headline_figures", "place_words", "record_words"]
