// Runs Python. Started by boot.js before Flutter is there; `connect` joins the two.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const flet = {};
const listeners = [];
const waiting = [];
let ready = null;

// Python's way to the page: JSON both ways (see boot.js for what is said).
const page = {
  post: (json) => self.postMessage(JSON.parse(json)),
  listen: (listener) => {
    listeners.push(listener);
    for (const message of waiting.splice(0)) listener(JSON.stringify(message));
  },
};

// `message` is a proxy of Python's bytes; the copy is ours to give away.
const receive = (message) => {
  const bytes = message.toJs();
  self.postMessage(bytes, [bytes.buffer]);
};

async function bytes(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start(documentUrl) {
  const files = Promise.all([bytes("site.zip"), bytes("native.zip"), bytes("later.zip")]);
  const python = await loadPyodide({ stderr: (text) => console.warn(text) });
  flet.documentUrl = documentUrl;
  python.registerJsModule("flet_js", flet);
  python.registerJsModule("leadwell_page", page);
  const [site, native, later] = await files;
  python.FS.mkdirTree("/lib/leadwell");
  python.FS.writeFile("/lib/leadwell/site.zip", site);
  python.FS.writeFile("/lib/leadwell/later.zip", later);
  python.unpackArchive(native, "zip", { extractDir: "/lib/leadwell/native" });
  python.runPython(`
import sys
sys.path[:0] = ["/lib/leadwell/native", "/lib/leadwell/site.zip", "/lib/leadwell/later.zip"]
import runpy
runpy.run_module("app.main", run_name="__main__", alter_sys=True)
`);
}

self.onmessage = async ({ data }) => {
  try {
    if (data instanceof Uint8Array) {
      flet.send(data);
    } else if (data.kind === "start") {
      ready = start(data.documentUrl);
      await ready;
    } else if (data.kind === "connect") {
      await ready;
      await flet.start_connection(receive);
      self.postMessage({ kind: "connected" });
    } else if (listeners.length) {
      for (const listener of listeners) listener(JSON.stringify(data));
    } else {
      waiting.push(data);
    }
  } catch (error) {
    console.error(error);
    if (data.kind === "start") self.postMessage({ kind: "failed" });
  }
};
