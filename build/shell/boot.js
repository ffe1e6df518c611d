// Starts Python and Flutter side by side and stands between them and the browser.
//
// The page and Python talk in small JSON objects, beside Flet's own binary frames:
//   page to Python: {kind: "visible" | "hidden" | "online" | "offline"}
//                   {kind: "storage", persisted, usage, quota}   answer to "persist" and "storage"
//                   {kind: "update", release}                    a new release is ready
//   Python to page: {kind: "booted"}        the first screen is drawn
//                   {kind: "persist"}       ask the browser to keep our storage
//                   {kind: "storage"}       how much is kept
//                   {kind: "apply-update"}  start the new release
//                   {kind: "reload"}
//                   {kind: "failed"}        the app did not start
"use strict";
(() => {
  const release = document.currentScript.dataset.release;
  const base = `r/${release}/`;
  const find = (id) => document.getElementById(id);

  // WebKit restores a page from its back/forward cache with frames that never draw again.
  addEventListener("pageshow", (event) => {
    if (event.persisted && navigator.vendor.startsWith("Apple")) location.reload();
  });

  // Flutter allows skwasm on Blink only; elsewhere it would stay on the splash for ever.
  const hasWasmGC = WebAssembly.validate(
    new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0]));
  const isBlink = navigator.vendor === "Google Inc." || navigator.userAgent.includes("Edg/");
  const canvas = document.createElement("canvas");
  const hasWebGL = Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
  const renderer = isBlink && hasWasmGC && hasWebGL ? "skwasm" : "canvaskit";

  function fail(words) {
    waits.forEach(clearTimeout);
    const show = () => {
      find("splash").hidden = false;
      find("splash-words").textContent = words;
      find("splash-progress").hidden = true;
      const again = find("splash-again");
      again.hidden = false;
      again.onclick = () => location.reload();
    };
    document.body ? show() : addEventListener("DOMContentLoaded", show);
  }
  const notStarted = "Leadwell could not start. What you saved is safe. " +
    "Close other tabs with Leadwell, then try again.";

  // The splash never stays without a word.
  let booted = false;
  const waits = [
    setTimeout(() => { find("splash-words").textContent = "Still opening. A slow phone needs a minute."; }, 20000),
    setTimeout(() => fail(notStarted), 180000),
  ];

  // Python.
  const worker = new Worker(`${base}worker.js`, { type: "module" });
  let toDart = null;
  let connected = null;
  const tell = (message) => worker.postMessage(message);
  worker.onerror = () => { if (!booted) fail(notStarted); };
  worker.onmessage = ({ data }) => {
    if (data instanceof Uint8Array) toDart(data);
    else if (data.kind === "connected") {
      drawFreely();
      connected();
    }
    else answer(data);
  };
  tell({ kind: "start", documentUrl: document.URL });

  async function storage() {
    const manager = navigator.storage;
    const { usage = 0, quota = 0 } = manager?.estimate ? await manager.estimate() : {};
    const persisted = manager?.persisted ? await manager.persisted() : false;
    tell({ kind: "storage", persisted, usage, quota });
  }

  async function answer({ kind }) {
    if (kind === "booted") {
      booted = true;
      waits.forEach(clearTimeout);
      find("splash").hidden = true;
      navigator.serviceWorker?.controller?.postMessage({ kind: "booted", release });
    } else if (kind === "failed") {
      fail(notStarted);
    } else if (kind === "persist") {
      await navigator.storage?.persist?.();
      await storage();
    } else if (kind === "storage") {
      await storage();
    } else if (kind === "apply-update") {
      navigator.serviceWorker?.controller?.postMessage({ kind: "apply-update" });
    } else if (kind === "reload") {
      location.reload();
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

  // Until Python answers, Flutter turns a spinner under our splash sixty times a second, and without
  // a graphics processor that takes what Python needs to start. Four times a second will do.
  const nextFrame = requestAnimationFrame.bind(globalThis);
  let drawFreely;
  const answered = new Promise((resolve) => { drawFreely = resolve; });
  let frames = 0;
  let free = false;
  answered.then(() => { free = true; });
  globalThis.requestAnimationFrame = (draw) => {
    frames += 1;
    if (free || frames < 5) return nextFrame(draw);
    let drawn = false;
    const once = () => {
      if (!drawn) nextFrame(draw);
      drawn = true;
    };
    answered.then(once);
    return setTimeout(once, 250);
  };

  // Flutter.
  globalThis.flet = {
    pyodide: true, multiView: false, noCdn: true, webSocketEndpoint: "",
    entrypointBaseUrl: base, assetBase: base, routeUrlStrategy: "hash",
    canvasKitBaseUrl: `${base}canvaskit/`, fontFallbackBaseUrl: `${base}assets/fonts/`,
    webRenderer: renderer, pythonModuleName: "app.main",
  };
  const config = {
    // One CanvasKit for every engine: the slimmer one that Chromium could use is a second download.
    canvasKitVariant: "full",
    renderer, entrypointBaseUrl: base, assetBase: base,
    canvasKitBaseUrl: `${base}canvaskit/`, fontFallbackBaseUrl: `${base}assets/fonts/`,
  };
  const loader = document.createElement("script");
  loader.src = `${base}flutter.js`;
  loader.onerror = () => fail(notStarted);
  loader.onload = () => _flutter.loader.load({
    config,
    onEntrypointLoaded: async (initializer) => {
      const engine = await initializer.initializeEngine(config);
      flet.flutterApp = await engine.runApp();
      turnSemanticsOn();
    },
  }).catch(() => fail(notStarted));
  document.head.append(loader);

  // Screen readers and keyboards get a tree of real elements from the first frame on. The desktop
  // handler takes a click; the one for phones wants a pointer at the very centre.
  function turnSemanticsOn(tries = 0) {
    const button = document.querySelector("flt-semantics-placeholder");
    if (!button) {
      if (tries < 200) setTimeout(turnSemanticsOn, 50, tries + 1);
      return;
    }
    const box = button.getBoundingClientRect();
    const at = { bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    for (const type of ["pointerdown", "pointerup"]) {
      button.dispatchEvent(new PointerEvent(type, { ...at, pointerId: 1, pointerType: "touch" }));
    }
    button.click();
    if (tries < 200) setTimeout(turnSemanticsOn, 250, tries + 1);
  }

  // Offline.
  if ("serviceWorker" in navigator) {
    addEventListener("load", () =>
      navigator.serviceWorker.register(`sw.js?renderer=${renderer}`).catch(() => {}));
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data.kind === "update" && data.release !== release) tell(data);
      if (data.kind === "reload") location.reload();
    });
  }
})();
