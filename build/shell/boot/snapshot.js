// The next start gets a memory snapshot of Python with the app in it, made here in a worker of its
// own at a moment when nobody is busy. It costs no bytes on the wire, and a start without it is only
// slower.
const CALM = 5000;

function makeSnapshotWhenIdle() {
  if (startedFrom === "snapshot" || isPlain || !navigator.storage?.getDirectory || !navigator.locks) return;
  const tryNow = () => {
    if (document.hidden || performance.now() - lastTouch < CALM) return setTimeout(tryNow, CALM);
    return navigator.locks.request("leadwell-snapshot", { ifAvailable: true }, (lock) =>
      lock && makeSnapshot());
  };
  setTimeout(tryNow, CALM);
}

const makeSnapshot = () => new Promise((resolve) => {
  const maker = new Worker(workerUrl, { type: "module" });
  const end = () => {
    maker.terminate();
    resolve();
  };
  maker.onerror = end;
  maker.onmessage = ({ data }) => { if (data.kind === "made" || data.kind === "trouble") end(); };
  maker.postMessage({ kind: "make" });
});
