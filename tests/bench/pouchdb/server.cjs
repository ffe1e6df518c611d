// A PouchDB server over LevelDB, and a page with PouchDB in it, on a free port of 127.0.0.1.
const [, , modules, folder] = process.argv;
const from = require("node:module").createRequire(`${modules}/node_modules/`);
const express = from("express");
const PouchDB = from("pouchdb").defaults({ prefix: `${folder}/` });

const app = express();
app.get("/page", (_, reply) => reply.send("<!doctype html><title>PouchDB</title><script src=/pouchdb.js></script>"));
app.get("/pouchdb.js", (_, reply) => reply.sendFile(`${modules}/node_modules/pouchdb/dist/pouchdb.min.js`));
app.use("/db", from("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${folder}/log` }));
const listener = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${listener.address().port}`));
