// What needs.js found and began. Where the browser lacks something, the lessons stay to be read.
if (document.documentElement.dataset.lacks) return;
const { release, worker, heard, isPlain, isFirstVisit } = leadwell;
const client = "r/{{client}}";
const workerUrl = "r/{{worker}}";
// Where storage is refused, some browsers refuse even to be asked.
const serviceWorker = (() => {
  try { return navigator.serviceWorker; } catch { return undefined; }
})();
