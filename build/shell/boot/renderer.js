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

