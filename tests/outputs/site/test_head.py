"""What a head says: escaped, absolute where it can be, silent about goodbyes."""

from guide.outputs.site.head import head, safe


def test_a_head_says_where_the_page_is_and_in_which_languages() -> None:
    assert head(
        "About  this\npage",
        canonical="https://a.example/zh/a.html",
        alternates={"zh-Hans": "https://a.example/zh/a.html", "en": "https://a.example/en/a.html"},
    ).split("\n") == [
        '<meta name="description" content="About this page">',
        '<link rel="canonical" href="https://a.example/zh/a.html">',
        '<link rel="alternate" hreflang="zh-Hans" href="https://a.example/zh/a.html">',
        '<link rel="alternate" hreflang="en" href="https://a.example/en/a.html">',
    ]


def test_a_goodbye_is_kept_from_search_engines() -> None:
    said = head("", canonical="https://a.example/", alternates={"en": "x", "zh": "y"}, listed=False)
    assert said == '<meta name="robots" content="noindex">'


def test_text_is_text() -> None:
    assert safe("</title><script>\n'\"&amp;") == "&lt;/title&gt;&lt;script&gt; &#39;&#34;&amp;amp;"
    said = head('"><script>', canonical='"><script>', alternates={'"': '"'})
    assert "<script" not in said
