"""The script toggle in a real browser: it keeps the place, is remembered, and works without script."""

import pytest

from browsing import DESK, MINI, PHONE, TRANSCRIBED, page_of

pytestmark = pytest.mark.browser


def test_script_toggle_keeps_the_reader_at_the_same_paragraph(browser, address):
    with page_of(browser, viewport=PHONE) as page:
        page.goto(address(TRANSCRIBED) + "/texts/well/#p5")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/#p5")
        page.locator("a[data-state=interface]", has_text="中文").click()
        page.wait_for_url("**/zh/Hant-TW/texts/well/#p5")
        assert page.locator("#p5").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_script_toggle_is_within_reach_wherever_the_reader_is_and_hides_no_place(browser, address, size):
    with page_of(browser, viewport=size) as page:
        page.goto(address(TRANSCRIBED) + "/Hant/texts/well/#p7")
        toggle = page.locator("a[data-state=script]", has_text="臺").bounding_box()
        assert 0 <= toggle["y"] < page.locator("#p7").bounding_box()["y"] - toggle["height"]


def test_script_toggle_without_script_keeps_the_passage(browser, address):
    with page_of(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(address(MINI) + "/texts/well/p5")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/p5")
        assert page.locator("aside.converted").is_visible()
        page.locator("nav.where .whole").click()
        page.wait_for_url("**/Hant-TW/texts/well/#p5")


def test_script_chosen_is_remembered_for_addresses_without_one(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + "/texts/")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/")
        page.goto(address(MINI) + "/texts/well/#p5")
        page.wait_for_url("**/Hant-TW/texts/well/#p5")
        page.goto(address(MINI) + "/zh/Hans/texts/well/")
        assert page.url.endswith("/zh/Hans/texts/well/")
        page.locator("a[data-state=script]").first.click()
        page.wait_for_url("**/zh/texts/well/")
        page.locator("a[data-state=interface]", has_text="English").click()
        page.wait_for_url(address(MINI) + "/texts/well/")
        page.goto(address(MINI) + "/texts/orchard/")
        page.wait_for_load_state("networkidle")
        assert page.url == address(MINI) + "/texts/orchard/"


def test_going_back_to_a_page_as_printed_leads_there(browser, address):
    with page_of(browser, viewport=DESK) as page:
        page.goto(address(MINI) + "/texts/well/")
        page.locator("a[data-state=script]", has_text="臺").click()
        page.wait_for_url("**/Hant-TW/texts/well/")
        page.go_back(wait_until="networkidle")
        assert page.url == address(MINI) + "/texts/well/"
