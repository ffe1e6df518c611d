// Python, in a worker of its own, from the first bytes of the page on.
//
// The page and Python talk in small JSON objects, beside Flet's own binary frames:
//   page to Python: {kind: "visible" | "hidden" | "online" | "offline"}
//                   {kind: "storage", persisted, usage, quota}   answer to "persist" and "storage"
//                   {kind: "update", release}                    a new release is ready
//                   {kind: "shared", how: "shared" | "left" | "none"}   answer to "share"
//                   {kind: "active"}        somebody taps, types or scrolls; at most every ten seconds
//                   {kind: "hide"}          the shortcut that hides the app
//                   {kind: "later"}         what is not needed for the first screen can be imported
//   Python to page: {kind: "booted"}        the first screen is drawn
//                   {kind: "persist"}       ask the browser to keep our storage
//                   {kind: "storage"}       how much is kept
//                   {kind: "apply-update"}  start the new release
//                   {kind: "share", title, text, name, type, data}   data in base64, of a file
//                   {kind: "reload"}
//                   {kind: "guard" | "unguard"}     whether the journal has a lock
//                   {kind: "shown"}         what may be seen is on its way to the screen
//                   {kind: "cover" | "uncover"}     all is hidden, or not any more
//                   {kind: "failed"}        the app did not start
// and the worker itself says {kind: "started", from}, {kind: "connected"}, {kind: "came", url, bytes},
// {kind: "trouble", why}.
let toDart = null;
let connected = null;
let startedFrom = "";
let booted = false;
const tell = (message) => worker.postMessage(message);

function stumble(why = "") {
  if (booted) return;
  waits.forEach(clearTimeout);
  if (startedFrom === "snapshot" && !isPlain) {
    try {
      localStorage.setItem("leadwell-plain", release);
      location.reload();
      return;
    } catch { /* Storage is refused: there was no snapshot either. */ }
  }
  fail(why || "failed");
}

async function storage() {
  const manager = navigator.storage;
  const { usage = 0, quota = 0 } = manager?.estimate ? await manager.estimate() : {};
  const persisted = manager?.persisted ? await manager.persisted() : false;
  tell({ kind: "storage", persisted, usage, quota });
}

async function hear(message) {
  const { kind } = message;
  if (kind === "started") {
    startedFrom = message.from;
  } else if (kind === "connected") {
    connected();
  } else if (kind === "came") {
    came(message.url, message.bytes);
  } else if (kind === "booted") {
    booted = true;
    drawFreely();
    waits.forEach(clearTimeout);
    appIsReady();
    settle();
  } else if (kind === "trouble") {
    stumble(message.why);
  } else if (kind === "failed") {
    stumble("app");
  } else if (kind === "persist") {
    await navigator.storage?.persist?.();
    await storage();
  } else if (kind === "storage") {
    await storage();
  } else if (kind === "apply-update") {
    tellServiceWorker({ kind: "apply-update" });
  } else if (kind === "share") {
    await share(message);
  } else if (kind === "reload") {
    location.reload();
  } else {
    guard[kind]?.();
  }
}

document.addEventListener("visibilitychange", () =>
  tell({ kind: document.hidden ? "hidden" : "visible" }));
addEventListener("online", () => tell({ kind: "online" }));
addEventListener("offline", () => tell({ kind: "offline" }));

// What Flet's Dart side calls.
globalThis.jsConnect = (appId, args, onMessage) => new Promise((resolve) => {
  toDart = onMessage;
  connected = resolve;
  tell({ kind: "connect" });
});
globalThis.jsSend = (appId, data) => worker.postMessage(data, [data.buffer]);
globalThis.jsDisconnect = () => worker.terminate();

// The page never waits without a word.
const waits = [
  setTimeout(() => { if (!trouble) say(words.slow); }, 20000),
  setTimeout(() => stumble(), 180000),
];
