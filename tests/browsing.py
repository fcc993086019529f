"""A real browser before a served edition, for the tests that need one."""

import threading
from contextlib import contextmanager
from shutil import which

from waitress import create_server

from webapp import create_app

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MINI, TRANSCRIBED = "mini", "transcribed mini"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@contextmanager
def launched():
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(folder, **settings):
    """The address at which the edition in a folder is served."""
    server = create_server(create_app(folder, "https://example.org", **settings), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # In its own thread: a socket that another closes is an error to who waits for it.
    server.trigger.pull_trigger(server.close)
    server.task_dispatcher.shutdown()
    thread.join(5)


@contextmanager
def page_of(browser, **settings):
    """A page of a reader's own, with what it has `requested` and the `complaints` of its scripts."""
    context = browser.new_context(**settings)
    page = context.new_page()
    page.requested, page.complaints = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page):
    """What axe-core has against a page in light, and against its colours in the dark: scheme, rule and elements."""
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for scheme, rules in {"light": RULES, "dark": OF_COLOUR}.items():
        page.emulate_media(color_scheme=scheme)
        broken = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
        found += [(scheme, one["id"], [node["target"] for node in one["nodes"]]) for one in broken]
    return found


def until(page, condition, arg=None):
    """Waits for a page; Playwright's own waiting needs `eval`, which the pages' policy forbids."""
    for _ in range(1500):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never so within 30 seconds: {condition}")


PERMISSIONS = ["clipboard-read", "clipboard-write"]


def copied(page, copy):
    """What the clipboard holds, as plain and as rich text, once a copy has arrived there."""
    page.evaluate("navigator.clipboard.writeText('nothing copied yet')")
    copy()
    until(page, "async () => await navigator.clipboard.readText() !== 'nothing copied yet'")
    return page.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
        const text = async (kind) => item.types.includes(kind) ? (await item.getType(kind)).text() : "";
        return Promise.all(["text/plain", "text/html"].map(text)); }"""
    )
