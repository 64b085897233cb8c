// The service worker: a page that was loaded once is shown again when the line fails, with its scripts and styles.
// What can never change is taken from what is kept; everything else is asked for over the line first.
const KEPT = "landscape";
const MOST = 1500; // answers that are kept; the oldest go first
const PATIENCE = 5000; // milliseconds for a line that is there but brings nothing, where there is an older answer
const SHOWN = /^\/(pictures\/|outlines|_dash-|assets\/|styles\/|scripts\/)/;
const BY_PAGES = ["/pages/*", "/charts/*", "/healthz", "/readyz"]; // what pages keep themselves: see offline.js
const LOST = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not at hand</title><link rel="icon" href="data:,"><body style="font: 18px/1.4 system-ui, sans-serif; max-width: 36em; margin: 3em auto; padding: 0 1em">
<h1>This page is not at hand</h1><p>The line to the server has failed, and this page was not loaded before.</p>
<p><a href="/">To the overview</a></p>`;

addEventListener("install", (event) => {
  skipWaiting();
  // Without waiting for this worker, where the browser knows how.
  const past = BY_PAGES.map((pathname) => ({ condition: { urlPattern: { pathname } }, source: "network" }));
  event.waitUntil(Promise.all([event.addRoutes?.(past), compileAhead().catch(console.warn)]));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isOurs = event.request.method === "GET" && url.origin === location.origin;
  if (isOurs && (isPage(event.request) || SHOWN.test(url.pathname))) event.respondWith(answer(event));
});

// What a worker keeps while it is installed, the browser compiles and keeps so: the next visit has only to run it.
async function compileAhead() {
  const page = await (await fetch("/")).text();
  const scripts = [...page.matchAll(/(?:src|data-plotly)="([^"]+[.]js[^"]*)"/g)].map(([, address]) => address);
  await (await caches.open(KEPT)).addAll(scripts);
}

const isPage = (request) => request.headers.get("Accept")?.includes("text/html");
const isForEver = (response) => response.headers.get("Cache-Control")?.includes("immutable");

async function answer(event) {
  const kept = await caches.match(event.request);
  if (kept && isForEver(kept)) return kept;
  const asked = fetch(event.request).then((fresh) => (keep(event, fresh), fresh));
  const late = new Promise((done) => kept && setTimeout(done, PATIENCE));
  const fresh = await Promise.race([asked.catch(() => null), late]);
  if (fresh && (fresh.status < 500 || !kept)) return fresh;
  if (kept) return kept;
  const isLost = isPage(event.request);
  return isLost ? new Response(LOST, { status: 503, headers: { "Content-Type": "text/html" } }) : Response.error();
}

function keep(event, fresh) {
  const isDownload = isPage(event.request) && !fresh.headers.get("Content-Type")?.includes("text/html");
  if (!fresh.ok || isDownload) return;
  const copy = fresh.clone();
  event.waitUntil(put(event.request, copy));
}

async function put(request, copy) {
  const cache = await caches.open(KEPT);
  await cache.put(request, copy);
  if (isPage(request)) await forgetTheOldest(cache); // once a page: with each of its parts it would be too often
}

async function forgetTheOldest(cache) {
  const all = await cache.keys();
  for (const request of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(request);
}
