// The timeline moved by hand: dragged, zoomed about the pointer, by keys; the server draws each new time, as it does
// without script, and until its picture is there the old one follows the hand.
"use strict";

{
  const frame = document.getElementById("timeline");
  const MS = 86400000, FIRST = -62135596800000; // The first day of the year 1, which is day 1.
  const REACH = [1, 3652059];
  let view, origin, waiting, request;

  const day = (number) => new Date(FIRST + (number - 1) * MS).toISOString().slice(0, 10);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const scroller = () => frame.querySelector(".scroller");
  const width = () => Number(frame.dataset.width);

  const shown = () => ({ start: Number(frame.dataset.start), end: Number(frame.dataset.end) });

  // What is shown until the server has drawn it anew: every mark and name where it belongs in the time that is aimed at.
  const follow = () => {
    frame.classList.add("following");
    const x = (number) => ((number - view.start) / (view.end - view.start)) * width();
    const old = (number) => ((number - origin.start) / (origin.end - origin.start)) * width();
    for (const mark of frame.querySelectorAll("svg a[data-start]")) {
      const middle = (Number(mark.dataset.start) + Number(mark.dataset.end)) / 2;
      const inside = clamp(middle, origin.start, origin.end);
      const to = x(inside);
      mark.setAttribute("transform", `translate(${to - old(inside)} 0)`);
      mark.setAttribute("visibility", to < -200 || to > width() + 20 ? "hidden" : "visible");
    }
  };

  const address = () => {
    const query = new URLSearchParams(location.search);
    query.set("from", day(Math.round(view.start)));
    query.set("to", day(Math.max(Math.round(view.end) - 1, Math.round(view.start))));
    return `${location.pathname}?${query}`;
  };

  const show = async (url, push = true) => {
    request?.abort();
    request = new AbortController();
    frame.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: request.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("timeline");
      if (!next) throw new Error(url);
      put(page, next);
      if (push) history.pushState({ timeline: true }, "", url);
      frame.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  };

  const put = (page, next) => {
    const at = document.activeElement, key = at?.dataset?.key, name = at?.name, value = at?.value, region = at === scroller();
    const left = scroller()?.scrollLeft ?? 0;
    hide();
    frame.replaceChildren(...next.childNodes);
    Object.assign(frame.dataset, next.dataset);
    document.title = page.title;
    // What leads to another language or script leads to this very time.
    document.querySelectorAll("[data-state]").forEach((link, index) => (link.href = page.querySelectorAll("[data-state]")[index]?.getAttribute("href") ?? link.href));
    ready();
    if (scroller()) scroller().scrollLeft = left;
    const again = region ? scroller() : key ? frame.querySelector(`[data-key="${CSS.escape(key)}"]`) : name ? [...frame.querySelectorAll(`[name="${CSS.escape(name)}"]`)].find((one) => one.type !== "checkbox" || one.value === value) : null;
    again?.focus({ preventScroll: true });
  };

  // A move of the hand: ever new aims, and a picture when it rests.
  const aim = (start, end) => {
    const length = clamp(end - start, 1, 400 * 366);
    start = clamp(start, REACH[0], REACH[1] - length);
    origin ??= shown();
    view = { start, end: start + length };
    follow();
    clearTimeout(waiting);
    waiting = setTimeout(() => show(address()), 260);
  };
  const zoom = (factor, part) => {
    const { start, end } = view ?? shown();
    const fixed = start + (end - start) * part;
    aim(fixed - (fixed - start) * factor, fixed + (end - fixed) * factor);
  };
  const part = (event) => {
    const box = frame.querySelector(".axis").getBoundingClientRect();
    return clamp((event.clientX - box.left) / box.width, 0, 1);
  };

  // The words of a mark in full, at the mark.
  let card;
  const hide = () => { card?.remove(); card = undefined; };
  const tell = (mark) => {
    hide();
    const title = mark.querySelector("title");
    const told = mark.dataset.told ?? title?.textContent ?? "";
    if (!told || !mark.closest(".lane")) return;
    if (title) mark.dataset.told = told, mark.setAttribute("aria-label", told.replace(/\s+/g, " ")), title.remove();
    const [when, ...words] = told.trim().split(/\n+/);
    card = Object.assign(document.createElement("div"), { className: "timeline-card" });
    card.setAttribute("aria-hidden", "true");
    card.append(Object.assign(document.createElement("strong"), { textContent: when }), words.join(" "));
    const lang = mark.querySelector("text[lang]")?.getAttribute("lang");
    if (lang) card.lang = lang;
    document.body.append(card);
    const at = mark.getBoundingClientRect(), own = card.getBoundingClientRect();
    const below = at.bottom + 8 + own.height < innerHeight;
    card.setAttribute("hidden", "");
    card.style.left = `${scrollX + clamp(at.left, 8, innerWidth - own.width - 8)}px`;
    card.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - own.height - 8)}px`;
    card.removeAttribute("hidden");
  };

  const drag = (event) => {
    if (event.button !== 0 || event.pointerType !== "mouse" || !event.target.closest(".scroller")) return;
    const from = event.clientX, first = view ?? shown(), pixels = frame.querySelector(".axis").getBoundingClientRect().width;
    let moved = false;
    const move = (next) => {
      const by = ((next.clientX - from) / pixels) * (first.end - first.start);
      if (!moved && Math.abs(next.clientX - from) < 5) return;
      moved = true;
      hide();
      document.body.classList.add("moving");
      aim(first.start - by, first.end - by);
      clearTimeout(waiting);
    };
    const drop = () => {
      removeEventListener("pointermove", move);
      document.body.classList.remove("moving");
      if (!moved) return;
      addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      setTimeout(() => show(address()));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop, { once: true });
  };

  const keys = (event) => {
    if (event.target !== scroller() || event.ctrlKey || event.metaKey || event.altKey) return;
    const { start, end } = view ?? shown(), step = (end - start) / 4;
    const does = { ArrowLeft: () => aim(start - step, end - step), ArrowRight: () => aim(start + step, end + step), "+": () => zoom(0.5, 0.5), "=": () => zoom(0.5, 0.5), "-": () => zoom(2, 0.5), Home: () => frame.querySelector("[data-key=Home]")?.click() }[event.key];
    if (does) event.preventDefault(), does();
  };

  const ready = () => {
    view = origin = undefined;
    frame.classList.remove("following");
    frame.querySelectorAll(".keys").forEach((one) => (one.hidden = false));
    const form = frame.querySelector("form.times");
    form?.addEventListener("change", () => form.reportValidity() && form.requestSubmit());
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      show(form.getAttribute("action") + (asked.size ? `?${asked}` : ""));
    });
  };

  frame.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (url.pathname !== location.pathname) return;
    event.preventDefault();
    clearTimeout(waiting);
    show(url.href);
  });
  frame.addEventListener("pointerdown", drag);
  frame.addEventListener("dragstart", (event) => { if (event.target.closest?.(".scroller")) event.preventDefault(); });
  frame.addEventListener("wheel", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !event.target.closest(".scroller")) return;
    event.preventDefault();
    zoom(Math.exp(clamp(event.deltaY, -60, 60) / 150), part(event));
  }, { passive: false });
  frame.addEventListener("dblclick", (event) => { if (event.target.closest(".scroller") && !event.target.closest("a")) zoom(0.5, part(event)); });
  frame.addEventListener("keydown", keys);
  for (const on of ["pointerover", "focusin"]) frame.addEventListener(on, (event) => { const mark = event.target.closest(".lane a[data-start]"); if (mark) tell(mark); });
  for (const off of ["pointerout", "focusout"]) frame.addEventListener(off, hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("popstate", () => show(location.href, false));

  ready();
  // Where only a part is in sight, that with the most marks first.
  const places = [...frame.querySelectorAll(".lane a[data-start]")].map((mark) => mark.getBoundingClientRect().left).sort((a, b) => a - b);
  if (places.length && scroller().scrollWidth > scroller().clientWidth) scroller().scrollLeft += places[Math.floor(places.length / 2)] - innerWidth / 2;
}
