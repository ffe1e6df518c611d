// Serves every file offline. A release is downloaded whole, each file checked against the release's
// manifest, and only then used. Files under r/ have a digest in their names, so a page can only ever
// get the files of its own release, and what two releases share is fetched once. Nothing but files
// of old releases is ever deleted.
//
// The page says:  {kind: "look"}          is there a release to fetch?
//                 {kind: "booted", release}
//                 {kind: "apply-update"}  start the release that waits
// and is told:    {kind: "progress", done, all}   bytes of the release being fetched
//                 {kind: "kept", release}         the release of this page is here, whole
//                 {kind: "update", release}       another one is here, whole, and waits
//                 {kind: "trouble", why}          "network" or "portal": it is not
//                 {kind: "reload"}
"use strict";
const scope = self.registration.scope;
const renderer = new URL(self.location.href).searchParams.get("renderer");
const STATE = "leadwell-state";
const FILES = "leadwell-files";
const here = (path) => new URL(path, scope).href;
const cacheOf = (release) => `leadwell-${release}`;
const isShared = (path) => path.startsWith("r/");
const FIRST = { current: null, previous: null, next: null, healthy: null, boots: 0, bad: [] };

async function state() {
  const kept = await caches.match(here("__state"), { cacheName: STATE });
  return kept ? kept.json() : { ...FIRST, bad: [] };
}

async function keep(value) {
  await (await caches.open(STATE)).put(here("__state"), new Response(JSON.stringify(value)));
}

// One change of state at a time. The answer does not wait for the state to be written, the next
// change does.
let turn = Promise.resolve();
function change(work) {
  const value = turn.then(state);
  const answer = value.then(work);
  turn = answer.then(async () => keep(await value)).catch(() => {});
  return { answer, kept: turn };
}

async function tellAll(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) {
    client.postMessage(message);
  }
}

class Trouble extends Error {
  constructor(why, path) {
    super(`${path}: ${why}`);
    this.why = why;
  }
}

async function answered(path, options) {
  let response;
  try {
    response = await fetch(here(path), options);
  } catch {
    throw new Trouble("network", path);
  }
  if (!response.ok || response.redirected) throw new Trouble("portal", path);
  return response;
}

const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The file as the release has it. What a proxy or a cache has spoiled is asked for once more, past
// every cache. The response is kept as it came: a copy would lose the browser's compiled code.
async function sound(path, { sha256 }, ways) {
  for (const cache of ways) {
    const response = await answered(path, { cache });
    const body = await response.clone().arrayBuffer().catch(() => null);
    if (body && hex(await crypto.subtle.digest("SHA-256", body)) === sha256) return response;
  }
  throw new Trouble("portal", path);
}

async function manifestOf(release) {
  const kept = await caches.match(here("__manifest"), { cacheName: cacheOf(release) });
  return kept ? kept.json() : null;
}

const wanted = (manifest) =>
  Object.entries(manifest.files).filter(([, file]) => !file.only || file.only === renderer);

// A file outside r/ that another release on this device has already, just the same.
async function inherited(path, { sha256 }) {
  for (const name of await caches.keys()) {
    if (!name.startsWith("leadwell-") || name === STATE || name === FILES) continue;
    const other = await manifestOf(name.slice("leadwell-".length));
    if (other?.files[path]?.sha256 !== sha256) continue;
    const kept = await caches.match(here(path), { cacheName: name });
    if (kept) return kept;
  }
  return null;
}

// Fetch what of a release is not here, or not any more. Cut off at any point, it goes on from there.
async function download(manifest) {
  const own = await caches.open(cacheOf(manifest.release));
  const shared = await caches.open(FILES);
  const queue = wanted(manifest);
  const all = queue.reduce((sum, [, file]) => sum + file.size, 0);
  let done = 0;
  async function take() {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const [path, file] = item;
      const cache = isShared(path) ? shared : own;
      if (!(await cache.match(here(path), { ignoreVary: true }))) {
        const response = isShared(path)
          ? await sound(path, file, ["default", "reload"])
          : (await inherited(path, file)) || (await sound(path, file, ["no-cache", "reload"]));
        await cache.put(here(path), response);
      }
      done += file.size;
      await tellAll({ kind: "progress", done, all });
    }
  }
  const ends = await Promise.allSettled([take(), take(), take(), take()]);
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  await own.put(here("__manifest"), new Response(JSON.stringify(manifest)));
  await own.put(here("__complete"), new Response("yes"));
}

async function newest() {
  const response = await answered("release.json", { cache: "no-store" });
  const manifest = await response.json().catch(() => null);
  if (!manifest?.release || !manifest.files) throw new Trouble("portal", "release.json");
  return manifest;
}

// Bring the newest release here; a failure leaves everything as it is.
async function bringNewest() {
  const manifest = await newest();
  const { release } = manifest;
  const isNews = await change((value) => !value.bad.includes(release)).answer;
  if (!isNews) return;
  await download(manifest);
  // A start may have switched in the meantime: a release must never become its own successor.
  const change_ = change((value) => {
    if (value.bad.includes(release)) return null;
    if (value.current === null) value.current = release;
    else if (value.current !== release) value.next = release;
    return value.next ? { kind: "update", release } : { kind: "kept", release };
  });
  const news = await change_.answer;
  await change_.kept;
  if (news) await tellAll(news);
}

let looking = null;
function look() {
  looking ??= bringNewest()
    .catch((error) => tellAll({ kind: "trouble", why: error.why || "network" }))
    .finally(() => { looking = null; });
  return looking;
}

// Delete what no release that may still be started needs.
async function tidy(value) {
  const releases = [value.current, value.previous, value.next].filter(Boolean);
  const needed = new Set();
  for (const release of releases) {
    const manifest = await manifestOf(release);
    if (!manifest) return;
    for (const path of Object.keys(manifest.files)) needed.add(here(path));
  }
  const keptNames = [STATE, FILES, ...releases.map(cacheOf)];
  for (const name of await caches.keys()) {
    if (name.startsWith("leadwell-") && !keptNames.includes(name)) await caches.delete(name);
  }
  const shared = await caches.open(FILES);
  for (const request of await shared.keys()) {
    if (!needed.has(request.url)) await shared.delete(request);
  }
}

function switchTo(value, release) {
  value.previous = value.current;
  value.current = release;
  value.next = null;
  value.boots = 0;
}

// A navigation is a start: the moment to switch, or to go back after two starts that failed. A
// release that has started once is not given up because somebody was too impatient to wait for it.
async function open(event) {
  const others = (await self.clients.matchAll({ type: "window" }))
    .filter((client) => client.id !== event.clientId && client.id !== event.resultingClientId);
  const { answer, kept } = change((value) => {
    if (value.next && others.length === 0) switchTo(value, value.next);
    const isProved = value.healthy === value.current;
    if (!isProved && value.boots >= 2 && value.previous) {
      value.bad.push(value.current);
      [value.current, value.previous] = [value.previous, null];
      value.boots = 0;
    }
    if (value.current) value.boots += 1;
    return value.current;
  });
  event.waitUntil(kept);
  const release = await answer;
  const page = release && (await caches.match(here("index.html"), { cacheName: cacheOf(release) }));
  return page || fetch(event.request);
}

// A file of this page's release, wherever it is. One that has gone missing is fetched again; it is
// checked and kept by the next look.
async function file(path, request) {
  const current = isShared(path) ? null : (await state()).current;
  const where = current ? { cacheName: cacheOf(current) } : { ignoreVary: true };
  return (await caches.match(here(path), where)) || fetch(request);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope)) return;
  const path = url.href.slice(scope.length).split(/[?#]/)[0];
  if (path.startsWith("v1/") || path === "release.json" || path === "health") return;
  if (event.request.mode === "navigate" && (path === "" || path === "index.html")) {
    event.respondWith(open(event));
  } else {
    event.respondWith(file(path.endsWith("/") ? `${path}index.html` : path, event.request));
  }
});

self.addEventListener("message", (event) => {
  const { kind, release } = event.data;
  if (kind === "look") {
    event.waitUntil(look());
  } else if (kind === "booted") {
    const { answer, kept } = change((value) => {
      const isNew = value.current === release && value.healthy !== release;
      if (value.current === release) {
        value.boots = 0;
        value.healthy = release;
      }
      return isNew ? { ...value } : null;
    });
    event.waitUntil(kept.then(() => answer).then((value) => value && tidy(value)));
  } else if (kind === "apply-update") {
    const { kept } = change((value) => { if (value.next) switchTo(value, value.next); });
    event.waitUntil(kept.then(() => event.source.postMessage({ kind: "reload" })));
  }
});
