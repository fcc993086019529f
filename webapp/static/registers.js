// The list of a register narrowed down while the reader types or chooses; without script the form asks the server.
"use strict";

{
  const form = document.querySelector("form.filter"), table = document.querySelector("table.entries");
  const rows = [...table.querySelectorAll("tr[data-forms]")], said = document.querySelector(".found");
  const nobody = document.querySelector(".nobody");

  // As names were folded when the list was made: without accents and case, quotation marks and dashes alike.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’ʻʼ`]/g, "'").replace(/[‐-―]/g, "-");

  const narrow = () => {
    const asked = Object.fromEntries(new FormData(form)), words = folded(asked.q).split(/\s+/).filter(Boolean);
    const among = (list, one) => !one || list.split(" ").includes(one);
    for (const row of rows) {
      const passages = JSON.parse(row.dataset.passages), counts = asked.text ? [passages[asked.text] ?? 0] : Object.values(passages);
      const count = counts.reduce((sum, each) => sum + each, 0);
      row.hidden = !(words.every((word) => row.dataset.forms.includes(word)) && among(row.dataset.kinds, asked.kind) && (count || !asked.text));
      row.querySelector(".count").textContent = count || "";
    }
    const found = rows.filter((row) => !row.hidden).length;
    for (const part of table.tBodies) part.hidden = ![...part.rows].some((row) => row.dataset.forms !== undefined && !row.hidden);
    for (const letter of document.querySelectorAll(".letters a")) letter.toggleAttribute("inert", document.getElementById(decodeURIComponent(letter.hash.slice(1)))?.hidden);
    nobody.hidden = found > 0;
    said.textContent = said.dataset.said.replace("{found}", found).replace("{size}", said.dataset.size);
    const query = new URLSearchParams(Object.entries(asked).filter(([name, value]) => value && !(name === "sort" && value === "name")));
    history.replaceState(history.state, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
  };

  // Another order is the server's to make.
  form.addEventListener("input", (event) => { if (event.target.name !== "sort") narrow(); });
  form.addEventListener("change", (event) => { if (event.target.name === "sort") form.requestSubmit(); });
}
