"""Documents of records: JSON as a library would lay it out, made without waiting for it."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.data.records import written

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(LEAVES, lambda of: st.lists(of) | st.dictionaries(st.text(), of), max_leaves=20)


@settings(deadline=None)
@given(JSON)
def test_json_is_laid_out_as_the_library_does(content: object):
    assert written(content) == json.dumps(content, ensure_ascii=False, indent=1)
