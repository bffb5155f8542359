from guide.simplified import pairs


def test_the_table_of_characters_is_sound():
    assert len(pairs()) > 1000
    assert not set(pairs()) & set(pairs().values())
