// A navigation is a start: the moment to switch, or to go back after two starts that failed. A start
// that says it failed, or of which nothing is heard for long, weighs as much as three that were cut
// short: somebody may just have been too impatient to wait. A release that has started once is not
// given up at all.
const SHORT = 1;
const FAILED = 3;
const LIMIT = 6;
const LONG = 20000;

async function switchTo(value, release) {
  value.next = null;
  // It is brought here again by the next look.
  if (!(await isWhole(release))) return;
  if (value.healthy === value.current) value.previous = value.current;
  if (value.previous === release) value.previous = null;
  Object.assign(value, { current: release, strikes: 0, since: 0, litter: true });
}

// Go back when the current release is given up, or when parts of it are missing here and nothing is
// missing of the one before; that one comes again.
async function stepBack(value) {
  const { current, previous } = value;
  const isHere = await isWhole(current);
  const isGivenUp = isHere && value.healthy !== current && value.strikes >= LIMIT;
  if (!isHere) value.strikes = 0;
  if ((isHere && !isGivenUp) || !(await isWhole(previous))) return;
  if (isGivenUp) value.bad.push(current);
  value.previous = isGivenUp ? null : current;
  Object.assign(value, { current: previous, strikes: 0, litter: true });
}

// The release of each page, for what has no digest in its name.
const pages = new Map();

async function choose(value, event) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.map(({ id }) => id);
  const others = windows.filter(({ id, url }) => id !== event.clientId &&
    id !== event.resultingClientId && isApp(url.slice(scope.length)));
  if (value.since) value.strikes += Date.now() - value.since > LONG ? FAILED : SHORT;
  value.since = 0;
  if (value.next && !others.length) await switchTo(value, value.next);
  let page = value.current && (await pageOf(value.current));
  if (value.current && (!page || value.strikes)) {
    await stepBack(value);
    page = await pageOf(value.current);
  }
  const release = page ? value.current : null;
  if (release) value.since = Date.now();
  value.pages = Object.fromEntries(Object.entries(value.pages).filter(([id]) => open.includes(id)));
  value.pages[event.resultingClientId] = release;
  pages.set(event.resultingClientId, release);
  return page;
}

const isApp = (path) => /^(index\.html)?([?#]|$)/.test(path);

async function start(event) {
  let page = null;
  try {
    const { answer, kept } = change((value) => choose(value, event));
    event.waitUntil(kept);
    page = await answer;
  } catch (error) {
    // The browser's storage does not answer: the network may.
    console.warn(error);
  }
  return page || fromHost(event.request);
}

async function fromHost(request) {
  // A page that a cache still has may be of a release that the host has no more.
  const fresh = new Request(request.url, { cache: "reload", redirect: "manual" });
  const response = await fetch(fresh).catch(() => null);
  // A redirect, as a portal sends, is for the person to see.
  if (response?.ok || response?.type === "opaqueredirect") return response;
  return new Response(NOTHING, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// What is shown when there is nothing here to show, and nothing comes.
const NOTHING = `<!DOCTYPE html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leadwell</title>
<style>
:root { color-scheme: light dark; --paper: #F7F5F0; --ink: #1C2B2D; --teal: #0B5D5B; --on: #FFFFFF; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171513; --ink: #F1EDE6; --teal: #86CFC8; --on: #12201F; }
}
body { display: grid; min-height: 100vh; margin: 0; place-content: safe center; background: var(--paper);
  color: var(--ink); font: 1.125rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; }
main { max-width: 26rem; padding: 1.5rem; }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.2; }
a { display: inline-block; padding: .8rem 1.75rem; border-radius: 1.75rem; background: var(--teal);
  color: var(--on); font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 3px solid var(--teal); outline-offset: 3px; }
</style>
<main>
<h1>Leadwell</h1>
<p>Leadwell cannot be reached just now. What you saved is safe. See whether you have a network, then try again.</p>
<p><a href="${here("")}">Try again</a></p>
</main>
</html>
`;
