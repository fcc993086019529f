"""The lists of the registers in a real browser: narrowed down while one types, at an address that says how."""

import pytest

from browsing import MINI, page_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("asked", ["quill", "name"])
def test_address_keeps_what_was_typed_and_not_the_order_that_goes_without_saying(browser, address, asked):
    with page_of(browser) as page:
        page.goto(f"{address(MINI)}/registers/persons/?sort=name")
        page.fill("form.filter [name=q]", asked)
        assert page.evaluate("location.search") == f"?q={asked}"
        shown = page.locator("tr[data-forms]:visible").count()
        page.reload()
        assert page.input_value("form.filter [name=q]") == asked
        assert page.locator("tr[data-forms]:visible").count() == shown
        assert page.complaints == []
