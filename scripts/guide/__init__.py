"""The Investment Guide: one library of projects, parks and policies, and every output of it."""

__version__ = "0.1.0"

# The folder that holds a library's records, below its root.
LIBRARY = "projects"
