"use strict";
// A screen reader tells what changes once the page is there, not what the page came with.
const said = document.querySelector("[role=status]");
setTimeout(() => said?.replaceChildren(...said.childNodes), 200);
// A key presses the button that shows it: in the edit that is marked, or else in the bar.
document.addEventListener("keydown", (event) => {
  const { target, key, code, ctrlKey, altKey, metaKey, shiftKey } = event;
  const open = target.closest("details[open]");
  if (key === "Escape" && open) return (open.open = false, open.closest("[tabindex]").focus());
  if (ctrlKey || altKey || metaKey || event.repeat || target.closest("input, textarea, select")) return;
  // On a Ukrainian or Russian layout the key has no Latin letter, but it is in the same place.
  const letter = /^[a-z?]$/i.test(key) ? key : code === "Slash" && shiftKey ? "?" : code.replace(/^Key/, "");
  const name = shiftKey ? letter.toUpperCase() : letter.toLowerCase();
  if (!/^[jkaxsueAX?]$/.test(name)) return;
  const stop = document.activeElement.closest(".stop") ?? document.querySelector(".stop:target");
  const button = [stop, document.querySelector(".bar")].map((at) => at?.querySelector(`[data-key="${name}"]`)).find(Boolean);
  if (!button) return;
  event.preventDefault();
  if (name !== "e" || !button.parentElement.open) button.click();
  if (name === "e") button.parentElement.querySelector("textarea").focus();
});
