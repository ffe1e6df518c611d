// The service worker: it is asked for the whole release once the app runs, or when a start has
// failed, since a whole release, every file checked, is what mends a cut, a proxy's damage and an
// evicted cache alike.
const LOOK_AGAIN = 60 * 60 * 1000;
const TRY_AGAIN = 30 * 1000;
const MENDS = 3;
let lastLook = 0;
let isAnswered = true;
let isMending = false;
let hasFailed = false;

async function lookForRelease() {
  if (!serviceWorker) return isMending && lookWithoutWorker();
  lastLook = Date.now();
  isAnswered = false;
  const script = new URL(`sw.js?renderer=${renderer}`, document.baseURI).href;
  // Chromium was seen never to answer `register` when pages came and went quickly; whoever is served
  // by the right one need not ask. The browser itself looks for a newer one at every navigation.
  if (serviceWorker.controller?.scriptURL === script) {
    return serviceWorker.controller.postMessage({ kind: "look" });
  }
  try {
    const registration = await serviceWorker.register(script);
    // The newest one: the one before may keep the files of another renderer.
    const it = registration.installing || registration.waiting || registration.active;
    it.postMessage({ kind: "look" });
  } catch {
    // Refused (a private window) or cut off: the app works, and it is tried again.
    if (isMending) await lookWithoutWorker();
  }
}

// What is in the way, and is it over? Nothing can be kept here, so all that can be done is to wait.
async function lookWithoutWorker() {
  const why = await whatIsInTheWay();
  if (why) showTrouble(why);
  else if (trouble !== "failed" && mayStartAgain()) reload();
}

async function whatIsInTheWay() {
  try {
    const response = await fetch("release.json", { cache: "no-store" });
    if (response.status >= 400) return response.status === 511 ? "portal" : "server";
    return (await response.json()).release ? "" : "portal";
  } catch (error) {
    return error instanceof SyntaxError ? "portal" : "network";
  }
}

function tellServiceWorker(message) {
  serviceWorker?.controller?.postMessage(message);
}

const FORGOTTEN = ["leadwell-mended", "leadwell-plain"];
const forget = (names) => {
  try { names.forEach((name) => sessionStorage.removeItem(name)); } catch { /* Nothing is kept. */ }
};

// The first screen is there: the rest of the release, what is imported later, the next start.
function settle() {
  forget(FORGOTTEN);
  tellServiceWorker({ kind: "booted", release });
  lookForRelease();
  makeSnapshotWhenIdle();
}

// A start failed. Bring the release here whole; the page starts itself again when it is.
async function fail(why) {
  if (!hasFailed) tellServiceWorker({ kind: "failed", release });
  hasFailed = true;
  // The app itself saying that it cannot is nothing that files could mend.
  isMending = why !== "browser" && why !== "app";
  if (!isMending) return showTrouble(why === "app" ? "failed" : why);
  showTrouble(navigator.onLine === false ? "network" : why);
  await lookForRelease();
}

// Not for ever: what keeps going missing is not mended by fetching it.
function mayStartAgain() {
  try {
    const times = Number(sessionStorage.getItem("leadwell-mended"));
    sessionStorage.setItem("leadwell-mended", times + 1);
    return times < MENDS;
  } catch {
    return false;
  }
}

function startAgain({ kind, brought }) {
  // A release that was whole and failed all the same would only fail again.
  if (kind === "kept" && !brought && !isFirstVisit) return showTrouble("failed");
  if (!mayStartAgain()) return;
  // Not a mere reload, which no release takes for the moment to switch.
  if (kind === "update" && serviceWorker.controller) tellServiceWorker({ kind: "apply-update" });
  else reload();
}

function reload() {
  keepPlace();
  location.reload();
}

// What is tapped by hand. Where nothing is kept yet, the lesson must not be lost to an error page.
async function tryAgain() {
  const why = serviceWorker?.controller ? "" : await whatIsInTheWay();
  if (!why || why === "portal") return reload();
  say("");
  showTrouble(why);
  say(words[why]);
}

serviceWorker?.addEventListener("message", ({ data }) => {
  const { kind } = data;
  if (kind === "progress") {
    advance(data.done / data.all);
  } else if (kind === "kept" || kind === "update") {
    isAnswered = true;
    if (isMending) {
      startAgain(data);
    } else if (kind === "update" && data.release !== release) {
      tell(data);
    } else if (booted && kind === "kept") {
      if (!isOver) say(words.kept);
      tellServiceWorker({ kind: "booted", release });
    }
  } else if (kind === "trouble" && isMending) {
    // Where a release is here whole, no network is not what is in the way.
    showTrouble(data.isWhole ? "failed" : data.why);
  } else if (kind === "reload") {
    reload();
  }
});

addEventListener("online", () => {
  if (isMending) endTrouble();
  lookForRelease();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && booted && Date.now() - lastLook > LOOK_AGAIN) lookForRelease();
});
setInterval(() => {
  if ((isMending || !isAnswered) && !document.hidden && navigator.onLine !== false) lookForRelease();
}, TRY_AGAIN);
root.dataset.runs = "yes";
