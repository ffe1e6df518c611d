// Runs Python. boot.js starts this before Flutter is there; `connect` joins the two. In a second
// worker, and a calm moment, the same file makes the memory snapshot that later starts begin with.
const there = (name) => new URL(name, import.meta.url);
class Cut extends Error {}

// The runtime compiles while its script, the snapshot and the libraries still come. Pyodide would
// begin only then, and would wait for ever for one that does not compile; so it is given this one.
const RUNTIME = there("{{pyodide}}/pyodide.asm.wasm").href;
const isFirstVisit = self.location.hash === "#first";
const tellBytes = (url, bytes) => self.postMessage({ kind: "came", url, bytes });
const plainFetch = self.fetch.bind(self);
const ask = isFirstVisit ? counted(plainFetch, tellBytes) : plainFetch;
// What Pyodide asks for and gets in another way.
const otherwise = new Set([RUNTIME]);
self.fetch = (what, ...how) =>
  otherwise.has(what.url ?? String(what)) ? Promise.resolve(new Response()) : ask(what, ...how);
const compiled = WebAssembly.compileStreaming(ask(RUNTIME).catch(() => { throw new Cut(RUNTIME); }));
compiled.catch(() => {});
WebAssembly.instantiateStreaming = async (response, imports) => {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

const loader = import("./{{pyodide}}/pyodide.mjs");
const program = import("./{{pyodide}}/pyodide.asm.mjs");
for (const script of [loader, program]) script.catch(() => {});

// Pyodide makes a module of its own for each of some three hundred functions of JavaScript that C may
// call, though those differ by their types alone: each kind is made once.
const Module = WebAssembly.Module;
const small = new Map();
WebAssembly.Module = function (bytes) {
  if (!(bytes instanceof Uint8Array) || bytes.length > 64) return new Module(bytes);
  const key = bytes.join();
  if (!small.has(key)) small.set(key, new Module(bytes));
  return small.get(key);
};
Object.setPrototypeOf(WebAssembly.Module, Module);
WebAssembly.Module.prototype = Module.prototype;

const flet = {};
const listeners = [];
const waiting = [];
let ready = null;

const say = (message) => self.postMessage(message);

// Python's way to the page: JSON both ways (see boot/python.js for what is said).
const CALM = 1000;  // Milliseconds in which Flutter draws the first screen, and needs the processor.
let calm = null;
const page = {
  post: (json) => {
    const message = JSON.parse(json);
    say(message);
    // Said twice where people share the device: with the question who is there, and after it.
    if (message.kind === "booted") calm ??= setTimeout(bringLater, CALM);
  },
  listen: (listener) => {
    listeners.push(listener);
    for (const message of waiting.splice(0)) listener(JSON.stringify(message));
  },
};

function hear(message) {
  if (!listeners.length) waiting.push(message);
  else for (const listener of listeners) listener(JSON.stringify(message));
}

// `message` is a proxy of Python's bytes; the copy is ours to give away.
const receive = (message) => {
  const bytes = message.toJs();
  self.postMessage(bytes, [bytes.buffer]);
};

async function bytes(name) {
  let response;
  try {
    response = await fetch(there(name));
  } catch {
    throw new Cut(name);
  }
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// The snapshot lies in the origin's private files, under the digest that this file has in its name:
// that stands for the runtime, the libraries and the app. In the file: the head that Pyodide wrote;
// the pages of memory that are not empty; JSON that says where both belong; that JSON's length; and
// the end, which is written last, so that half a file is never taken for a whole one. Memory is read
// straight to its place.
const NAME = import.meta.url.match(/worker-(\w+)\.js/)?.[1] ?? "worker";
const END = new TextEncoder().encode("leadwell snapshot ends");
const TAIL = END.length + 4;
const PAGE = 65536;
const HEAP_AT = 1;  // The word of Pyodide's head that says where memory begins.

const folder = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("leadwell-start", { create: true });

// Returns what is needed to read memory from the file, which stays open; or nothing.
async function openSnapshot() {
  let handle;
  const read = (at, length) => {
    const bytes = new Uint8Array(length);
    if (handle.read(bytes, { at }) !== length) throw new Error("The snapshot is cut off.");
    return bytes;
  };
  try {
    handle = await (await (await folder()).getFileHandle(NAME)).createSyncAccessHandle();
    const size = handle.getSize();
    const tail = read(size - TAIL, TAIL);
    if (!END.every((byte, place) => byte === tail[4 + place])) throw new Error("It has no end.");
    const length = new DataView(tail.buffer).getUint32(0);
    const places = JSON.parse(new TextDecoder().decode(read(size - TAIL - length, length)));
    return { ...places, handle, head: read(0, places.head) };
  } catch {
    handle?.close();
    return null;
  }
}

function restore(runtime, { handle, head, runs, size }) {
  const before = runtime.HEAPU8.length;
  if (size > before) runtime.growMemory(size);
  const plain = runtime.API.restoreSnapshot;
  runtime.API.restoreSnapshot = (given) => {
    const config = plain(given);
    let at = head.length;
    let end = 0;
    for (const [from, to] of runs) {
      // What has grown is empty anyhow.
      runtime.HEAPU8.fill(0, Math.min(end, before), Math.min(from, before));
      if (handle.read(runtime.HEAPU8.subarray(from, to), { at }) !== to - from) throw new Error("It is cut off.");
      at += to - from;
      end = to;
    }
    runtime.HEAPU8.fill(0, Math.min(end, before), before);
    return config;
  };
}

async function writeSnapshot(snapshot) {
  const head = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[HEAP_AT];
  const heap = snapshot.subarray(head);
  const runs = [];
  const empty = (page) => new BigUint64Array(page.buffer, page.byteOffset, page.length >> 3).every((word) => !word);
  for (let from = 0; from < heap.length; from += PAGE) {
    const to = Math.min(from + PAGE, heap.length);
    if (empty(heap.slice(from, to))) continue;
    if (runs.at(-1)?.[1] === from) runs.at(-1)[1] = to;
    else runs.push([from, to]);
  }
  const places = new TextEncoder().encode(JSON.stringify({ head, runs, size: heap.length }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, places.length);
  const file = await (await folder()).getFileHandle(NAME, { create: true });
  const handle = await file.createSyncAccessHandle();
  handle.truncate(0);
  let at = 0;
  const write = (bytes) => { at += handle.write(bytes, { at }); };
  write(snapshot.subarray(0, head));
  for (const [from, to] of runs) write(heap.subarray(from, to));
  write(places);
  handle.flush();
  write(length);
  write(END);
  handle.flush();
  handle.close();
  return at;
}

async function forgetSnapshots(but = null) {
  try {
    const all = await folder();
    for await (const name of all.keys()) if (name !== but) await all.removeEntry(name);
  } catch {
    // There are no private files here, or another tab has this one open: it is not in the way.
  }
}

async function loadRuntime(options, snapshot = null) {
  const { loadPyodide } = await loader;
  const loaded = loadPyodide({
    ...options,
    // Nothing is ever installed by name, so the index of packages can be an empty one.
    lockFileContents: JSON.stringify({{lock}}),
    packageBaseUrl: there("{{pyodide}}/").href,
    stdLibURL: STDLIB,
    // Its extension module cannot be in a snapshot, and must not be looked for.
    env: { MSGPACK_PUREPYTHON: "1" },
    stderr: (text) => console.warn(text),
    createPyodideModule: async (settings) => {
      const runtime = await (await program).default(settings);
      if (snapshot) restore(runtime, snapshot);
      return runtime;
    },
  });
  return Promise.race([loaded, compiled.then(() => loaded)]);
}

const STDLIB = there("{{stdlib}}").href;
const SITE = "/lib/leadwell/site.zip";
const APP = "/lib/leadwell/app.zip";

async function place(python, files) {
  const [site, app] = await files;
  python.FS.mkdirTree("/lib/leadwell");
  python.FS.writeFile(SITE, site, { canOwn: true });
  python.FS.writeFile(APP, app, { canOwn: true });
}

// A snapshot has in it whatever a first screen imports, so the archives that it was imported from need
// not come before that screen. Should Python look into one before, it is fetched then, and Python waits.
function placeLater(python, path, name) {
  python.FS.writeFile(path, new Uint8Array());
  const { node } = python.FS.lookupPath(path);
  const isHere = () => Object.hasOwn(Object.getOwnPropertyDescriptor(node, "contents"), "value");
  const put = (contents) => {
    for (const [key, value] of Object.entries({ contents, usedBytes: contents.length })) {
      Object.defineProperty(node, key, { value, writable: true, configurable: true });
    }
    return contents;
  };
  const take = () => {
    const request = new XMLHttpRequest();
    request.open("GET", there(name), false);
    request.responseType = "arraybuffer";
    request.send();
    if (request.status !== 200) throw new Cut(name);
    return put(new Uint8Array(request.response));
  };
  Object.defineProperty(node, "contents", { get: take, configurable: true });
  Object.defineProperty(node, "usedBytes", { get: () => take().length, configurable: true });
  return async () => isHere() || put(await bytes(name));
}

// What is still to be fetched: functions that fetch one archive each.
const owed = [];

const FIND = `import sys; sys.path[:0] = ["${APP}", "${SITE}"]`;

async function fromSnapshot(snapshot) {
  let python;
  otherwise.add(STDLIB);
  try {
    python = await loadRuntime({ _loadSnapshot: snapshot.head }, snapshot);
  } finally {
    otherwise.delete(STDLIB);
    snapshot.handle.close();
  }
  const stdlib = python.FS.readdir("/lib").find((name) => /^python\d+\.zip$/.test(name));
  python.FS.mkdirTree("/lib/leadwell");
  owed.push(
    placeLater(python, `/lib/${stdlib}`, "{{stdlib}}"),
    placeLater(python, SITE, "{{site}}"),
    placeLater(python, APP, "{{app}}"),
  );
  // Its state was the same at every start.
  python.runPython("import random; random.seed()");
  return python;
}

async function plainly(options = {}) {
  const files = parts();
  files.catch(() => {});
  const python = await loadRuntime(options);
  await place(python, files);
  python.runPython(FIND);
  return python;
}

const parts = () => Promise.all([bytes("{{site}}"), bytes("{{app}}")]);
let python = null;

async function start({ documentUrl, plain }) {
  if (plain) await forgetSnapshots();
  const snapshot = plain ? null : await openSnapshot();
  let from = "nothing";
  if (snapshot) {
    try {
      python = await fromSnapshot(snapshot);
      from = "snapshot";
    } catch (error) {
      console.warn("A plain start: the snapshot does not fit.", error);
      owed.length = 0;
      await forgetSnapshots();
    }
  }
  python ??= await plainly();
  say({ kind: "started", from });
  flet.documentUrl = documentUrl;
  python.registerJsModule("flet_js", flet);
  python.registerJsModule("leadwell_page", page);
  python.runPython("import app.main; app.main.run()");
}

// What no first screen needs: pydantic and httpx, which Python imports in slices once it hears of
// them, and the extension modules, which no snapshot could hold. msgpack's own takes over from the
// slower one in Python.
async function bringLater() {
  let later, native;
  try {
    for (const fetchIt of owed) await fetchIt();
    [later, native] = await Promise.all([bytes("{{later}}"), bytes("{{native}}")]);
  } catch (error) {
    console.warn(error);
    addEventListener("online", bringLater, { once: true });
    return;
  }
  python.FS.writeFile("/lib/leadwell/later.zip", later, { canOwn: true });
  python.unpackArchive(native, "zip", { extractDir: "/lib/leadwell/native" });
  python.runPython(`
import sys
sys.path += ["/lib/leadwell/later.zip", "/lib/leadwell/native"]
import msgpack
msgpack.__path__.append("/lib/leadwell/native/msgpack")
`);
  // Whoever imports one that is not there yet waits on this thread while it is compiled: a tenth of
  // a second for pydantic-core.
  const compiled = python.runPython(`
import pathlib
"\\n".join(map(str, pathlib.Path("/lib/leadwell/native").rglob("*.so")))
`);
  for (const path of compiled.split("\n")) await python._api.loadDynlib(path);
  await pause();
  python.runPython("from msgpack._cmsgpack import Packer, unpackb; msgpack.Packer, msgpack.unpackb = Packer, unpackb");
  hear({ kind: "later" });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

async function make() {
  const python = await plainly({ _makeSnapshot: true });
  python.runPython("import app.main, gc\napp.main.prepare()\ngc.collect()\ngc.freeze()");
  const snapshot = python.makeMemorySnapshot();
  await forgetSnapshots();
  say({ kind: "made", bytes: await writeSnapshot(snapshot) });
}

self.onmessage = async ({ data }) => {
  try {
    if (data instanceof Uint8Array) {
      flet.send(data);
    } else if (data.kind === "start") {
      ready = start(data);
      await ready;
    } else if (data.kind === "make") {
      await make();
    } else if (data.kind === "connect") {
      await ready;
      await flet.start_connection(receive);
      say({ kind: "connected" });
    } else {
      hear(data);
    }
  } catch (error) {
    console.error(error);
    const isTooOld = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    const why = error instanceof Cut ? "network" : isTooOld ? "browser" : "failed";
    if (data.kind === "start" || data.kind === "make") say({ kind: "trouble", why });
  }
};
