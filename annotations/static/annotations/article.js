// The article page: clicks, keys and selections. Everything here is also a link or a form.

import { beside, cardOfMark, choose, currentCard, holdStill, lightMarks, markTabs, nextToDo, revealInPanel, show, step } from "./cards.js";
import { selectedPlace } from "./places.js";

const text = document.getElementById("text");
const toolbar = document.getElementById("selection");
const keys = document.getElementById("keys");
const keysOn = document.getElementById("keys-on");
const canAnnotate = toolbar !== null;

let place = null; // what was last selected in the text
let goOn = false; // whether the act under way was asked for by a key: then the next card follows

// ---- selecting -----------------------------------------------------------------------------

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!canAnnotate || !selection?.anchorNode || !text.contains(selection.anchorNode)) return;
  place = selectedPlace(text);
  if (!place) toolbar.hidden = true;
});

/** Put the toolbar under the end of the selection, or above its start; never beside the text. */
function placeToolbar() {
  if (!canAnnotate) return;
  toolbar.hidden = !place || !selectedPlace(text);
  if (toolbar.hidden) return;
  const boxes = place.range.getClientRects();
  const box = boxes[boxes.length - 1];
  const paper = text.closest(".paper").getBoundingClientRect();
  const right = Math.min(paper.right, document.documentElement.clientWidth) - toolbar.offsetWidth - 8;
  const below = box.bottom + 6;
  const fits = below + toolbar.offsetHeight <= paper.bottom;
  const top = fits ? below : boxes[0].top - 6 - toolbar.offsetHeight;
  const holder = toolbar.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  toolbar.style.left = `${Math.max(8, Math.min(box.right, right)) - holder.left + (toolbar.offsetParent ? 0 : window.scrollX)}px`;
  toolbar.style.top = `${top - holder.top + (toolbar.offsetParent ? 0 : window.scrollY)}px`;
}

document.addEventListener("pointerup", () => setTimeout(placeToolbar));
document.addEventListener("keyup", (event) => {
  if (event.key === "Shift" || event.shiftKey) placeToolbar();
});
// A click on the toolbar, or on “take the selection”, must not undo the selection.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("#selection, [data-take], #panel .tools")) event.preventDefault();
});

/** Open the form for a new quote or claim, or for leaving text out, with what is selected. */
function openNew(what) {
  const link = document.querySelector(`#panel [data-new="${what}"]`);
  if (!link) return;
  const address = new URL(link.href);
  place = selectedPlace(text) ?? place; // the browser tells of a selection a moment late
  if (place) {
    address.searchParams.set("start", place.start);
    address.searchParams.set("end", place.end);
  }
  if (toolbar) toolbar.hidden = true;
  window.htmx.ajax("GET", address.pathname + address.search, { target: "#new", swap: "innerHTML show:none" });
}

/** Open what a link leads to in its place on this page: its card, or the place for new things. */
function open(link) {
  const target = link.dataset.open.startsWith("#") ? link.dataset.open : link.closest(link.dataset.open);
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  window.htmx.ajax("GET", link.getAttribute("href"), { target, swap: "innerHTML show:none" });
}

/** Put what is selected into the field that a button belongs to. */
function takeSelection(button) {
  if (!place) return;
  const field = button.closest("[data-place]");
  field.querySelector("textarea").value = place.words;
  const [start, end] = field.querySelectorAll("input[type='hidden']");
  if (start) start.value = place.start;
  if (end) end.value = place.end;
  field.querySelector(".occurrences")?.remove();
  field.querySelector("textarea").focus();
}

// ---- clicking ------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  // The first click of two may have put another card, or another control, under the pointer.
  if (event.detail > 1 && at("#cards :is(button, summary, a)")) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const opener = at("[data-new]");
  if (opener && canAnnotate) {
    event.preventDefault();
    event.stopPropagation();
    openNew(opener.dataset.new);
  } else if (at("[data-take]")) takeSelection(at("[data-take]"));
  else if (at("[data-fill]")) fill(at("[data-fill]"));
  else if (at("[data-keys]")) keys.showModal();
  else if (at("[data-jump]")) jump(event, at("[data-jump]"));
  else if (at(".jump [href='#headline']") && currentCard()) {
    event.preventDefault();
    choose(currentCard(), { to: "text", focus: false });
  }
  else if (at("#counts a[data-show]")) {
    event.preventDefault();
    show(at("#counts a[data-show]").dataset.show);
  } else if (at("a[data-open]")) {
    event.preventDefault();
    open(at("a[data-open]"));
  } else if (at("[data-cancel]") && at("#new")) {
    event.preventDefault();
    closeNew();
  } else if (at(".sign")) {
    event.preventDefault();
    choose(document.getElementById(at(".sign").hash.slice(1)), { to: "card" });
  } else if (at(".thing-name")) {
    event.preventDefault();
    choose(at(".thing"), { to: "text", focus: false });
  } else clickText(event, at);
}, true);

// The reason is typed there: keys that fell on the page instead would accept or edit.
document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.reject[open]")) event.target.querySelector("input[name='reason']").focus();
}, true);

function clickText(event, at) {
  const mark = at("#text mark[data-cards]");
  if (mark && document.getSelection().isCollapsed) choose(cardOfMark(mark), { to: "card", focus: false });
  const card = at("#cards > .thing");
  if (card && card !== currentCard() && !at("[data-form]")) {
    const control = at("a, button, input, summary");
    if (control) holdStill(control, () => choose(card, { to: "nothing", focus: false }));
    else choose(card, { to: "text", focus: false });
  }
}

function fill(button) {
  const field = document.getElementById(button.dataset.fill);
  field.value = button.textContent;
  field.focus();
}

/** Show the card that a link leads to; what is being written beside it stays. */
function jump(event, link) {
  const card = document.getElementById(link.dataset.jump);
  if (!card) return; // hidden as less sure, or in another part: the link leads there
  event.preventDefault();
  if (card.offsetParent === null) show(card.dataset.state === "rejected" ? "rejected" : "all");
  choose(card);
}

function closeNew() {
  document.getElementById("new").replaceChildren();
  (currentCard() ?? document.getElementById("panel")).focus({ preventScroll: true });
}

// ---- keys ----------------------------------------------------------------------------------

try {
  keysOn.checked = window.localStorage.getItem("keys") !== "off";
} catch {
  keysOn.checked = true; // a browser that keeps nothing
}
keysOn.addEventListener("change", () => {
  try {
    window.localStorage.setItem("keys", keysOn.checked ? "on" : "off");
  } catch {
    // The choice holds until the page is left.
  }
});

/** Press what the current card offers for an act: "accept", "reject", "edit". */
function act(name) {
  const card = currentCard();
  const found = card?.querySelector(`[data-act="${name}"]`);
  if (!found) return;
  if (found.matches("form")) {
    const button = found.querySelector("button[formaction$='/accept/']");
    if (!button) return;
    goOn = true;
    button.click();
  } else if (found.matches("details")) {
    found.open = true;
    found.querySelector("input[name='reason']").focus();
  } else found.click();
}

const onKey = {
  j: () => step(1),
  k: () => step(-1),
  a: () => act("accept"),
  r: () => act("reject"),
  e: () => act("edit"),
  n: () => openNew("quote"),
  c: () => openNew("claim"),
  x: () => openNew("furniture"),
  "?": () => keys.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return escape(event);
  if (event.key === "Enter" && event.target.closest?.(".reject")) goOn = true;
  if (event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || keys.open) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const answer = onKey[event.key];
  if (!answer || (event.repeat && answer !== onKey.j && answer !== onKey.k)) return;
  event.preventDefault();
  answer();
});

function escape(event) {
  const reject = event.target.closest?.("details.reject[open]");
  const form = event.target.closest?.("[data-form]");
  if (reject) {
    reject.open = false;
    reject.closest(".thing").focus({ preventScroll: true });
  } else if (form) form.querySelector("[data-cancel]").click();
  else if (toolbar && !toolbar.hidden) {
    toolbar.hidden = true;
    document.getSelection().removeAllRanges();
    place = null;
  }
}

// ---- after the server has answered ---------------------------------------------------------

/** Show what only scripts can offer, and put the caret where the work goes on. */
function openForm(root) {
  for (const button of root.querySelectorAll("[data-take]")) button.hidden = false;
  const form = root.querySelector("[data-form]");
  if (!form) return;
  const wrong = form.querySelector(".field-wrong input:not([type='hidden']), .field-wrong textarea, .field-wrong select");
  const empty = [...form.querySelectorAll("textarea")].find((each) => each.value === "");
  const first = wrong ?? (empty === form.querySelector("textarea") ? empty : form.querySelector("[type='submit']"));
  first?.focus({ preventScroll: true });
  // Beside the text a card is brought into sight within its panel, and the page stays.
  if (beside.matches && root.matches(".thing")) return;
  const box = form.getBoundingClientRect();
  if (wrong) return;
  if (beside.matches) revealInPanel(form);
  else if (box.top < 0 || box.bottom > window.innerHeight) form.scrollIntoView({ block: "start" });
}

// What is being written is not swept away: the filter waits, and what the engine found meanwhile
// is offered by a link.
document.addEventListener("htmx:configRequest", (event) => {
  const open = document.querySelector("#panel [data-form]");
  const asked = event.target;
  if (asked.matches("[data-poll]") && open) event.detail.parameters.set("busy", "1");
  if (!asked.matches("#sure")) return;
  asked.querySelector("[data-open-form]").hidden = !open;
  if (!open) return;
  event.preventDefault();
  asked.querySelector("select").value = new URL(window.location).searchParams.get("sure") ?? "";
  open.scrollIntoView({ block: "nearest" });
});

// What the page tells of the engine keeps its room when the work is done: the text does not jump.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "engine-state") return;
  const room = document.getElementById("engine-room");
  room.style.minHeight = `${room.offsetHeight}px`;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target ?? event.target;
  if (target instanceof Element && target.matches("#new, .thing")) {
    openForm(target);
    // Beside a form its words must be seen: “take the selection” needs them under the mouse.
    const to = target.querySelector("[data-form]:not(:has(.field-wrong))") ? "both" : "card";
    if (target.matches(".thing") && target.isConnected) choose(target, { to, focus: false });
    // Last, and to the middle: what sticks to the edges of the panel would hide it there.
    target.querySelector(".field-wrong")?.scrollIntoView({ block: "center" });
  }
  lightMarks();
  markTabs();
});

document.addEventListener("marked", (event) => {
  const id = event.detail.card;
  const card = id ? document.getElementById(id) : null;
  const refused = card?.querySelector(".notice-bad");
  if (event.detail.made && card?.offsetParent === null) show("all");
  const hidden = card !== null && card.offsetParent === null;
  const next = (goOn || hidden) && !refused ? nextToDo(id) : null;
  goOn = false;
  place = null;
  if (toolbar) toolbar.hidden = true;
  markTabs();
  if (next) choose(next);
  else if (card && !hidden) choose(card, { to: "card" });
  else lightMarks();
});

for (const button of document.querySelectorAll("[data-keys]")) button.hidden = false;
if (window.location.hash) {
  const card = document.getElementById(window.location.hash.slice(1).replace(/^at-/, ""));
  if (card?.matches(".thing")) choose(card, { focus: false });
}
