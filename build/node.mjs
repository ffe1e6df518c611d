// Runs a Python script in Pyodide: node.mjs PYODIDE FOLDER. What is in FOLDER/in is in /in, and
// what the script leaves in /out comes to FOLDER/out; the script is FOLDER/in/__main__.py.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// Node would print the line that failed, and that is a program of a megabyte.
const fail = (error) => { process.stderr.write(`${error?.message ?? error}\n`, () => process.exit(1)); };
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

const [pyodide, folder, stdLib] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const python = await loadPyodide(stdLib ? { stdLibURL: stdLib } : {});
for (const name of ["flet_js", "leadwell_page"]) {
  python.registerJsModule(name, { documentUrl: "", listen() {}, post() {} });
}
python.FS.mkdirTree("/in");
python.FS.mkdirTree("/out");
for (const name of fs.readdirSync(path.join(folder, "in"))) {
  python.FS.writeFile(`/in/${name}`, new Uint8Array(fs.readFileSync(path.join(folder, "in", name))));
}
python.runPython(`
import sys
sys.path.insert(0, "/in")
exec(compile(open("/in/__main__.py").read(), "/in/__main__.py", "exec"), {"__name__": "__main__"})
`);
fs.mkdirSync(path.join(folder, "out"), { recursive: true });
for (const name of python.FS.readdir("/out")) {
  if (!name.startsWith(".")) fs.writeFileSync(path.join(folder, "out", name), python.FS.readFile(`/out/${name}`));
}
process.exit(0);
