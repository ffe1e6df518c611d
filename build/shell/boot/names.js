// What needs.js found and began. Where the browser lacks something, the lessons stay to be read.
if (document.documentElement.dataset.lacks) return;
// Without needs.js, which may be cut off too, all that can be done is to ask for it again.
if (!globalThis.leadwell) {
  const again = () => location.reload();
  const show = () => {
    document.documentElement.dataset.runs = "no";
    document.documentElement.className = "";
    for (const id of ["opening-words", "opening-said"]) {
      document.getElementById(id).textContent = "A part of Leadwell did not come. " +
        "What you saved is safe. See whether you have a network, then try again.";
    }
    document.getElementById("opening-progress").hidden = true;
    document.getElementById("opening-again").hidden = false;
    document.getElementById("opening-again").onclick = again;
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
  else show();
  addEventListener("online", again);
  return;
}
const { release, worker, heard, isPlain, isFirstVisit, client, mayDrawFast, begun } = leadwell;
const workerUrl = "r/{{worker}}";
// Where storage is refused, some browsers refuse even to be asked.
const serviceWorker = (() => {
  try { return navigator.serviceWorker; } catch { return undefined; }
})();
