// Comfort on the page of a claim: what is ticked stays ticked when the list of evidence comes anew,
// and what became of an action is said aloud.
import { say } from "./page.js";

const list = () => document.getElementById("verdict-evidence");
let ticked = new Set();

document.body.addEventListener("htmx:beforeSwap", () => {
  const boxes = list()?.querySelectorAll("input:checked") ?? [];
  ticked = new Set(Array.from(boxes, (box) => box.value));
});

document.body.addEventListener("htmx:afterSettle", () => {
  for (const box of list()?.querySelectorAll("input[type=checkbox]") ?? []) {
    if (ticked.has(box.value)) box.checked = true;
  }
  document.querySelector("#evidence .field-wrong")?.scrollIntoView({ block: "nearest" });
  const notices = document.querySelectorAll("#notices li");
  if (notices.length) say(Array.from(notices, (notice) => notice.textContent).join(" "));
});
