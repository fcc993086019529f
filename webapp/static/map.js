// The plate moved and enlarged by hand: marks and names keep their size, and names that found no room appear where
// there is some. Without script the plate is complete; on a narrow screen it scrolls.
"use strict";

{
  const map = document.getElementById("map");
  const plate = map.querySelector(".plate"), scroller = map.querySelector(".scroller");
  const [, , width, height] = plate.getAttribute("viewBox").split(" ").map(Number);
  const MOST = 12;
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  let scale = 1, left = 0, top = 0;

  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  // Names for which there was no room at the first size, as far as there is room now.
  const name = () => {
    const hidden = [...plate.querySelectorAll("text.hidden")];
    hidden.forEach((text) => text.classList.remove("shown"));
    if (scale === 1) return;
    const taken = [...plate.querySelectorAll(".mark text:not(.hidden), .disc, .water text")].map((one) => one.getBoundingClientRect());
    for (const text of hidden) {
      const box = text.getBoundingClientRect();
      if (!taken.some((other) => meets(box, other))) text.classList.add("shown"), taken.push(box);
    }
  };

  const draw = () => {
    left = clamp(left, 0, width - width / scale);
    top = clamp(top, 0, height - height / scale);
    plate.setAttribute("viewBox", `${left} ${top} ${width / scale} ${height / scale}`);
    plate.style.setProperty("--scale", scale);
    for (const mark of plate.querySelectorAll(".mark")) {
      const { x, y } = mark.dataset;
      mark.setAttribute("transform", `translate(${x} ${y}) scale(${1 / scale}) translate(${-x} ${-y})`);
    }
    map.classList.toggle("closer", scale > 1);
    name();
  };

  const spot = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(plate.getScreenCTM().inverse());
    return [at.x, at.y];
  };

  const zoom = (factor, [x, y] = [left + width / scale / 2, top + height / scale / 2]) => {
    const next = clamp(scale * factor, 1, MOST);
    left = x - ((x - left) * scale) / next;
    top = y - ((y - top) * scale) / next;
    scale = next;
    draw();
  };

  const move = (right, down) => ((left += (right * width) / scale), (top += (down * height) / scale), draw());

  const drag = (event) => {
    if (event.button !== 0 || scale === 1) return;
    let last = spot(event), moved = false;
    const start = [event.clientX, event.clientY];
    const follow = (next) => {
      if (!moved && Math.hypot(next.clientX - start[0], next.clientY - start[1]) < 5) return;
      moved = true;
      map.classList.add("moving");
      const [x, y] = spot(next);
      (left += last[0] - x), (top += last[1] - y);
      draw();
      last = spot(next);
    };
    const drop = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointercancel", drop);
      map.classList.remove("moving");
      if (!moved) return;
      const stop = (click) => click.preventDefault();
      addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", stop, true));
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", drop, { once: true });
    addEventListener("pointercancel", drop, { once: true });
  };

  const KEYS = { "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), Home: () => zoom(0), ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15) };

  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [sign, said, does] of [["+", map.dataset.closer, KEYS["+"]], ["−", map.dataset.wider, KEYS["-"]], [map.dataset.whole, map.dataset.whole, KEYS.Home]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: said });
    button.setAttribute("aria-label", said);
    button.addEventListener("click", does);
    tools.append(button);
  }
  map.append(tools);

  plate.addEventListener("pointerdown", drag);
  plate.addEventListener("dragstart", (event) => event.preventDefault());
  plate.addEventListener("dblclick", (event) => { if (!event.target.closest("a")) zoom(2, spot(event)); });
  plate.addEventListener("wheel", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    zoom(Math.exp(-clamp(event.deltaY, -60, 60) / 150), spot(event));
  }, { passive: false });
  scroller.addEventListener("keydown", (event) => {
    const does = event.target === scroller && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
    if (!does || (event.key.startsWith("Arrow") && scale === 1)) return;
    event.preventDefault();
    does();
  });

  // Where only a part is in sight, that in which the largest mark and most others are whole, above all the stops of a way.
  const wide = scroller.clientWidth, most = scroller.scrollWidth - wide, edge = scroller.getBoundingClientRect().left - scroller.scrollLeft;
  const spans = [...plate.querySelectorAll(".mark")].map((mark) => {
    const boxes = [...mark.querySelectorAll(".disc, text:not(.hidden)")].map((one) => one.getBoundingClientRect());
    return { from: Math.min(...boxes.map((box) => box.left)) - edge, to: Math.max(...boxes.map((box) => box.right)) - edge, weight: mark.matches(".stop") ? 99 : 1 };
  });
  const whole = ({ from, to }, at) => from >= at && to <= at + wide;
  const worth = (at) => spans.reduce((sum, one) => sum + one.weight * (whole(one, at) - (!whole(one, at) && one.from < at + wide && one.to > at)), 0);
  const places = spans.flatMap(({ from, to }) => [from - 4, to + 4 - wide]).map((at) => clamp(at, 0, most)).filter((at) => whole(spans[0], at));
  if (most > 0 && places.length) scroller.scrollLeft = places.reduce((best, at) => (worth(at) > worth(best) ? at : best));
}
