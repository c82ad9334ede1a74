// Comfort on the page of a claim: what is ticked, or not, stays so when the list of evidence comes
// anew, what became of an action is said aloud, and the keyboard stays in the part that it worked in.
import { say, showWrong } from "./page.js";

const list = () => document.getElementById("verdict-evidence");
let ticks = new Map();
let worked = "";

document.body.addEventListener("htmx:beforeRequest", (event) => {
  worked = event.detail.elt.matches("form") ? event.detail.target.id : "";
});

document.body.addEventListener("htmx:beforeSwap", () => {
  const boxes = list()?.querySelectorAll("input[type=checkbox]") ?? [];
  ticks = new Map(Array.from(boxes, (box) => [box.value, box.checked]));
});

document.body.addEventListener("htmx:afterSettle", () => {
  for (const box of list()?.querySelectorAll("input[type=checkbox]") ?? []) {
    box.checked = ticks.get(box.value) ?? box.checked;
  }
  const notices = document.querySelectorAll("#notices li");
  if (notices.length) say(Array.from(notices, (notice) => notice.textContent).join(" "));
  const part = document.getElementById(worked);
  worked = "";
  if (!part || document.activeElement !== document.body || showWrong(part)) return;
  const told = part.querySelector(".messages") ?? part.querySelector("h2");
  told.tabIndex = -1;
  told.focus({ preventScroll: true });
  told.scrollIntoView({ block: "nearest" });
});
