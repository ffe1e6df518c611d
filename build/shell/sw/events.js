// A file of this page's release, wherever it is. One that has gone missing is fetched again; it is
// checked and kept by the next look.
async function file(path, request, clientId) {
  let where = { ignoreVary: true };
  if (!isShared(path)) {
    const { current, pages: kept } = pages.has(clientId) ? {} : await state();
    const release = pages.has(clientId) ? pages.get(clientId)
      : clientId in kept ? kept[clientId] : current;
    if (!release) return fetch(request);
    where = { cacheName: cacheOf(release) };
  }
  const kept = await caches.match(here(path), where).catch(() => null);
  return kept || fetch(request.url.endsWith(path) ? request : here(path));
}

// What the endpoint answers itself, with everything behind the question mark.
const ENDPOINT = /^((v1|signin|receipt)\/|(release\.json|health|ready|metrics)$)/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).split(/[?#]/)[0].replace(/^r\/again-\d+\//, "r/");
  if (ENDPOINT.test(path)) return;
  if (request.mode === "navigate" && isApp(path)) event.respondWith(start(event));
  else event.respondWith(file(path.endsWith("/") ? `${path}index.html` : path, request, clientId));
});

// The page of a start says how it went. One that came from the host, since nothing was here then,
// says by this which release it is of.
async function booted(release, page) {
  if (!pages.get(page.id)) pages.set(page.id, release);
  const { answer, kept } = change((value) => {
    value.pages[page.id] ??= release;
    if (value.current !== release) return false;
    const { litter } = value;
    Object.assign(value, { since: 0, strikes: 0, healthy: release, litter: false });
    return litter;
  });
  await kept;
  if (await answer) await inTurn("release", tidy);
}

const failed = (release) => change((value) => {
  if (value.current === release && value.since) value.strikes += FAILED;
  if (value.current === release) value.since = 0;
}).kept;

async function applyUpdate(page) {
  await change(async (value) => { if (value.next) await switchTo(value, value.next); }).kept;
  page.postMessage({ kind: "reload" });
}

self.addEventListener("message", (event) => {
  const { data: { kind, release }, source } = event;
  const work = { look, booted: () => booted(release, source), failed: () => failed(release),
    "apply-update": () => applyUpdate(source) }[kind];
  if (work) event.waitUntil(work());
});
