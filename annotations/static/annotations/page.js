// Comfort that every page has: menus close by Escape and by a click elsewhere, and what htmx
// could not do is said aloud instead of being lost.

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

/** Say a sentence to people who listen to the page. */
export function say(sentence) {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}
