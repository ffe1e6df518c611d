// The worker speaks to this script from here on; what it said before is heard now.
worker.onerror = () => stumble();
worker.onmessage = ({ data }) => {
  if (data instanceof Uint8Array) toDart(data);
  else hear(data);
};
for (const event of heard) {
  if (event.type === "error") worker.onerror();
  else worker.onmessage(event);
}
