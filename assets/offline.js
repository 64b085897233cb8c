// When the line fails: a quiet sign says from when is what is shown, and when the line is back it is asked for again.
// Figures and words are kept here, documents and scripts by the service worker (assets/worker.js). All steps of a talk,
// and what lies on both sides of a page, are fetched ahead.
window.offline = (() => {
  const KEPT = "landscape"; // as in worker.js
  const AGAIN = 4000; // milliseconds until the server is asked again whether it is there
  const PATIENCE = 5000; // milliseconds for its answer
  const talk = document.getElementById("deck");
  const began = Date.now();
  // Only where the address is safe (TLS, or this machine), and the reader does not save data.
  const workers = navigator.connection?.saveData ? null : navigator.serviceWorker;
  let isUnkept = !workers?.controller; // what this page was made from: it came before the worker
  let sign = null;
  let asking = null;

  async function check() {
    const signal = AbortSignal.timeout(PATIENCE);
    const there = await fetch("/healthz", { method: "HEAD", cache: "no-store", signal }).then((one) => one.ok, () => false);
    return there ? isBack() : isAway(await loaded());
  }

  // From when the document is: a worker may have given an older one.
  async function loaded() {
    const kept = await window.caches?.match(location.href.split("#")[0]);
    return kept ? kept.headers.get("Date") : began;
  }

  function isAway(since) {
    const time = new Date(since);
    const isToday = time.toDateString() === new Date().toDateString();
    const clock = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const day = isToday ? "" : " on " + time.toLocaleDateString([], { day: "numeric", month: "long" });
    sign ??= Object.assign(document.createElement("p"), { className: "offline", role: "status" });
    if (!sign.isConnected) (document.getElementById("kept") ?? document.body.lastElementChild).after(sign);
    sign.textContent = `Offline, showing what was loaded at ${clock}${day}`;
    asking ??= setInterval(check, AGAIN);
  }

  async function isBack() {
    if (!sign) return;
    clearInterval(asking);
    sign.remove();
    sign = asking = null;
    const shown = document.querySelector("[data-version]")?.dataset.version;
    const { made } = await (await fetch("/readyz")).json();
    if (shown && shown !== made) location.reload();
    else if (!talk) window.dash_clientside.set_props("again", { data: Date.now() });
  }

  // What the server says; where the line fails or brings nothing, what it said before.
  async function get(address) {
    const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("The line brings nothing.")));
    const said = fetch(address).then((fresh) => {
      if (fresh.status >= 500) throw new Error(`The server answers with ${fresh.status}.`);
      keep(address, fresh);
      return fresh;
    });
    try {
      return await Promise.race([said, late]);
    } catch {
      const kept = await window.caches?.match(address);
      if (!kept) return said;
      isAway(kept.headers.get("Date"));
      return kept;
    }
  }

  function keep(address, fresh) {
    if (!fresh.ok || !navigator.serviceWorker) return;
    const copy = fresh.clone();
    whenIdle(async () => (await caches.open(KEPT)).put(address, copy));
  }
  const whenIdle = (act) => (window.requestIdleCallback ?? window.setTimeout)(act);

  // Fetching ahead

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const cardsOf = (document) => [...document.querySelectorAll("figure.exhibit")];
  const isOurs = (address) => new URL(address, location.href).origin === location.origin;

  // What this page itself was made from: the worker had not begun when it was fetched.
  function own() {
    const fetched = performance.getEntriesByType("resource").map((one) => one.name).filter(isOurs);
    return [...new Set(fetched)].filter((address) => !address.includes("/healthz"));
  }

  // The pages on both sides of this one: in its own order, else in that of the navigation.
  function near() {
    const beside = [...document.querySelectorAll('#page nav[aria-label="Neighbours"] .steps a[href]')];
    const places = [...document.querySelectorAll("#page header nav a[href]")];
    const here = places.findIndex((one) => one.classList.contains("current"));
    const chosen = beside.length ? beside : here < 0 ? [] : [places[here - 1], places[here + 1]];
    return chosen.filter(Boolean).map((one) => one.getAttribute("href").split("#")[0]);
  }

  const pageAt = async (address) => (await fetch(address, { headers: { Accept: "text/html" } })).text();

  // An exhibit, and the outlines that its figure names.
  async function getExhibit(card) {
    const text = await (await get(exhibits.first(card))).text();
    await Promise.all((text.match(/\/outlines[^"\\]+/g) ?? []).map((address) => fetch(address)));
  }

  async function getAll(document) {
    for (const card of cardsOf(document)) await getExhibit(card);
    if (cardsOf(document).length) await fetch(window.document.body.dataset.plotly);
    for (const picture of document.querySelectorAll("img[src]")) await fetch(picture.getAttribute("src"));
  }

  // Fetch ahead what may be shown next; gives whether there is a worker to keep it.
  let turn = 0;
  async function ahead() {
    if (!workers) return false;
    const mine = ++turn;
    try {
      await begin();
      const here = location.href.split("#")[0];
      if (isUnkept) await Promise.all(own().map((address) => fetch(address)));
      isUnkept = false;
      await pageAt(here);
      if (talk) await getAll(document);
      else await get("/pages" + location.pathname + location.search);
      for (const address of talk ? [] : near()) {
        if (mine !== turn) return false; // the reader has gone on
        await Promise.all([getAll(parsed(await pageAt(address))), get("/pages" + address)]);
      }
      document.documentElement.dataset.kept = here;
      return true;
    } catch (error) {
      console.warn(error);
      check();
      return false;
    }
  }

  // The worker keeps scripts compiled, too: the sooner it begins, the sooner is the next visit.
  async function begin() {
    if (!workers) return;
    await workers.register("/worker.js");
    await workers.ready;
    if (!workers.controller) await new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
  }

  window.addEventListener("offline", check);
  window.addEventListener("online", check);
  if (navigator.serviceWorker?.controller) check();

  return { ahead, begin, check, get, whenIdle };
})();
