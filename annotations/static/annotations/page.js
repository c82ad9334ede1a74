// Comfort that every page has: menus close by Escape and by a click elsewhere, a form that came
// back is shown where it is wrong, and what htmx could not do is said aloud instead of being lost.

const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Who has been signed out meanwhile is led to the door, not shown it in the middle of the page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr?.responseURL;
  if (!address || new URL(address).pathname !== document.body.dataset.signIn) return;
  event.preventDefault();
  window.location.reload();
});

/** Show that the server refused or could not be reached, until something works again. */
function showTrouble(refused) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = refused ? trouble.dataset.refused : trouble.dataset.failed;
  trouble.hidden = false;
}

document.addEventListener("htmx:responseError", (event) => showTrouble(event.detail.xhr.status === 403));
document.addEventListener("htmx:sendError", () => showTrouble(false));
document.addEventListener("htmx:timeout", () => showTrouble(false));
document.addEventListener("htmx:beforeRequest", () => {
  document.getElementById("trouble").hidden = true;
});

/** Bring the first thing that is wrong within a part of the page before eyes and keyboard. */
export function showWrong(part) {
  const wrong = part.querySelector(".errorlist");
  if (!wrong) return false;
  const field = wrong.closest(".field, fieldset")?.querySelector("input, select, textarea") ?? wrong;
  if (field === wrong) wrong.tabIndex = -1;
  wrong.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  return true;
}

// After the browser has gone to the place that the address names, which takes the focus away.
window.addEventListener("load", () => requestAnimationFrame(() => showWrong(document.getElementById("main"))));

/** Say a sentence to people who listen to the page. */
export function say(sentence) {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}
