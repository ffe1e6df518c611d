// Runs Python. boot.js starts this before Flutter is there; `connect` joins the two. In a second
// worker, and a calm moment, the same file makes the memory snapshot that later starts begin with.
import { loadPyodide } from "./{{pyodide}}/pyodide.mjs";

const there = (name) => new URL(name, import.meta.url);
class Cut extends Error {}

// The runtime compiles while its script, the snapshot and the libraries still come. Pyodide would
// begin only then, and would wait for ever for one that does not compile; so it is given this one.
const RUNTIME = there("{{pyodide}}/pyodide.asm.wasm").href;
const isFirstVisit = self.location.hash === "#first";
const tellBytes = (url, bytes) => self.postMessage({ kind: "came", url, bytes });
const plainFetch = self.fetch.bind(self);
const ask = isFirstVisit ? counted(plainFetch, tellBytes) : plainFetch;
self.fetch = (what, ...how) =>
  (what.url ?? String(what)) === RUNTIME ? Promise.resolve(new Response()) : ask(what, ...how);
const compiled = WebAssembly.compileStreaming(ask(RUNTIME).catch(() => { throw new Cut(RUNTIME); }));
compiled.catch(() => {});
WebAssembly.instantiateStreaming = async (response, imports) => {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

const program = import("./{{pyodide}}/pyodide.asm.mjs");
program.catch(() => {});
const flet = {};
const listeners = [];
const waiting = [];
let ready = null;

const say = (message) => self.postMessage(message);

// Python's way to the page: JSON both ways (see boot/python.js for what is said).
const page = {
  post: (json) => {
    const message = JSON.parse(json);
    say(message);
    if (message.kind === "booted") setTimeout(bringLater, 0);
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
// that stands for the runtime, the libraries and the app. Its last bytes are written last, so that
// half a file is never taken for a whole one.
const NAME = import.meta.url.match(/worker-(\w+)\.js/)?.[1] ?? "worker";
const END = new TextEncoder().encode("leadwell snapshot ends");

const folder = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("leadwell-start", { create: true });

async function readSnapshot() {
  let handle;
  try {
    const file = await (await folder()).getFileHandle(NAME);
    handle = await file.createSyncAccessHandle();
    const whole = new Uint8Array(Math.max(0, handle.getSize()));
    const read = handle.read(whole, { at: 0 });
    const end = whole.subarray(-END.length);
    const isWhole = read === whole.length && END.every((byte, place) => byte === end[place]);
    return isWhole && read > END.length ? whole.subarray(0, -END.length) : null;
  } catch {
    return null;
  } finally {
    handle?.close();
  }
}

async function forgetSnapshots(but = null) {
  try {
    const all = await folder();
    for await (const name of all.keys()) if (name !== but) await all.removeEntry(name);
  } catch {
    // There are no private files here, or another tab has this one open: it is not in the way.
  }
}

function loadRuntime(options, room = 0) {
  const loaded = loadPyodide({
    ...options,
    // Nothing is ever installed by name, so the index of packages can be an empty one.
    lockFileContents: JSON.stringify({{lock}}),
    packageBaseUrl: there("{{pyodide}}/").href,
    stdLibURL: there("{{stdlib}}").href,
    // Its extension module cannot be in a snapshot, and must not be looked for.
    env: { MSGPACK_PUREPYTHON: "1" },
    stderr: (text) => console.warn(text),
    createPyodideModule: async (settings) => {
      const runtime = await (await program).default(settings);
      // Pyodide does not do this by itself, and a snapshot is larger than the memory it starts with.
      if (room) runtime.growMemory(room);
      return runtime;
    },
  });
  return Promise.race([loaded, compiled.then(() => loaded)]);
}

const SITE = "/lib/leadwell/site.zip";
const APP = "/lib/leadwell/app.zip";

async function place(python, files) {
  const [site, app] = await files;
  python.FS.mkdirTree("/lib/leadwell");
  python.FS.writeFile(SITE, site, { canOwn: true });
  python.FS.writeFile(APP, app, { canOwn: true });
}

const FIND = `import sys; sys.path[:0] = ["${APP}", "${SITE}"]`;

async function fromSnapshot(snapshot, files) {
  const python = await loadRuntime({ _loadSnapshot: snapshot }, snapshot.length);
  await place(python, files);
  // Its state was the same at every start.
  python.runPython("import random; random.seed()");
  return python;
}

async function plainly(files) {
  const python = await loadRuntime({});
  await place(python, files);
  python.runPython(FIND);
  return python;
}

const parts = () => Promise.all([bytes("{{site}}"), bytes("{{app}}")]);
let python = null;

async function start({ documentUrl, plain }) {
  const files = parts();
  files.catch(() => {});
  if (plain) await forgetSnapshots();
  const snapshot = plain ? null : await readSnapshot();
  let from = "nothing";
  if (snapshot) {
    try {
      python = await fromSnapshot(snapshot, files);
      from = "snapshot";
    } catch (error) {
      console.warn("A plain start: the snapshot does not fit.", error);
      await forgetSnapshots();
    }
  }
  python ??= await plainly(files);
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
  await pause();
  python.runPython("from msgpack._cmsgpack import Packer, unpackb; msgpack.Packer, msgpack.unpackb = Packer, unpackb");
  hear({ kind: "later" });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

async function make() {
  const files = parts();
  const python = await loadRuntime({ _makeSnapshot: true });
  await place(python, files);
  python.runPython(`${FIND}\nimport app.main, gc\napp.main.prepare()\ngc.collect()\ngc.freeze()`);
  const snapshot = python.makeMemorySnapshot();
  await forgetSnapshots();
  const file = await (await folder()).getFileHandle(NAME, { create: true });
  const handle = await file.createSyncAccessHandle();
  handle.truncate(0);
  handle.write(snapshot, { at: 0 });
  handle.flush();
  handle.write(END, { at: snapshot.length });
  handle.flush();
  handle.close();
  say({ kind: "made", bytes: snapshot.length });
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
