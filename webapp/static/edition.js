// What script adds to a page that is complete without it: remembered settings, the state that the reader chose and the
// reader's place when it changes, cards for names.
"use strict";

// What the browser remembers; a reader may have forbidden it.
const memory = (() => { try { return localStorage; } catch { return { getItem: () => null, setItem: () => {} }; } })();
const remembered = (input) => `edition.${input.name}`;

const asked = new URLSearchParams(location.search);
for (const input of document.querySelectorAll(".settings input")) {
  const kept = asked.has(input.name) ? null : memory.getItem(remembered(input));
  if (kept !== null) input.checked = input.type === "radio" ? input.value === kept || (input.checked && !document.getElementById(`${input.name}-${kept}`)) : kept === "yes";
  input.addEventListener("change", () => memory.setItem(remembered(input), input.type === "radio" ? input.value : input.checked ? "yes" : "no"));
}

// Who chose a script or an interface and comes back from elsewhere, to an address without one, is led to the choice.
const { mount, prefix } = document.documentElement.dataset;
const chosen = memory.getItem("edition.state") ?? "";
const [arrival] = performance.getEntriesByType("navigation");
if (!prefix && /^(\/zh)?(\/Han[st](-\w\w)?)?$/.test(chosen) && chosen && arrival?.type === "navigate" && !document.referrer.startsWith(`${location.origin}/`))
  location.replace(mount + chosen + location.pathname.slice(mount.length) + location.search + location.hash);

// The place that the reader is at: the first whose end is in sight below where a place is shown that a link leads to.
const pixels = (element, name) => parseFloat(getComputedStyle(element)[name]) || 0;
const place = () => {
  const edge = pixels(document.documentElement, "scrollPaddingTop") + 4;
  return [...document.querySelectorAll("main :is(.block, li, section, .element)[id]")].find((block) => block.getBoundingClientRect().bottom > edge + pixels(block, "scrollMarginTop"));
};

for (const link of document.querySelectorAll("a[data-state]")) {
  const follow = () => { link.hash = (scrollY > 0 && place()?.id) || ""; };
  link.addEventListener("pointerdown", follow);
  link.addEventListener("click", () => { follow(); memory.setItem("edition.state", link.dataset.prefix); });
}

// A card for a name: the entry as the index at the end of the page has it.
const card = document.createElement("div");
card.className = "card-of-entry";
card.hidden = true;
card.setAttribute("role", "tooltip");
document.body.append(card);
let leaving;

const show = (name) => {
  const entry = document.getElementById(name.dataset.entry);
  if (!entry) return;
  clearTimeout(leaving);
  card.replaceChildren(...[...entry.cloneNode(true).children]);
  card.hidden = false;
  const at = name.getBoundingClientRect();
  card.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - card.offsetWidth - 16)) + scrollX}px`;
  card.style.insetBlockStart = `${(at.bottom + card.offsetHeight + 12 > innerHeight ? at.top - card.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
};
const hide = () => { leaving = setTimeout(() => { card.hidden = true; }, 180); };

for (const name of document.querySelectorAll("a[data-entry]")) {
  name.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse" && !event.buttons) show(name); });
  name.addEventListener("pointerleave", hide);
  name.addEventListener("focus", () => { if (name.matches(":focus-visible")) show(name); });
  name.addEventListener("blur", hide);
  // The first tap shows the card, the second follows the link.
  name.addEventListener("click", (event) => {
    if (matchMedia("(hover: none)").matches && name !== card.shownFor && document.getElementById(name.dataset.entry)) { event.preventDefault(); show(name); }
    card.shownFor = name;
  });
}
card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", hide);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") card.hidden = true; });
// A card is not in the way of who begins to select words.
document.addEventListener("pointerdown", (event) => { if (!card.contains(event.target)) card.hidden = true; });
