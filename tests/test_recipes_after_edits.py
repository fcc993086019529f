"""What becomes of the recipes and the transcriptions of a text whose anchors an editor changes."""

from editing import EDITS, run
from webapp.edition import tei
from webapp.edition.encode import encode_file
from webapp.edition.ledger import Ledger
from webapp.edition.merge import blocks
from webapp.edition.mint import minted


def test_split_and_merged_paragraphs_are_encoded_as_the_recipe_now_has_them(mini, unproved):
    run(EDITS["split-with-recipe"], mini)
    run(EDITS["merge-with-recipe"], mini)
    recipe = mini / "recipes" / "orchard.toml"
    text = recipe.read_text(encoding="utf-8").replace('at = "p5"', 'at = "p11"')
    whole = 'paragraphs = ["In the 1910s two rungs had gone missing, in the 20s none."]'
    recipe.write_text(text.replace("quotes =", f"{whole}\nquotes ="), encoding="utf-8")
    report = encode_file(mini / "sources" / "orchard.txt", mini)
    assert report.problems == ()
    root = tei.parse(mini / "transcriptions" / "orchard.xml")
    assert [one for one in blocks(root) if one[0] == "p" and "." not in one] == [
        "p1", "p2", "p3", "p4", "p10", "p11", "p6", "p7", "p12",
    ]  # fmt: skip
    minted(mini).write(mini / "anchors.tsv")
    assert all(entry.copy for entry in Ledger.read(mini / "anchors.tsv").of("orchard") if entry.id in {"p10", "p12"})


def test_transcription_on_hand_is_to_be_made_again(mini, unproved):
    encode_file(mini / "sources" / "well.txt", mini)
    assert "well.xml was made before this; run edition encode on your copy again" in run(EDITS["split"], mini).output


def test_recipe_rows_that_only_the_source_can_decide_are_named(mini, unproved):
    result = run(EDITS["split"], mini)
    line = (mini / "recipes" / "well.toml").read_text(encoding="utf-8").splitlines().index('at = "p9"') + 1
    assert f"well.toml:{line}: recipe the recipe speaks of p9, which is gone" in result.stderr
