// Comfort on the page of a claim: what is ticked, or not, stays so when the list of evidence comes
// anew, and what became of an action is said aloud.
import { say } from "./page.js";

const list = () => document.getElementById("verdict-evidence");
let ticks = new Map();

document.body.addEventListener("htmx:beforeSwap", () => {
  const boxes = list()?.querySelectorAll("input[type=checkbox]") ?? [];
  ticks = new Map(Array.from(boxes, (box) => [box.value, box.checked]));
});

document.body.addEventListener("htmx:afterSettle", () => {
  for (const box of list()?.querySelectorAll("input[type=checkbox]") ?? []) {
    box.checked = ticks.get(box.value) ?? box.checked;
  }
  document.querySelector("#evidence .field-wrong")?.scrollIntoView({ block: "nearest" });
  const notices = document.querySelectorAll("#notices li");
  if (notices.length) say(Array.from(notices, (notice) => notice.textContent).join(" "));
});
