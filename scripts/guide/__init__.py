"""The Investment Guide: a library of projects, parks and policies in YAML, and every output of it."""

__version__ = "0.1.0"
