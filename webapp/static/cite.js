// What script adds to the box for citations: copying, the reader's own day of access and style, the words that the
// reader has selected, and a way to the box from every paragraph.
"use strict";

{
  const box = document.getElementById("cite");
  const kept = (() => { try { return localStorage; } catch { return { getItem: () => null, setItem: () => {} }; } })();

  const day = new Date();
  const today = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const time of box.querySelectorAll("time.accessed")) { time.textContent = today; time.dateTime = today; }

  for (const input of box.querySelectorAll(".styles input")) {
    input.checked = input.value === kept.getItem("edition.style") || input.checked;
    input.addEventListener("change", () => kept.setItem("edition.style", input.value));
  }

  // A citation is copied with its italics, for those who paste it where there are such, and as plain text.
  const copy = async (element) => {
    const [html, text] = [element.innerHTML.trim(), [...element.querySelectorAll("p")].map((p) => p.textContent.trim()).join("\n") || element.textContent.trim()];
    const blob = (type, content) => ({ [type]: new Blob([content], { type }) });
    try { await navigator.clipboard.write([new ClipboardItem({ ...blob("text/html", html), ...blob("text/plain", text) })]); }
    catch { await navigator.clipboard.writeText(text); }
  };
  for (const button of box.querySelectorAll("button[data-copy]")) {
    const before = button.textContent;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await copy(document.getElementById(button.dataset.copy));
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 3000);
    });
  }

  // A text fragment (WICG, URL Fragment Text Directives): all of a short quotation, first and last words of a long one.
  const encoded = (words) => encodeURIComponent(words.trim()).replace(/-/g, "%2D");
  const fragment = (words, language, whole) => {
    if (whole && words.length <= 60) return `#:~:text=${encoded(words)}`;
    const parts = [...new Intl.Segmenter(language, { granularity: "word" }).segment(words)];
    const ends = parts.filter((part) => part.isWordLike);
    if (ends.length < 9) return `#:~:text=${encoded(words)}`;
    const [first, last] = [ends[3], ends.at(-4)];
    return `#:~:text=${encoded(words.slice(0, first.index + first.segment.length))},${encoded(words.slice(last.index))}`;
  };

  // The same stretch of the page as printed, when this page is converted: its pieces of text stand in the same order.
  let printed;
  const pieces = (root) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  // A selection may begin or end on an element, beyond the words that it shows: from its first words to its last ones.
  const tightened = (range) => {
    const [begun, ended] = [range.startContainer, range.endContainer];
    const cut = (node) => [node === begun ? range.startOffset : 0, node === ended ? range.endOffset : node.length];
    const within = (node) => range.intersectsNode(node) && node.data.slice(...cut(node)).trim() && block(node) && node.parentElement.checkVisibility();
    const found = begun === ended && begun.nodeType === Node.TEXT_NODE ? [begun] : pieces(range.commonAncestorContainer).filter(within);
    if (!found.length) return undefined;
    const tight = document.createRange();
    tight.setStart(found[0], cut(found[0])[0]);
    tight.setEnd(found.at(-1), cut(found.at(-1))[1]);
    return tight;
  };
  const asPrinted = async (range, blocks) => {
    const link = document.querySelector(".converted a");
    if (!link) return range;
    printed ??= fetch(link.pathname).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, "text/html"));
    const there = (await printed).createRange();
    for (const [block, node, offset, set] of [[blocks[0], range.startContainer, range.startOffset, "setStart"], [blocks.at(-1), range.endContainer, range.endOffset, "setEnd"]]) {
      const same = (await printed).getElementById(block.id), here = pieces(block), those = same ? pieces(same) : [];
      const other = here.length === those.length && those[here.indexOf(node)];
      if (!other) return undefined;
      const alike = [...other.data].length === [...node.data].length;
      there[set](other, alike ? [...other.data].slice(0, [...node.data.slice(0, offset)].length).join("").length : set === "setEnd" ? other.data.length : 0);
    }
    return there;
  };

  const UNQUOTED = ".call, .sic, .surplus, .number, .label, .notes, .pb, .cb, .passed-over, [hidden], [data-added]";
  const block = (node) => (node.closest ? node : node.parentElement)?.closest("#main .block[id]");
  const quotation = box.querySelector(".quotation");
  const quote = async (selected) => {
    const range = tightened(selected);
    if (!range) return false;
    const blocks = [block(range.startContainer), block(range.endContainer)];
    const words = blocks.every(Boolean) && (await asPrinted(range, blocks))?.cloneContents();
    if (!words) return false;
    const dropped = [...words.querySelectorAll(UNQUOTED)].filter((element) => element.textContent.trim());
    for (const element of dropped) element.remove();
    const text = words.textContent.replace(/\s+/g, " ").trim(), language = (range.startContainer.parentElement ?? box).closest("[lang]")?.lang ?? "";
    const chinese = /^\p{Script=Han}|\p{Script=Han}{2}/u.test(text), passage = blocks[0] === blocks[1] ? blocks[0].id : `${blocks[0].id}-${blocks[1].id}`;
    const [quoted, link] = [quotation.querySelector(".quoted"), quotation.querySelector("a")];
    quoted.textContent = `“${text}”`;
    quoted.lang = chinese ? "zh" : "en";
    link.href = link.textContent = box.dataset.text + passage + fragment(text, chinese ? "zh" : language, !dropped.length && blocks[0] === blocks[1]);
    quotation.hidden = !text;
    return Boolean(text);
  };

  // One action, which stands by the selected words, or else by the number of the paragraph that the reader is at.
  const here = document.createElement("a");
  here.className = "cite-here";
  here.hidden = true;
  here.tabIndex = -1;
  here.textContent = box.dataset.here;
  document.body.append(here);
  const place = (at, href) => {
    here.hidden = false;
    here.href = href;
    here.style.insetInlineStart = `${Math.max(4, Math.min(at.left, innerWidth - here.offsetWidth - 12)) + scrollX}px`;
    here.style.insetBlockStart = `${at.top + scrollY}px`;
  };
  let choosing;
  document.addEventListener("selectionchange", () => {
    clearTimeout(choosing);
    choosing = setTimeout(async () => {
      const selection = getSelection();
      if (selection.isCollapsed || !selection.rangeCount || box.contains(selection.anchorNode)) { if (here.dataset.selected) here.hidden = true; return; }
      const range = selection.getRangeAt(0), at = [...range.getClientRects()].at(-1);
      if (!at || !(await quote(range))) return;
      here.dataset.selected = "yes";
      place({ left: at.right, top: at.bottom + 4 }, "#cite");
    }, 250);
  });

  for (const number of document.querySelectorAll("#main .block > .number")) {
    const show = () => {
      if (!getSelection().isCollapsed) return;
      const at = number.getBoundingClientRect();
      delete here.dataset.selected;
      here.hidden = false;
      place({ left: at.right - here.offsetWidth, top: Math.min(at.bottom, at.top + 28) }, `${number.getAttribute("href").split("#")[0] || ""}#cite`);
    };
    number.parentElement.addEventListener("pointerenter", show);
    number.addEventListener("focus", show);
    number.parentElement.addEventListener("pointerleave", (event) => { if (!event.relatedTarget?.closest?.(".cite-here") && !here.dataset.selected) here.hidden = true; });
  }
}
