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

  // A text fragment (WICG, URL Fragment Text Directives): all of a short quotation that nothing parts on the page, else
  // its first and its last words.
  const [GAP, SEAM, END] = ["[…]", "\u2028", "\u2029"];
  const encoded = (words) => encodeURIComponent(words.trim()).replace(/-/g, "%2D");
  const fragment = (words, language) => {
    const wordsOf = (part) => [...new Intl.Segmenter(language, { granularity: "word" }).segment(part)].filter((one) => one.isWordLike);
    const parts = words.split(/[\u2028\u2029]|\[…\]/).filter((part) => wordsOf(part).length), [first, last] = [parts[0], parts.at(-1)];
    const [begun, ended] = [wordsOf(first).slice(0, 4), wordsOf(last).slice(-4)];
    if (parts.length === 1 && (first.trim().length <= 60 || wordsOf(first).length < 9)) return `#:~:text=${encoded(first)}`;
    return `#:~:text=${encoded(first.slice(0, begun.at(-1).index + begun.at(-1).segment.length))},${encoded(last.slice(ended[0].index))}`;
  };

  const pieces = (root) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const MARKS = ".call, .number, .label, .notes, .pb, .cb, .pc, [data-added]";
  const block = (node) => node.parentElement.closest("#main .block[id]");
  // Whose words a piece of text is: the text's or a note's own, or a digest's in a language; nothing where none are cited.
  const kind = (node) => {
    const holder = block(node) && node.parentElement.closest(".words, .digest");
    return holder && `${holder.matches(".digest") ? `digest ${holder.lang}` : "words"} ${block(node).matches(".note")}`;
  };
  // What a selection shows of the words that it begins with, and of their gaps: the pieces of text, each with its ends.
  const shown = (range) => {
    const root = range.commonAncestorContainer, [begun, ended] = [range.startContainer, range.endContainer];
    const all = root.nodeType === Node.TEXT_NODE ? [root] : pieces(root).filter((node) => range.intersectsNode(node));
    const found = all.filter((node) => kind(node) && node.parentElement.checkVisibility()).map((node) => {
      const cut = [node === begun ? range.startOffset : 0, node === ended ? range.endOffset : node.length], gap = node.parentElement.closest(".gap");
      return { node, cut, gap, isMark: !gap && Boolean(node.parentElement.closest(MARKS)), isBlank: Boolean(gap) || !node.data.slice(...cut).trim() };
    });
    const said = (one) => !one.isMark && !one.isBlank, first = found.find((one) => one.gap || said(one));
    const same = first ? found.filter((one) => kind(one.node) === kind(first.node)) : [];
    return same.some(said) ? same.slice(same.findIndex(said), same.findLastIndex(said) + 1) : [];
  };
  // The words of pieces as printed, when this page is converted: it has as many there, and in the same order.
  const printed = async (found) => {
    if (!document.querySelector(".converted")) return found.map(({ node, cut }) => node.data.slice(...cut));
    const page = await asPrinted.asked(), those = new Map();
    for (const here of new Set(found.map(({ node }) => block(node)))) {
      const there = page?.getElementById(here.id), [nodes, others] = [pieces(here), there ? pieces(there) : []];
      if (nodes.length === others.length) nodes.forEach((node, at) => those.set(node, others[at].data));
    }
    if (!found.every(({ node }) => those.has(node))) return undefined;
    return found.map(({ node, cut }) => {
      const [start, end] = cut.map((offset, at) => asPrinted.place(offset, node.data, those.get(node), at === 1));
      return those.get(node).slice(start, end);
    });
  };

  const quotation = box.querySelector(".quotation");
  const quote = async (selected) => {
    const found = shown(selected), words = found.length && await printed(found);
    if (!words) return false;
    const told = found.map((one, at) => {
      const before = found[at - 1], end = before && block(before.node) !== block(one.node) ? END : "";
      return end + (one.gap ? (one.gap === before?.gap ? "" : ` ${GAP} `) : one.isMark ? SEAM : words[at].replace(/\s+/g, " "));
    }).join("");
    const chinese = /^\p{Script=Han}|\p{Script=Han}{2}/u.test(told), [first, last] = [block(found[0].node), block(found.at(-1).node)];
    const text = told.replaceAll(SEAM, "").replace(chinese ? /\s*(\u2029|\[…\])\s*/g : /\s*(\u2029)\s*/g, (_, sign) => sign === GAP ? GAP : chinese ? "" : " ").trim();
    const [quoted, link, ours] = [quotation.querySelector(".quoted"), quotation.querySelector(".address a"), quotation.querySelector(".ours")];
    quoted.textContent = `“${text}”`;
    quoted.lang = chinese ? "zh" : "en";
    link.href = link.textContent = box.dataset.text + (first === last ? first.id : `${first.id}-${last.id}`) + fragment(told, quoted.lang);
    ours.hidden = !kind(found[0].node).startsWith("digest");
    ours.querySelector("a").search = new URLSearchParams({ q: text });
    quotation.hidden = false;
    return true;
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
