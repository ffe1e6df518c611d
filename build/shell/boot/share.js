// The device's own share sheet, for a file or for words. Where there is none, Python offers to save.
async function share({ title, text, name, type, data }) {
  const what = { title };
  if (text) what.text = text;
  if (data) what.files = [new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type })];
  let how = "none";
  try {
    if (navigator.canShare?.(what)) {
      await navigator.share(what);
      how = "shared";
    }
  } catch ({ name }) {
    if (name === "AbortError") how = "left";
  }
  tell({ kind: "shared", how });
}
