// The service worker: it is asked for the whole release once the app runs, or when a start has
// failed, since a whole release, every file checked, is what mends a cut, a proxy's damage and an
// evicted cache alike.
const LOOK_AGAIN = 60 * 60 * 1000;
let lastLook = 0;
let isMending = false;

async function lookForRelease() {
  if (!("serviceWorker" in navigator)) return;
  lastLook = Date.now();
  try {
    const registration = await navigator.serviceWorker.register(`sw.js?renderer=${renderer}`);
    const it = registration.active || registration.waiting || registration.installing;
    it.postMessage({ kind: "look" });
  } catch {
    // Refused (a private window) or cut off: the app works, and it is tried again.
    lastLook = 0;
    if (isMending) showTrouble("network");
  }
}

function tellWorker(message) {
  navigator.serviceWorker?.controller?.postMessage(message);
}

// The first screen is there: the rest of the release, what is imported later, the next start.
function settle() {
  tellWorker({ kind: "booted", release });
  lookForRelease();
  makeSnapshotWhenIdle();
}

// A start failed. Bring the release here whole; the page starts itself again when it is.
async function bringWhole(why) {
  isMending = !hasMended();
  showTrouble(navigator.onLine === false && why !== "browser" ? "network" : why);
  if (why !== "browser") await lookForRelease();
}

function hasMended() {
  try { return sessionStorage.getItem("leadwell-mended") === release; } catch { return true; }
}

navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  const { kind } = data;
  if (kind === "progress") {
    advance(data.done / data.all);
  } else if (kind === "kept" || kind === "update") {
    if (isMending) {
      sessionStorage.setItem("leadwell-mended", release);
      location.reload();
    } else if (kind === "update" && data.release !== release) {
      tell(data);
    } else if (booted && !isOver) {
      say(words.kept);
    }
    if (booted && kind === "kept") tellWorker({ kind: "booted", release });
  } else if (kind === "trouble" && isMending) {
    // Where a release is kept already, no network is not what is in the way.
    if (data.why === "portal" || !navigator.serviceWorker.controller) showTrouble(data.why);
  } else if (kind === "reload") {
    location.reload();
  }
});

addEventListener("online", () => {
  if (isMending) endTrouble();
  lookForRelease();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && booted && Date.now() - lastLook > LOOK_AGAIN) lookForRelease();
});
setInterval(() => { if (isMending && !document.hidden) lookForRelease(); }, 30000);
