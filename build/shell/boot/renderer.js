// WebKit restores a page from its back/forward cache with frames that never draw again.
addEventListener("pageshow", (event) => {
  if (event.persisted && navigator.vendor.startsWith("Apple")) location.reload();
});

// Where nothing draws fast, Flutter would stay on the splash for ever with its faster drawing.
const canvas = document.createElement("canvas");
const hasWebGL = Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
const renderer = mayDrawFast && hasWebGL ? "skwasm" : "canvaskit";
