// The cards beside the text: which is current, which are shown, what belongs to them in the text.

const reading = document.getElementById("reading");
const text = document.getElementById("text");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
export const beside = window.matchMedia("(width >= 62rem)");

/** The cards that the chosen filter leaves on the page, in text order. */
export function shownCards() {
  return [...document.querySelectorAll("#cards > .thing")].filter((card) => card.offsetParent !== null);
}

/** The current card, or null. */
export function currentCard() {
  return document.querySelector("#cards > .thing[aria-current]");
}

/** The marks in the text that belong to a card. */
function marksOf(id) {
  return text.querySelectorAll(`mark[data-cards~="${id}"]`);
}

function isInSight(box) {
  return box.top > 70 && box.bottom < window.innerHeight - 20;
}

/** Bring an element into sight, moving as little as can be. */
function reveal(element, block) {
  element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

/** Bring a card or a form into sight within the panel, or on the page where the window is narrow. */
export function revealInPanel(card) {
  const panel = document.getElementById("panel");
  if (!beside.matches) return reveal(card, "nearest");
  const head = panel.querySelector(".panel-head").offsetHeight;
  const box = card.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  const top = frame.top + head;
  if (box.top < top) panel.scrollBy({ top: box.top - top - 12 });
  else if (box.bottom > frame.bottom) panel.scrollBy({ top: Math.min(box.bottom - frame.bottom + 12, box.top - top - 12) });
}

/** Change the cards, and keep what is under the pointer where it is. */
export function holdStill(control, change) {
  const before = control.getBoundingClientRect().top;
  change();
  const by = control.getBoundingClientRect().top - before;
  const frame = beside.matches ? document.getElementById("panel") : window;
  if (by !== 0) frame.scrollBy({ top: by, behavior: "instant" });
}

/** Light up what belongs to the current card; after a swap the marks are new elements. */
export function lightMarks() {
  for (const mark of text.querySelectorAll("mark.current")) mark.classList.remove("current");
  const card = currentCard();
  if (card) for (const mark of marksOf(card.id)) mark.classList.add("current");
}

/** Make a card the current one; `to` says what to bring into sight: "text", "card", "both" or "nothing". */
export function choose(card, { to = "both", focus = true } = {}) {
  if (!card) return;
  currentCard()?.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  lightMarks();
  if (focus) card.focus({ preventScroll: true });
  if (to === "card" || to === "both") revealInPanel(card);
  if (to === "text" || (to === "both" && beside.matches)) {
    const mark = marksOf(card.id)[0];
    if (mark && !isInSight(mark.getBoundingClientRect())) reveal(mark, "center");
  }
}

/** Go `step` cards on (1) or back (-1) among those shown. */
export function step(by) {
  const cards = shownCards();
  if (cards.length === 0) return;
  const at = cards.indexOf(currentCard());
  choose(cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by, 0), cards.length - 1)]);
}

/** The card that waits for a decision next after the one with this id, or null. */
export function nextToDo(id) {
  const cards = [...document.querySelectorAll("#cards > .thing")];
  const at = cards.findIndex((card) => card.id === id);
  const shown = (card) => card.offsetParent !== null;
  const waiting = (card) => card.dataset.state === "proposed" && shown(card);
  return cards.slice(at + 1).find(waiting) ?? cards.slice(0, Math.max(at, 0)).find(waiting) ?? null;
}

/** The card that a click on a mark means: of several, the one after the current. */
export function cardOfMark(mark) {
  const cards = mark.dataset.cards
    .split(" ")
    .map((id) => document.getElementById(id))
    .filter((card) => card && card.offsetParent !== null);
  if (cards.length === 0) return null;
  const at = cards.indexOf(currentCard());
  return cards[(at + 1) % cards.length];
}

/** Show one sort of cards; the address follows, so that a reload shows the same. */
export function show(what) {
  reading.dataset.show = what;
  const address = new URL(window.location);
  if (what === "all") address.searchParams.delete("show");
  else address.searchParams.set("show", what);
  window.history.replaceState(null, "", address);
  document.querySelector("#sure input[name='show']").value = what;
  markTabs();
}

/** Mark the tab of what is shown; the server does not know of a choice made here. */
export function markTabs() {
  for (const tab of document.querySelectorAll("#counts a[data-show]")) {
    if (tab.dataset.show === reading.dataset.show) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}
