// Serves every file offline. A release is downloaded whole, each file checked against the release's
// manifest, and only then used. Files under r/ have a digest in their names, so a page can only ever
// get the files of its own release, and what two releases share is fetched once. Nothing but files
// of old releases is ever deleted.
//
// The page says:  {kind: "look"}          is there a release to fetch?
//                 {kind: "booted", release}
//                 {kind: "failed", release}
//                 {kind: "apply-update"}  start the release that waits
// and is told:    {kind: "progress", done, all}     bytes of the release being fetched
//                 {kind: "kept", release, brought}  what starts next is here, whole; so many files came
//                 {kind: "update", release, brought}  another one is here, whole, and waits
//                 {kind: "trouble", why, isWhole}   it is not: "network", "portal", "server", "full" or
//                                                   "failed"; whether what starts next is whole here
//                 {kind: "reload"}
"use strict";
const scope = self.registration.scope;
const renderer = new URL(self.location.href).searchParams.get("renderer");
const STATE = "leadwell-state";
const FILES = "leadwell-files";
const here = (path) => new URL(path, scope).href;
const cacheOf = (release) => `leadwell-${release}`;
const isShared = (path) => path.startsWith("r/");

// `since` is when a start began of which nothing was heard yet; `strikes` counts those that came to
// nothing; `pages` has the release of each open page; `litter` is whether something can be tidied away.
const FIRST = { current: null, previous: null, next: null, coming: null, healthy: null,
  strikes: 0, since: 0, litter: false };

async function releases() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith("leadwell-") && name !== STATE && name !== FILES)
    .map((name) => name.slice("leadwell-".length));
}

// The browser may throw away single caches, the state among them. The releases that are here say
// themselves what can be started; they are in the order in which they came.
async function recovered() {
  const value = { ...FIRST, bad: [], pages: {} };
  for (const release of await releases()) {
    if (await isWhole(release)) [value.previous, value.current] = [value.current, release];
  }
  return value;
}

async function state() {
  const kept = await caches.match(here("__state"), { cacheName: STATE });
  const value = kept && (await kept.json().catch(() => null));
  return value ? { ...FIRST, bad: [], pages: {}, ...value } : recovered();
}

async function keep(value) {
  await (await caches.open(STATE)).put(here("__state"), new Response(JSON.stringify(value)));
}

const inTurn = (what, work) => navigator.locks.request(`leadwell-shell-${what}`, work);

// One change of state at a time, also while an old and a new service worker live side by side. The
// answer does not wait for the state to be written, the next change does.
function change(work) {
  let answered;
  let refused;
  const answer = new Promise((yes, no) => { [answered, refused] = [yes, no]; });
  const kept = inTurn("state", async () => {
    const value = await state();
    answered(await work(value));
    await keep(value);
  }).catch(refused);
  answer.catch(() => {});
  return { answer, kept };
}

async function tellAll(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) {
    client.postMessage(message);
  }
}

async function manifestOf(release) {
  const kept = await caches.match(here("__manifest"), { cacheName: cacheOf(release) });
  return kept ? kept.json() : null;
}

const pageOf = (release) => caches.match(here("index.html"), { cacheName: cacheOf(release) });

const wanted = (manifest) =>
  Object.entries(manifest.files).filter(([, file]) => !file.only || file.only === renderer);

// Is every file of a release here? It was once, but a browser that needs room may drop any of them.
async function isWhole(release) {
  const manifest = release && (await manifestOf(release));
  if (!manifest) return false;
  // Opening a cache makes it, so it is seen first whether it is there.
  if (!(await caches.has(FILES))) return false;
  const urls = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);
  const own = new Set(await urls(cacheOf(release)));
  const shared = new Set(await urls(FILES));
  return own.has(here("__complete")) &&
    wanted(manifest).every(([path]) => (isShared(path) ? shared : own).has(here(path)));
}
