// Serves every file offline. A release is downloaded whole, each file checked against the
// manifest, and only then used; files live under a name of their own release, so a page keeps
// the release it started with. Nothing but caches of old releases is ever deleted.
"use strict";
const scope = self.registration.scope;
const renderer = new URL(self.location.href).searchParams.get("renderer");
const STATE = "leadwell-state";
const here = (path) => new URL(path, scope).href;
const cacheOf = (release) => `leadwell-${release}`;

async function state() {
  const kept = await (await caches.open(STATE)).match(here("__state"));
  return kept ? kept.json() : { current: null, previous: null, next: null, healthy: null, boots: 0, bad: [] };
}

async function keep(value) {
  await (await caches.open(STATE)).put(here("__state"), new Response(JSON.stringify(value)));
}

// One change of state at a time.
let turn = Promise.resolve();
function change(work) {
  const result = turn.then(async () => {
    const value = await state();
    const answer = await work(value);
    await keep(value);
    return answer;
  });
  turn = result.catch(() => {});
  return result;
}

const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function download(manifest) {
  const cache = await caches.open(cacheOf(manifest.release));
  if (await cache.match(here("__complete"))) return;
  const wanted = Object.entries(manifest.files).filter(([, file]) => !file.only || file.only === renderer);
  const queue = wanted.slice();
  async function take() {
    for (let item = queue.pop(); item; item = queue.pop()) {
      const [path, file] = item;
      const url = here(path);
      if (await cache.match(url)) continue;
      const immutable = path.startsWith("r/");
      const response = await fetch(url, { cache: immutable ? "default" : "no-cache" });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      const body = await response.arrayBuffer();
      if (hex(await crypto.subtle.digest("SHA-256", body)) !== file.sha256) {
        throw new Error(`${path}: not what the release says`);
      }
      await cache.put(url, new Response(body, { headers: {
        "Content-Type": response.headers.get("Content-Type") || "application/octet-stream" } }));
    }
  }
  await Promise.all([take(), take(), take(), take()]);
  await cache.put(here("__complete"), new Response("yes"));
}

async function newest() {
  const response = await fetch(here("release.json"), { cache: "no-store" });
  if (!response.ok) throw new Error(`release.json: ${response.status}`);
  return response.json();
}

const isNews = (value, release) => release !== value.current && !value.bad.includes(release);

// Bring the newest release here; a failure leaves everything as it is.
async function update() {
  const manifest = await newest();
  const news = await change((value) => isNews(value, manifest.release));
  if (!news) return;
  await download(manifest);
  // A start may have switched in the meantime: a release must never become its own successor.
  const isUpdate = await change((value) => {
    if (!isNews(value, manifest.release)) return false;
    if (value.current === null) {
      value.current = manifest.release;
      return false;
    }
    value.next = manifest.release;
    return true;
  });
  if (!isUpdate) return;
  for (const client of await self.clients.matchAll()) {
    client.postMessage({ kind: "update", release: manifest.release });
  }
}

async function tidy(value) {
  const kept = [value.current, value.previous, value.next].filter(Boolean).map(cacheOf);
  for (const name of await caches.keys()) {
    if (name.startsWith("leadwell-") && name !== STATE && !kept.includes(name)) await caches.delete(name);
  }
}

async function switchTo(value, release) {
  value.previous = value.current;
  value.current = release;
  value.next = null;
  value.boots = 0;
  await tidy(value);
}

// A navigation is a start: the moment to switch, or to go back after two starts that failed. A
// release that has started once is not given up because somebody was too impatient to wait for it.
async function open(event) {
  const others = (await self.clients.matchAll({ type: "window" }))
    .filter((client) => client.id !== event.clientId && client.id !== event.resultingClientId);
  const release = await change(async (value) => {
    if (value.next && others.length === 0) await switchTo(value, value.next);
    const isProved = value.healthy === value.current;
    if (!isProved && value.boots >= 2 && value.previous) {
      value.bad.push(value.current);
      [value.current, value.previous] = [value.previous, null];
      value.boots = 0;
    }
    if (value.current) value.boots += 1;
    return value.current;
  });
  if (release) {
    const cache = await caches.open(cacheOf(release));
    const page = await cache.match(here("index.html"));
    if (page) return page;
  }
  return fetch(event.request);
}

async function file(request) {
  const kept = await caches.match(request, { ignoreSearch: true });
  return kept || fetch(request);
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(update());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope)) return;
  const path = url.href.slice(scope.length).split(/[?#]/)[0];
  if (path.startsWith("v1/") || path === "release.json" || path === "health") return;
  if (event.request.mode === "navigate" && (path === "" || path === "index.html")) {
    event.respondWith(open(event));
    event.waitUntil(update().catch(() => {}));
  } else if (event.request.mode !== "navigate") {
    event.respondWith(file(event.request));
  }
});

self.addEventListener("message", (event) => {
  const { kind, release } = event.data;
  if (kind === "booted") {
    event.waitUntil(change((value) => {
      if (value.current !== release) return;
      value.boots = 0;
      value.healthy = release;
    }));
  } else if (kind === "apply-update") {
    event.waitUntil(change(async (value) => { if (value.next) await switchTo(value, value.next); })
      .then(() => event.source.postMessage({ kind: "reload" })));
  }
});
