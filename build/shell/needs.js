// The first script of the page, in words that every browser understands: is this one able to run
// the app, and has it done so before? Python starts here, from the first bytes of the page; boot.js
// takes over. Where it cannot, the lessons stay to be read. It is the one script that is asked for
// each time: were it spoilt on its way and kept for ever, nothing would be left to mend that.
(function () {
  var release = document.currentScript.getAttribute("data-release");
  var program = document.currentScript.getAttribute("data-worker");
  var client = document.currentScript.getAttribute("data-client");
  var root = document.documentElement;
  var lacks = "";
  // (func (drop (v128.const 0))): the drawing and Python's runtime are compiled with SIMD.
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11];
  function say(words, again) {
    root.dataset.runs = "no";
    function show() {
      document.getElementById("opening-words").textContent = words;
      document.getElementById("opening-said").textContent = words;
      document.getElementById("opening-progress").hidden = true;
      document.getElementById("opening-again").hidden = !again;
      document.getElementById("opening-again").onclick = again;
    }
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  }
  if (typeof WebAssembly !== "object" || typeof Promise !== "function" || !("at" in Array.prototype) ||
      typeof WebAssembly.compileStreaming !== "function" || !WebAssembly.validate(new Uint8Array(simd))) {
    lacks = "browser";
  }
  root.dataset.lacks = lacks;
  if (lacks) {
    root.className = "lacks";
    say("This browser is too old to run the app, so lessons can only be read here. " +
      "To get the rest, update the browser. What you saved is safe.", null);
    return;
  }
  try {
    // Somebody who comes back wants the app, and it is there in a moment.
    if (localStorage.getItem("leadwell-again") || location.hash.length > 2) root.className = "again";
  } catch (refused) {
    // Storage is refused here: this is a first visit every time.
  }
  var isPlain = true;
  try {
    // A release whose start from a memory snapshot has failed once starts without one.
    isPlain = localStorage.getItem("leadwell-plain") === release;
  } catch (refused) {
    // There can be no snapshot either.
  }
  var isKept = false;
  try {
    isKept = Boolean(navigator.serviceWorker.controller);
  } catch (refused) {
    // Some browsers refuse even to be asked.
  }
  // What a start that failed has read stays in the browser's memory under its name, spoilt as it was
  // (seen with Chromium 156), so a start that is to mend that asks by other names; the service worker
  // knows them.
  try {
    var mends = isKept && Number(sessionStorage.getItem("leadwell-mended"));
    if (mends) {
      client = client.replace("r/", "r/again-" + mends + "/");
      program = program.replace("r/", "r/again-" + mends + "/");
    }
  } catch (refused) {
    // Nothing was kept of it.
  }
  // Flutter allows its faster drawing on Blink only, and has it compiled with a garbage collector; here
  // already are its two largest parts on their way, where that costs nobody's network.
  var collector = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0];
  var isBlink = navigator.vendor === "Google Inc." || navigator.userAgent.indexOf("Edg/") >= 0;
  var mayDrawFast = isBlink && WebAssembly.validate(new Uint8Array(collector));
  var begun = {};
  if (isKept && mayDrawFast) {
    ["canvaskit/skwasm.wasm", "main.dart.wasm"].forEach(function (name) {
      var url = new URL(client + "/" + name, document.baseURI).href;
      begun[url] = fetch(url);
      begun[url].catch(function () {});
    });
  }
  var worker = new Worker(program + (isKept ? "" : "#first"), { type: "module" });
  var heard = [];
  worker.onmessage = worker.onerror = function (event) { heard.push(event); };
  worker.postMessage({ kind: "start", documentUrl: document.URL, plain: isPlain });
  window.leadwell = {
    release: release, worker: worker, heard: heard, isPlain: isPlain, isFirstVisit: !isKept,
    client: client, mayDrawFast: mayDrawFast, begun: begun
  };
  // The script of the page may be cut off, or something else may come in its place. Its name stands
  // for what it says, so a cache would give the same again: it is asked for past every cache.
  addEventListener("error", function (event) {
    var from = (event.target && event.target.src) || event.filename || "";
    if (root.dataset.runs || from.indexOf("/r/boot-") < 0) return;
    function again() {
      fetch(from, { cache: "reload" }).then(function () { location.reload(); }, function () {});
    }
    root.className = "";
    say("A part of Leadwell did not come. What you saved is safe. See whether you have a network, then try again.", again);
    addEventListener("online", again);
  }, true);
})();
