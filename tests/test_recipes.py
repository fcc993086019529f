"""Recipes: what is wrong in one is one line with its place and what to do."""

import pytest

from copies import run
from webapp.edition.encode.recipe import Recipe, read
from webapp.edition.errors import Invalid


@pytest.mark.parametrize(
    ("recipe", "line", "said"),
    [
        ("language = ", 1, "Invalid value"),
        ('language = "en"\nrecognise = "x"', 2, "perhaps recognize"),
        ('language = "en"\nheads = "x"', 2, "a list of texts"),
        ("heads = [1]", 1, "a list of texts"),
        ('date = "2026-11-22"', 1, "without quotes"),
        ("date = 2026-11-22T10:00:00", 1, "no plain date"),
        ('language = "fr"', 1, "no language of a source"),
        ('quotes = ["q1"]', 1, "no anchor"),
        ('headnote = ["head"]', 1, "no anchor"),
        ('appeal = "Join"', 1, "no anchor"),
        ('masthead = ["The (Post"]', 1, "no regular expression"),
        ('[[call]]\nat = "p1"\ntext = "1"\nnote = "1"', 4, "no anchor"),
        ("\n[years]\np1 = '1936'", 3, "no number"),
        ("[furniture]\nlines = ['(']", 2, "no regular expression"),
        ("[furniture]\nlinse = []", 2, "perhaps lines"),
        ('[[correction]]\nat = "p1"\nsic = "a"', 1, "corr is missing"),
        ('[[correction]]\nat = "p1"\nsic = "a"\ncorr = "b"\n\n[[correction]]\nat = "x"\nsic = "a"\ncorr = "b"', 7, "x"),
        ('[correction]\nat = "p1"', 1, "[[correction]]"),
        ('[[correction]]\nat = "p1"\nsic = ""\ncorr = "b"', 3, "sic is empty"),
        ('[[correction]]\nat = "p1"\nsic = "a"\ncorr = "b"\ncert = "sure"', 5, "no certainty"),
        ('[[name]]\nref = "person:x"\nform = "a"', 2, "no register"),
        ('[[name]]\nref = "per:x"\nform = "a"\nwithin = ["b"]', 4, "not in its own within"),
        ('[[foreign]]\nat = "p1"\nfirst = "a"\nlast = "b"\nlang = "en"\nname = "hi"', 6, "no element"),
        ('correction = ["a"]', 1, "[[correction]]"),
        ('language = "en"\n[corection]\nat = "p1"', 2, "perhaps correction"),
    ],
)
def test_bad_recipe_is_one_line_with_its_place_and_what_to_do(tmp_path, recipe, line, said):
    path = tmp_path / "bad.toml"
    path.write_text(recipe, encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        read(path)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line, problem.code) == (str(path), line, "recipe")
    assert said in str(problem)
    assert "\n" not in str(problem)


def test_recipe_that_names_nobody_in_the_registers_is_refused_by_its_line(mini):
    recipe = mini / "recipes" / "well.toml"
    words = recipe.read_text(encoding="utf-8")
    recipe.write_text(words.replace("per:fan-xiaoli", "per:nobody-at-all"), encoding="utf-8")
    result = run(mini, mini / "sources" / "well.txt")
    line = words[: words.index("per:fan-xiaoli")].count("\n") + 1
    assert result.stderr.startswith(f"{recipe}:{line}: recipe per:nobody-at-all is in no register")
    assert not (mini / "transcriptions").exists()


def test_recipe_in_another_encoding_is_told_by_its_line_and_a_byte_order_mark_is_no_matter(tmp_path):
    path = tmp_path / "page.toml"
    path.write_bytes(b'language = "en"\nrecognize = "caf\xe9"\n')
    with pytest.raises(Invalid, match=r"page.toml:2: recipe byte 0xE9 is not UTF-8"):
        read(path)
    path.write_bytes(b'\xef\xbb\xbflanguage = "en"\n')
    assert read(path).language == "en"


def test_recipe_may_say_nothing(tmp_path):
    path = tmp_path / "plain.toml"
    path.write_text("", encoding="utf-8")
    assert read(path) == Recipe("plain", path)
