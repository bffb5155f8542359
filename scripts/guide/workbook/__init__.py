"""Workbooks: how the fields of each kind of record lie in sheets, columns and cells.

Template, export and import all ask `layout` where a field lies, so that none can disagree.
"""
