"""`edition search` and `edition index` of an edition in which a text cannot be read."""

import pytest
from click.testing import CliRunner

from webapp.cli import edition


@pytest.mark.parametrize(("command", "printed"), [(["search", "glove"], "found"), (["index"], "made anew")])
def test_text_that_cannot_be_read_is_named_and_the_others_are_searched(mini, command, printed):
    (mini / "texts" / "well.xml").write_text("<TEI><broken>", encoding="utf-8")
    result = CliRunner().invoke(edition, [*command, "--corpus", str(mini)])
    problem = result.stderr.splitlines()[0]
    assert "well.xml:1: not-xml" in problem and "well.xml:1" not in result.stderr.removeprefix(problem)
    assert printed in result.stdout and result.exit_code == 0


def test_nothing_is_said_where_every_text_can_be_read(mini):
    assert CliRunner().invoke(edition, ["search", "glove", "--corpus", str(mini)]).stderr == ""
