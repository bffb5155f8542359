from guide.words.borrowed import borrowed, clothed, parted, spoken

TEA = borrowed("Tea & sugar", "en")


def test_whoever_knows_nothing_of_it_prints_plain_words():
    assert spoken(TEA) == "Tea & sugar [English]"
    assert TEA.isascii() is False
    assert spoken("Tea [English]") == "Tea [English]"


def test_a_whole_text_is_taken_apart():
    assert parted(TEA) == ("Tea & sugar", "en", "English")
    assert parted("Tea") == ("Tea", "", "")
    assert parted(f"{TEA}、{TEA}")[1:] == ("", "")


def test_a_page_marks_it():
    said = clothed(f"<p>{TEA}、茶</p>")
    mark = '<small class="borrowed-from">English</small>'
    assert said == f'<p><span class="borrowed" lang="en">Tea & sugar</span> {mark}、茶</p>'
    chinese = clothed(borrowed("茶", "zh"))
    assert chinese.startswith('<span class="borrowed" lang="zh-Hans">茶</span>')


def test_where_there_can_be_no_element_the_words_stay_plain():
    for html in (
        f"<title>{TEA}</title>",
        f'<a title="{TEA}">x</a>',
        f"<select><option>{TEA}</option></select>",
        f"<svg><g><text>{TEA}</text></g></svg>",
        f'<script type="application/ld+json">{{"name": "{TEA}"}}</script>',
    ):
        assert clothed(html) == spoken(html)
    assert "<span" in clothed(f"<svg/><p>{TEA}</p>")
