"""A saved file is told of once, an editor's own files never."""

from guide.serve.watching import Watch


def test_a_saved_file_is_told_of(tmp_path):
    watch = Watch([tmp_path, tmp_path / "absent"])
    try:
        (tmp_path / ".a.yml.swp").write_text("x")
        (tmp_path / "a.yml~").write_text("x")
        (tmp_path / "4913").write_text("x")
        (tmp_path / "a.yml").write_text("x")
        assert watch.wait() == [tmp_path / "a.yml"]
        (tmp_path / "new.yml").write_text("y")
        (tmp_path / "new.yml").rename(tmp_path / "a.yml")
        assert tmp_path / "a.yml" in watch.wait()
    finally:
        watch.close()
