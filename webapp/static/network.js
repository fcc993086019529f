// The network, looked into: whom the pointer or the keyboard is at stands out with those near, and names can be found.
"use strict";

for (const picture of document.querySelectorAll("svg.network")) {
  const nodes = [...picture.querySelectorAll("[data-ref]")], lines = [...picture.querySelectorAll("[data-ends]")];
  const rows = [...document.querySelectorAll("table.joined tbody tr")];
  const ends = (one) => one.dataset.ends.split(" ");

  // Those of some names, all that joins them with others, and these.
  const look = (refs, alone = false) => {
    picture.classList.toggle("looking", refs.size > 0);
    const joined = lines.filter((line) => ends(line).some((end) => refs.has(end)));
    const near = new Set([...refs, ...(alone ? [] : joined.flatMap(ends))]);
    for (const line of lines) line.classList.toggle("near", joined.includes(line));
    for (const node of nodes) node.classList.toggle("near", near.has(node.dataset.ref));
  };

  const finder = document.querySelector(".finder"), asked = finder?.querySelector("input");
  const found = () => {
    const words = (asked?.value ?? "").trim().toLowerCase();
    return new Set(words ? nodes.filter((node) => node.querySelector("text").textContent.toLowerCase().includes(words)).map((node) => node.dataset.ref) : []);
  };
  const rest = () => look(found());
  if (finder) finder.hidden = false;
  asked?.addEventListener("input", () => {
    const words = asked.value.trim().toLowerCase();
    rest();
    for (const row of rows) row.hidden = words !== "" && !row.textContent.toLowerCase().includes(words);
  });

  const at = (event) => {
    const one = event.target.closest("[data-ref], [data-ends]");
    if (!one) return;
    if (one.dataset.ref) look(new Set([one.dataset.ref]));
    else {
      look(new Set(ends(one)), true);
      for (const line of lines) line.classList.toggle("near", line === one);
    }
  };
  for (const on of ["pointerover", "focusin"]) picture.addEventListener(on, at);
  for (const off of ["pointerout", "focusout"]) picture.addEventListener(off, rest);

  // Where only a part is in sight, the middle first.
  const sheet = picture.closest(".sheet");
  sheet.scrollLeft = (sheet.scrollWidth - sheet.clientWidth) / 2;
}
