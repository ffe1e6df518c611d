// Bringing a release here.
class Trouble extends Error {
  constructor(why, path) {
    super(`${path}: ${why}`);
    this.why = why;
  }
}

const PATIENCE = 20000;

async function answered(path, cache) {
  let response;
  try {
    // A connection that hangs must not keep every later look waiting.
    const signal = path === "release.json" ? AbortSignal.timeout(PATIENCE) : undefined;
    response = await fetch(here(path), { cache, redirect: "manual", signal });
  } catch {
    throw new Trouble("network", path);
  }
  if (response.ok) return response;
  // 511: "network authentication required", as an honest portal says.
  if (response.type === "opaqueredirect" || response.status === 511) throw new Trouble("portal", path);
  throw new Trouble(response.status === 404 ? "gone" : "server", path);
}

const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The file as the release has it. What a proxy or a cache has spoiled is asked for once more, past
// every cache. The response is kept as it came: a copy would lose the browser's compiled code.
async function sound(path, { sha256 }, ways) {
  let why;
  for (const cache of ways) {
    let response;
    try {
      response = await answered(path, cache);
    } catch (error) {
      // A cache may have kept even the server's "not now".
      why = error.why;
      continue;
    }
    const body = await response.clone().arrayBuffer().catch(() => null);
    if (body && hex(await crypto.subtle.digest("SHA-256", body)) === sha256) return response;
    why = body ? "portal" : "network";
  }
  throw new Trouble(why, path);
}

// A file outside r/ that another release on this device has already, just the same.
async function inherited(path, { sha256 }) {
  for (const release of await releases()) {
    const other = await manifestOf(release);
    if (other?.files[path]?.sha256 !== sha256) continue;
    const kept = await caches.match(here(path), { cacheName: cacheOf(release) });
    if (kept) return kept;
  }
  return null;
}

// Fetch what of a release is not here, or not any more; return how many files came. Cut off at any
// point, it goes on from there.
async function download(manifest) {
  const own = await caches.open(cacheOf(manifest.release));
  const shared = await caches.open(FILES);
  // First, so that what has come already is known to belong to something.
  await own.put(here("__manifest"), new Response(JSON.stringify(manifest)));
  const queue = wanted(manifest);
  const all = queue.reduce((sum, [, file]) => sum + file.size, 0);
  let done = 0;
  let brought = 0;
  async function take() {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const [path, file] = item;
      const cache = isShared(path) ? shared : own;
      if (!(await cache.match(here(path), { ignoreVary: true }))) {
        const response = isShared(path)
          ? await sound(path, file, ["default", "reload"])
          : (await inherited(path, file)) || (await sound(path, file, ["no-cache", "reload"]));
        await cache.put(here(path), response);
        brought += 1;
      }
      done += file.size;
      await tellAll({ kind: "progress", done, all });
    }
  }
  const ends = await Promise.allSettled([take(), take(), take(), take()]);
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  await own.put(here("__complete"), new Response("yes"));
  return brought;
}

async function newest() {
  const response = await answered("release.json", "no-store");
  const text = await response.text().catch(() => { throw new Trouble("network", "release.json"); });
  let manifest = null;
  try { manifest = JSON.parse(text); } catch { /* A web page in its place. */ }
  if (!manifest?.release || !manifest.files?.["index.html"]) throw new Trouble("portal", "release.json");
  return manifest;
}

// What is missing of the release that runs, while it can still be had: a new one may not start.
async function mend() {
  const { current } = await state();
  const manifest = current && (await manifestOf(current));
  if (manifest && !(await isWhole(current))) await download(manifest).catch(() => {});
}

// Bring the newest release here; a failure leaves everything as it is.
async function bringNewest(isSecondTime = false) {
  const manifest = await newest();
  const { release } = manifest;
  const isBad = await change((value) => {
    const isBad = value.bad.includes(release);
    if (!isBad) value.coming = release;
    return isBad;
  }).answer;
  if (isBad) {
    const { current } = await state();
    if (!(await isWhole(current))) throw new Trouble("failed", release);
    return tellAll({ kind: "kept", release: current, brought: 0 });
  }
  let brought;
  await mend();
  try {
    brought = await download(manifest);
  } catch (error) {
    if (error.why !== "gone") throw error;
    // The host has moved on to another release in the meantime.
    if (!isSecondTime) return bringNewest(true);
    throw new Trouble("server", release);
  }
  // A start may have switched in the meantime: a release must never become its own successor.
  const change_ = change((value) => {
    if (value.coming === release) value.coming = null;
    value.current ??= release;
    // What waits and is not offered any more was withdrawn.
    if (value.next && value.next !== release) value.litter = true;
    value.next = value.current === release ? null : release;
    // Starts that failed for want of a file say nothing about the release.
    if (value.current === release && brought) value.strikes = 0;
    return { kind: value.next ? "update" : "kept", release, brought };
  });
  const news = await change_.answer;
  await change_.kept;
  return tellAll(news);
}

let looking = null;
function look() {
  looking ??= inTurn("release", () => bringNewest())
    .catch(async (error) => {
      const why = error.why || (error.name === "QuotaExceededError" ? "full" : "failed");
      const isHere = await state().then(({ current }) => isWhole(current)).catch(() => false);
      await tellAll({ kind: "trouble", why, isWhole: isHere });
    })
    .finally(() => { looking = null; });
  return looking;
}

// Delete what no release needs that may still be started, is open or is on its way.
async function tidy() {
  const { current, previous, next, coming, pages } = await state();
  const needed = new Set();
  const kept = new Set([current, previous, next, coming, ...Object.values(pages)].filter(Boolean));
  for (const release of kept) {
    const manifest = await manifestOf(release);
    if (!manifest && release === current) return;
    for (const path of Object.keys(manifest?.files ?? {})) needed.add(here(path));
  }
  for (const release of await releases()) {
    if (!kept.has(release)) await caches.delete(cacheOf(release));
  }
  const shared = await caches.open(FILES);
  for (const request of await shared.keys()) {
    if (!needed.has(request.url)) await shared.delete(request);
  }
}
