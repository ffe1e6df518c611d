// How much has come of what somebody waits for. `parts` holds, by renderer, each such file with its
// bytes on the wire and unpacked. What the service worker still fetches afterwards is the rest.
const parts = {{parts}};
const isFirstVisit = !serviceWorker?.controller;
const come = new Map();

function came(url, bytes) {
  come.set(url, (come.get(url) || 0) + bytes);
  const needed = Object.entries(parts[renderer]);
  const part = ([path, [sent, whole]]) =>
    sent * Math.min(1, (come.get(new URL(path, document.baseURI).href) || 0) / whole);
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  advance(sum(needed.map(part)) / sum(needed.map(([, [sent]]) => sent)) * parts.share);
}

if (isFirstVisit) globalThis.fetch = counted(globalThis.fetch.bind(globalThis), came);
