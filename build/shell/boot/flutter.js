// Until the first screen is there, Flutter has only a spinner to draw, under our page: sixty times a
// second, and its first frame takes it longest. Without a graphics processor that takes what Python
// needs to start, and a frame begun just before the screen comes is in its way. Four times a second
// will do; the screen itself is drawn at once.
const nextFrame = requestAnimationFrame.bind(globalThis);
let drawFreely;
const isThere = new Promise((resolve) => { drawFreely = resolve; });
let free = false;
isThere.then(() => { free = true; });
globalThis.requestAnimationFrame = (draw) => {
  if (free) return nextFrame(draw);
  let asked = false;
  const once = () => {
    if (!asked) nextFrame(draw);
    asked = true;
  };
  isThere.then(once);
  return setTimeout(once, 250);
};

// Flutter.
globalThis.flet = {
  pyodide: true, multiView: false, noCdn: true, webSocketEndpoint: "",
  entrypointBaseUrl: `${client}/`, assetBase: `${client}/`, routeUrlStrategy: "hash",
  canvasKitBaseUrl: `${client}/canvaskit/`, fontFallbackBaseUrl: `${client}/assets/fonts/`,
  webRenderer: renderer, pythonModuleName: "app.main",
};
const config = {
  // One CanvasKit for every engine: the slimmer one that Chromium could use is a second download.
  canvasKitVariant: "full",
  renderer, entrypointBaseUrl: `${client}/`, assetBase: `${client}/`,
  canvasKitBaseUrl: `${client}/canvaskit/`, fontFallbackBaseUrl: `${client}/assets/fonts/`,
};
// Flutter asks for its parts one after the other; here they are all on their way at once.
if (renderer === "skwasm") {
  for (const name of ["canvaskit/skwasm.js", "main.dart.mjs"]) {
    import(new URL(`${client}/${name}`, document.baseURI)).catch(() => {});
  }
  for (const name of ["canvaskit/skwasm.wasm", "main.dart.wasm"]) {
    const { href } = new URL(`${client}/${name}`, document.baseURI);
    begun[href] ??= fetch(href);
    begun[href].catch(() => {});
  }
}
const ask = globalThis.fetch.bind(globalThis);
globalThis.fetch = (what, ...how) => {
  const { href } = new URL(what.url ?? what, document.baseURI);
  const answer = begun[href];
  delete begun[href];
  return answer ?? ask(what, ...how);
};

const loader = document.createElement("script");
loader.src = `${client}/flutter.js`;
loader.onerror = () => stumble();
loader.onload = () => globalThis._flutter?.loader ? startFlutter() : stumble();
const startFlutter = () => _flutter.loader.load({
  config,
  onEntrypointLoaded: async (initializer) => {
    const engine = await initializer.initializeEngine(config);
    flet.flutterApp = await engine.runApp();
    turnSemanticsOn();
  },
}).catch(() => stumble());
document.head.append(loader);

// Flutter forbids zooming in; people may (WCAG 1.4.4).
new MutationObserver(() => {
  for (const meta of document.querySelectorAll("meta[name=viewport]")) {
    if (meta.content.includes("user-scalable")) {
      meta.content = "width=device-width, initial-scale=1, viewport-fit=cover";
    }
  }
}).observe(document.head, { childList: true, subtree: true, attributes: true });

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

