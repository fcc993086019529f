// On a converted page, what a reader copies is the wording as printed; the same stretch copied once more is as shown.
// The browser copies by itself, rich text and hidden readings included: only the words are exchanged while it does so.
"use strict";

// The page as printed, which is built as this one is: what quotes or copies from this one finds its words there.
const asPrinted = {
  page: undefined,
  // It is asked for once, and stays undefined where it is not to be had.
  asked() {
    return this.promised ??= (async () => {
      try {
        const answer = await fetch(document.querySelector(".converted a").pathname);
        if (answer.ok) this.page = new DOMParser().parseFromString(await answer.text(), "text/html");
      } catch { /* Words are left alone. */ }
      return this.page;
    })();
  },
  // A place in converted words, among those as printed: the same character, or the edge of what an editor has overruled.
  place(offset, from, to, isEnd) {
    const characters = [...to];
    if ([...from].length !== characters.length) return isEnd ? to.length : 0;
    return characters.slice(0, [...from.slice(0, offset)].length).join("").length;
  },
};

{
  const said = document.querySelector(".converted [role=status]");
  const main = document.getElementById("main");
  let last = [];

  document.addEventListener("selectionchange", () => { if (!getSelection().isCollapsed) asPrinted.asked(); });

  const say = (what) => {
    said.textContent = said.dataset[what];
    clearTimeout(said.timer);
    said.timer = setTimeout(() => { said.textContent = ""; }, 6000);
  };

  // Everything in a part of the page but its downloads, of which a converted page has more.
  const nodes = (root) => {
    const kept = (node) => node.className === "forms" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT, found = [];
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, kept);
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };

  // The pieces of text in a range that read otherwise as printed, each with those words; nothing unless the smallest
  // part of the page that holds the range, and has an id, is built there as it is here.
  const differing = (range) => {
    const within = range.commonAncestorContainer;
    const root = (within.closest ? within : within.parentElement).closest("#main [id], #main") ?? main;
    const there = asPrinted.page?.getElementById(root.id);
    if (!there) return undefined;
    const here = nodes(root), those = nodes(there);
    const alike = here.length === those.length && here.every((node, i) => node.nodeName === those[i].nodeName && node.id === those[i].id);
    if (!alike) return undefined;
    return here.map((node, i) => [node, those[i].data]).filter(([node, words]) => node.data !== words && range.intersectsNode(node));
  };

  const exchange = (selection, range, pieces) => {
    const words = new Map(pieces), { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    const backwards = range.startContainer === focusNode && range.startOffset === focusOffset;
    const before = pieces.map(([node]) => [node, node.data]);
    const at = (node, offset, isEnd) => words.has(node) ? asPrinted.place(offset, node.data, words.get(node), isEnd) : offset;
    const [anchor, focus] = [at(anchorNode, anchorOffset, backwards), at(focusNode, focusOffset, !backwards)];
    for (const [node, text] of pieces) node.data = text;
    selection.setBaseAndExtent(anchorNode, anchor, focusNode, focus);
    setTimeout(() => {
      for (const [node, text] of before) node.data = text;
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    });
  };

  document.addEventListener("copy", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(main)) return;
    const stretch = [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
    const pieces = selection.rangeCount === 1 ? differing(range) : undefined;
    if (!pieces) return void say("failed");
    if (!pieces.length) return;
    const again = stretch.every((place, i) => place === last[i]);
    last = again ? [] : stretch;
    if (!again) exchange(selection, range, pieces);
    say(again ? "shown" : "printed");
  });
}
