// What script adds to a page that is complete without it: remembered settings, the reader's place kept when the
// script or the interface changes, cards for names, copying a citation.
"use strict";

const remembered = (input) => `edition.${input.name}`;

for (const input of document.querySelectorAll(".settings input")) {
  const kept = localStorage.getItem(remembered(input));
  if (kept !== null) input.checked = input.type === "radio" ? input.value === kept || (input.checked && !document.getElementById(`${input.name}-${kept}`)) : kept === "yes";
  input.addEventListener("change", () => localStorage.setItem(remembered(input), input.type === "radio" ? input.value : input.checked ? "yes" : "no"));
}

// The block that the reader is at: the first whose lower edge is on the screen.
const place = () => [...document.querySelectorAll(".block[id]")].find((block) => block.getBoundingClientRect().bottom > 40);

for (const link of document.querySelectorAll("a[data-state]")) {
  const follow = () => { const block = window.scrollY > 0 && place(); link.hash = block ? block.id : ""; };
  link.addEventListener("pointerdown", follow);
  link.addEventListener("focus", follow);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
  });
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
  name.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(name); });
  name.addEventListener("pointerleave", hide);
  name.addEventListener("focus", () => show(name));
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
