// A shared device. Python locks the journal when the app leaves the screen, and after two minutes in
// which nobody is there; so it hears of taps and keys, though not of each. While there is a lock, the
// page is covered as it leaves the screen: what the browser shows first when it comes back is the last
// picture, and Python may have been asleep before it could draw another.
const NOTICE = 10000;
let lastTouch = performance.now();
let toldAt = -NOTICE;
for (const kind of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
  addEventListener(kind, () => {
    lastTouch = performance.now();
    if (lastTouch - toldAt < NOTICE) return;
    toldAt = lastTouch;
    tell({ kind: "active" });
  }, { passive: true, capture: true });
}
addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.key !== ".") return;
  event.preventDefault();
  tell({ kind: "hide" });
}, { capture: true });

const curtain = document.createElement("div");
curtain.style.cssText = "position:fixed;inset:0;z-index:20;background:var(--paper)";
let isGuarded = false;
// While all is hidden, the address does not tell what was open, whoever writes it.
let address = "";
for (const name of ["pushState", "replaceState"]) {
  const write = history[name].bind(history);
  history[name] = (state, title, url) => {
    if (address && url) address = new URL(url, location.href).hash || "#/";
    write(state, title, address ? "#/" : url);
  };
}
const mask = () => history.replaceState(history.state, "", address);
const guard = {
  guard: () => { isGuarded = true; },
  unguard: () => { isGuarded = false; },
  // Two frames on, what Python has sent is drawn.
  shown: () => requestAnimationFrame(() => requestAnimationFrame(() => curtain.remove())),
  cover: () => {
    if (address) return;
    address = location.hash || "#/";
    mask();
  },
  uncover: () => {
    const kept = address;
    address = "";
    if (kept) history.replaceState(history.state, "", kept);
  },
};
// Where one went back to is read before Flutter hears of it, which may write the address anew.
addEventListener("popstate", () => {
  if (!address) return;
  address = location.hash || "#/";
  setTimeout(() => { if (address) mask(); });
}, { capture: true });
document.addEventListener("visibilitychange", () => {
  if (document.hidden && isGuarded) document.body.append(curtain);
});
