/* Sentences light up with their translations; what is selected is one language. The page can be read without this. */
(() => {
  "use strict";
  const root = document.documentElement;
  const text = document.getElementById("text");
  const passageOf = (target) => target instanceof Element ? target.closest("#text [data-unit]") : null;
  const cellOf = (target) => target instanceof Element ? target.closest("#text .cell") : null;
  const seen = (element) => element.getClientRects().length > 0;
  let pointed = null, focused = null, lit = [];

  /* The passages of a cell that share a unit with one. */
  const sharing = (cell, one) => {
    const units = new Set(one.dataset.unit.split(" "));
    return [...cell.querySelectorAll("[data-unit]")].filter((other) =>
      other.dataset.unit.split(" ").some((unit) => units.has(unit)));
  };

  /* What stands for a passage in every language, itself among it. The same words may stand in a row twice: then the
     first belongs to the first. */
  const partners = (one) => {
    const cells = [...one.closest(".row").querySelectorAll(".cell")].map((cell) => sharing(cell, one));
    const own = cells.find((found) => found.includes(one));
    return cells.flatMap((found) => found.length === own.length ? [found[own.indexOf(one)]] : found);
  };

  const light = () => {
    const one = pointed || focused;
    for (const old of lit) old.classList.remove("lit");
    lit = one ? partners(one) : [];
    for (const now of lit) now.classList.add("lit");
  };

  document.addEventListener("pointerover", (event) => { pointed = passageOf(event.target); light(); });
  document.addEventListener("pointerleave", () => { pointed = null; light(); });
  document.addEventListener("focusin", (event) => { focused = passageOf(event.target); light(); });
  document.addEventListener("focusout", () => { focused = null; light(); });

  /* One stop for the Tab key; from there the arrow keys lead on. */
  const passages = [...text.querySelectorAll("[data-unit]")];
  const stop = (one) => {
    for (const old of text.querySelectorAll("[data-unit][tabindex]")) old.removeAttribute("tabindex");
    if (one) one.tabIndex = 0;
  };
  const step = (one, by) => {
    const locale = one.closest(".cell").lang;
    for (let at = passages.indexOf(one) + by; at >= 0 && at < passages.length; at += by)
      if (passages[at].closest(".cell").lang === locale && seen(passages[at])) return passages[at];
    return null;
  };
  const across = (one, by) => {
    const cell = one.closest(".cell");
    const cells = [...one.closest(".row").querySelectorAll(".cell")].filter(seen);
    const next = cells[cells.indexOf(cell) + by];
    return next ? partners(one).find((other) => next.contains(other)) : null;
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") delete root.dataset.selecting;
    const one = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || passageOf(one) !== one || !one) return;
    const on = getComputedStyle(text).direction === "rtl" ? -1 : 1;
    const next = event.key === "ArrowDown" ? step(one, 1) : event.key === "ArrowUp" ? step(one, -1)
      : event.key === "ArrowRight" ? across(one, on) : event.key === "ArrowLeft" ? across(one, -on) : null;
    if (!next) return;
    event.preventDefault();
    pointed = null;
    stop(next);
    next.focus();
  });
  document.addEventListener("change", () => {
    const now = text.querySelector("[data-unit][tabindex]");
    if (!now || !seen(now)) stop(passages.find(seen));
  });
  stop(passages.find(seen));

  /* A selection stays in the language that it begins in. */
  document.addEventListener("pointerdown", (event) => {
    const cell = cellOf(event.target);
    if (event.button !== 0 || event.shiftKey) return;
    /* What was selected runs unseen through the other languages: a press on it there would take hold of it. */
    if (cell && root.dataset.selecting !== cell.lang) getSelection().removeAllRanges();
    if (cell) root.dataset.selecting = cell.lang;
    else delete root.dataset.selecting;
  });
  root.dataset.paired = "";
})();
