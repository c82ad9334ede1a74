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

/** Say a sentence to people who listen to the page. */
export function say(sentence) {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}
