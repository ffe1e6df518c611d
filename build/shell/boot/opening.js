// What is there before the app: a lesson to read, a line that says how far things are, and the
// hand-over, which keeps the reader's place.
const root = document.documentElement;
const find = (id) => document.getElementById(id);
const drawn = new Promise((resolve) =>
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", resolve) : resolve());

const words = {
  getting: (percent) => `Ready to work offline in a moment · ${percent} %`,
  slow: "Still opening. A slow phone needs a minute.",
  ready: "Leadwell is ready. Carry on there whenever you like.",
  kept: "Leadwell is ready, and works without a network.",
  network: "There is no network just now. What you saved is safe. It goes on by itself when the network is back.",
  portal: "This network sends something else in place of Leadwell. It may want you to sign in first. " +
    "What you saved is safe. Sign in, then try again.",
  server: "Leadwell cannot be fetched just now, though there is a network. What you saved is safe. " +
    "It goes on by itself when it can.",
  full: "This device has no room left for Leadwell. What you saved is safe. Make some room, then try again.",
  failed: "Leadwell could not start. What you saved is safe. Close other tabs with Leadwell, then try again.",
  browser: "This browser cannot run the app, so lessons can only be read here. " +
    "To get the rest, update the browser. What you saved is safe.",
};

// Whoever has begun to read, or has had the time to, is asked before the page changes.
const READING_AFTER = 5000;
let hasTouched = false;
const isReading = () =>
  root.className !== "again" && (hasTouched || performance.now() - shownAt > READING_AFTER);
let shownAt = performance.now();
let percent = 0;
let trouble = "";
let isOver = false;

// Flutter takes the focus when it starts, and keeps keys from what lies above it.
const keepKey = (event) => {
  if (isOver) return;
  hasTouched = true;
  event.stopImmediatePropagation();
};
for (const kind of ["keydown", "keyup"]) addEventListener(kind, keepKey, { capture: true });
let focused = null;
addEventListener("focusin", ({ target }) => {
  const opening = find("opening");
  if (isOver || !opening) return;
  if (opening.contains(target)) focused = target;
  else (focused || opening).focus({ preventScroll: true });
}, { capture: true });

drawn.then(() => {
  shownAt = performance.now();
  const opening = find("opening");
  opening.scrollTop = placeKept();
  const touch = () => { hasTouched = true; };
  opening.addEventListener("scroll", () => {
    // A button at the foot that gets the focus scrolls the page too: that is not reading on.
    if (!find("opening-foot").contains(document.activeElement)) place = placeRead();
  }, { passive: true });
  for (const kind of ["scroll", "pointerdown", "wheel"]) {
    opening.addEventListener(kind, touch, { passive: true, once: true });
  }
});

function say(text, { aloud = true } = {}) {
  drawn.then(() => {
    find("opening-words").textContent = text;
    if (aloud) find("opening-said").textContent = text;
  });
}

// `share` is how much has come, 0 to 1; the line never goes back.
function advance(share) {
  const now = Math.min(99, Math.round(share * 100));
  if (now <= percent || isOver) return;
  percent = now;
  drawn.then(() => { find("opening-progress").value = percent; });
  if (!trouble && find("opening-go")?.hidden !== false) say(words.getting(percent), { aloud: false });
}

// One line that says what is missing and what to do; the lesson stays.
function showTrouble(why) {
  if (isOver || trouble === why) return;
  trouble = why;
  root.className = "";
  say(words[why]);
  drawn.then(() => {
    find("opening-progress").hidden = true;
    find("opening-again").hidden = why === "browser";
    find("opening-again").onclick = tryAgain;
  });
}

// A page that starts itself again does not turn the leaf.
function keepPlace() {
  try { sessionStorage.setItem("leadwell-place", find("opening").scrollTop); } catch { /* Then not. */ }
}

function placeKept() {
  try {
    const kept = Number(sessionStorage.getItem("leadwell-place"));
    sessionStorage.removeItem("leadwell-place");
    return kept;
  } catch {
    return 0;
  }
}

function endTrouble() {
  if (!trouble || trouble === "browser") return;
  trouble = "";
  drawn.then(() => {
    find("opening-progress").hidden = false;
    find("opening-again").hidden = true;
  });
  say(words.getting(percent), { aloud: false });
}

// The card at the top of what is being read, as an address of the app; none at the very start.
let place = "";
function placeRead() {
  const opening = find("opening");
  if (opening.scrollTop < 40) return "";
  const cards = [...opening.querySelectorAll("section[id^='card-']")];
  const read = cards.filter((card) => card.getBoundingClientRect().top < innerHeight / 4).pop();
  const lesson = opening.querySelector("[data-module]");
  return read && lesson ? `#/learn/module/${lesson.dataset.module}/at/${read.id.slice(5)}` : "";
}

// While somebody reads, a screen reader meets the page alone. (`inert` would break the Tab key in the
// app for good; seen with Flutter of flet-web 1.0.5.)
function setHidden(isHidden) {
  for (const view of document.querySelectorAll("flutter-view")) {
    if (isHidden) view.setAttribute("aria-hidden", "true");
    else view.removeAttribute("aria-hidden");
  }
}

function handOver() {
  if (isOver) return;
  isOver = true;
  find("opening").hidden = true;
  setHidden(false);
  document.querySelector("flutter-view")?.focus();
  try { localStorage.setItem("leadwell-again", "yes"); } catch { /* a first visit every time */ }
  if (place) location.hash = place;
}

// The app answers taps from here on.
function appIsReady() {
  endTrouble();
  drawn.then(() => {
    if (!isReading()) return handOver();
    setHidden(true);
    find("opening-progress").hidden = true;
    say(words.ready);
    find("opening-go").hidden = false;
    find("opening-go").onclick = handOver;
  });
}
