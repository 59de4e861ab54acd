// Keys for the work list: j and k go down and up, Enter opens (the link has the focus), / searches.
const links = () => [...document.querySelectorAll(".st-list__open")];

function step(by) {
  const all = links();
  if (!all.length) return;
  const now = all.indexOf(document.activeElement?.closest("tr")?.querySelector(".st-list__open"));
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const types = event.target.closest("input, textarea, select, [contenteditable]");
  if (types || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") document.getElementById("number")?.focus();
  else return;
  event.preventDefault();
});
