// Comfort in a comment: after an @ the members whose name begins so are offered. Up, Down, Enter or
// Tab, and Escape work the list; without it a user name is simply typed.
const TYPED = /(?:^|[^\w@./+-])@([\w.+-]*)$/;
const PAUSE = 150;

let list = null;
let area = null;
let timer = 0;

const chosen = () => list?.querySelector("[aria-selected=true]");

/** What was typed after the last @ before the cursor; null where it stands behind none. */
function typed() {
  const match = TYPED.exec(area.value.slice(0, area.selectionStart));
  return match && match[1];
}

function close() {
  list?.remove();
  list = null;
  area?.removeAttribute("aria-activedescendant");
}

function select(item) {
  chosen()?.setAttribute("aria-selected", "false");
  item.setAttribute("aria-selected", "true");
  area.setAttribute("aria-activedescendant", item.id);
}

function take(item) {
  const begun = typed();
  if (begun !== null) {
    const end = area.selectionStart;
    area.setRangeText(`${item.dataset.name} `, end - begun.length, end, "end");
  }
  close();
  area.focus();
}

async function offer(asker) {
  const begun = typed();
  if (begun === null || begun === "") return close();
  const answer = await fetch(`${asker.dataset.mentions}?q=${encodeURIComponent(begun)}`);
  if (!answer.ok || asker !== area || typed() !== begun) return;
  const found = document.createElement("ul");
  found.className = "mention-list";
  found.setAttribute("role", "listbox");
  found.innerHTML = await answer.text();
  close();
  if (!found.children.length) return;
  list = found;
  area.parentElement.classList.add("with-mentions");
  area.after(list);
  list.id = "mention-list";
  area.setAttribute("aria-controls", list.id);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the cursor stays in the text
    const item = event.target.closest("[role=option]");
    if (item) take(item);
  });
  select(list.firstElementChild);
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea[data-mentions]")) return;
  area = event.target;
  clearTimeout(timer);
  timer = setTimeout(() => offer(area), PAUSE);
});

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== area) return;
  const now = chosen();
  if (event.key === "Escape") close();
  else if (event.key === "Enter" || event.key === "Tab") take(now);
  else if (event.key === "ArrowDown") select(now.nextElementSibling ?? list.firstElementChild);
  else if (event.key === "ArrowUp") select(now.previousElementSibling ?? list.lastElementChild);
  else return;
  event.preventDefault();
});

document.addEventListener("focusout", (event) => {
  if (event.target === area) close();
});
