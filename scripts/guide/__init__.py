"""The Investment Guide: one library of projects, parks and policies in YAML, every output from it."""

__version__ = "0.1.0"
