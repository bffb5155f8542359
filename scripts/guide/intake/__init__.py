"""Intake: what departments send becomes proposed records, checked like YAML, shown, then written.

The way is one: `files` opens what came and makes `Grid`s, `rows` reads them into `Entry`s (as a
Word form or a foreign table may), `records` lays entries over the library as `Draft`s, `judge`
binds and checks those, `guide.edit` writes them. `preview.of_records` is the door for other forms.
"""
