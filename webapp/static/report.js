// What script adds to the report of an error: the words that the reader has selected, and a report of every paragraph
// beside the action that cites it.
"use strict";

{
  const link = document.getElementById("report");
  const { template, title, body, base, here: label } = link.dataset;
  const whole = link.href;
  const GREATEST = 2000; // Some programs for mail take no address that is longer.

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (expression, name) => values[name] ?? expression);
  const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const address = (id, words) => {
    const facts = { passage: decodeURIComponent(new URL(base).pathname.split("/texts/").at(-1)) + id, address: base + id, words };
    return filled(template, { title: encoded(filled(title, facts)), body: encoded(filled(body, facts)).replaceAll("%0A", "%0D%0A") });
  };
  const report = (id, words) => {
    const signs = [...words];
    let [least, most] = [0, signs.length];
    const cut = (length) => signs.slice(0, length).join("") + (length < signs.length ? "…" : "");
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (address(id, cut(middle)).length <= GREATEST) least = middle; else most = middle - 1;
    }
    return address(id, cut(least));
  };

  // What of an element is within a range.
  const part = (range, element) => {
    const shared = document.createRange();
    shared.selectNodeContents(element);
    if (range.compareBoundaryPoints(Range.START_TO_START, shared) > 0) shared.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, shared) < 0) shared.setEnd(range.endContainer, range.endOffset);
    return shared.toString().trim();
  };
  // The note or block that a range is in, or the first and last of the blocks that it goes over.
  const passage = (range) => {
    const node = range.commonAncestorContainer, inner = (node.closest ? node : node.parentElement).closest("#main :is(.block, .note, .remark)[id]");
    if (inner) return inner.id;
    const over = [...document.querySelectorAll("#main .block[id]")].filter((block) => range.intersectsNode(block) && part(range, block)).map((block) => block.id);
    const [first, last] = [over[0], over.filter((id) => /^[thp]/.test(id) === /^[thp]/.test(over[0])).at(-1)];
    return first === last ? first : `${first}-${last}`;
  };
  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return undefined;
    const of = passage(selection.getRangeAt(0));
    return of && report(of, selection.toString().replace(/\s+/g, " ").trim());
  };

  let choosing;
  document.addEventListener("selectionchange", () => {
    clearTimeout(choosing);
    choosing = setTimeout(() => { link.href = selected() ?? (getSelection().isCollapsed ? whole : link.href); }, 200);
  });

  const cite = document.querySelector(".cite-here");
  if (cite) {
    const here = document.createElement("a");
    here.className = "cite-here";
    here.rel = link.rel;
    here.hidden = true;
    here.tabIndex = -1;
    here.textContent = label;
    document.body.append(here);
    // It goes where the action that cites goes, and is of the same words or paragraph.
    new MutationObserver(() => {
      const id = decodeURIComponent(cite.href.split("#")[0].split("/").at(-1));
      here.href = (cite.dataset.selected && selected()) || (cite.getAttribute("href").startsWith("#") ? whole : report(id, ""));
      here.hidden = cite.hidden;
      const start = cite.dataset.selected ? cite.offsetLeft : cite.offsetLeft + cite.offsetWidth - here.offsetWidth;
      here.style.insetInlineStart = `${Math.max(4, Math.min(start, document.documentElement.clientWidth - here.offsetWidth - 8))}px`;
      here.style.insetBlockStart = `${cite.offsetTop + cite.offsetHeight + 3}px`;
    }).observe(cite, { attributes: true, attributeFilter: ["hidden", "style", "href", "data-selected"] });
  }
}
