"""Translation: which texts of the library lack one, or have one of a source that changed since.

The way of a text is one: `fields` lists it, `keeping` tells what was known of its translation,
`states` compares both, `sheet` sends it to an agency, `agency` and `machine` bring it back,
`writing` puts it into the library's files.
"""
