// The presenter: one screen at a time, by keys or buttons, in two windows that follow each other.
(() => {
  const deck = document.getElementById("deck");
  if (!deck) return; // a page of the dashboard
  const WIDE = 900; // pixels of a window from which on it is a wide screen
  const BASE = [1280, 720]; // the screen on which nothing is under 18 px
  const NEAR = 7; // screens that are kept drawn: this one, and three on each side
  const speaking = document.body.classList.contains("speaker");
  const channel = new BroadcastChannel("landscape talk " + deck.dataset.address);
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const does = (name) => find(`[data-do="${name}"]`);
  const screens = () => all(".screen", deck);
  const fold = (screen) => find(`.fold[data-step="${screen.dataset.step}"]`);
  const last = Number(deck.dataset.steps);
  let now = null; // the screen that is shown
  let typed = ""; // digits of a step, until Enter
  let u = 1; // pixels of this screen for each of the base

  // The address: step, part of it, and its view where it is another than the deck's: #7.2?sites=XKX
  function written(screen) {
    const part = screen.dataset.part === "1" ? "" : "." + screen.dataset.part;
    const view = screen.dataset.view === screen.dataset.usual ? "" : "?" + screen.dataset.view;
    return "#" + screen.dataset.step + part + view;
  }

  async function read(hash) {
    const [, step, part, view] = hash.match(/^#(\d+)(?:\.(\d+))?(?:\?(.*))?$/) || [];
    const wanted = Math.min(Math.max(Number(step || 1), 1), last);
    const first = find(`.screen[data-step="${wanted}"]`);
    if (first && (view ?? first.dataset.usual) !== first.dataset.view) await choose(first, view ?? first.dataset.usual);
    return find(`.screen[data-step="${wanted}"][data-part="${part || 1}"]`) || find(`.screen[data-step="${wanted}"]`);
  }

  // Showing

  function show(screen, tell = true) {
    if (!screen) return;
    now = screen;
    const order = screens();
    const place = order.indexOf(screen);
    for (const one of order) {
      one.classList.toggle("now", one === screen);
      one.classList.toggle("then", one === order[place + 1]);
    }
    history.replaceState(history.state, "", location.pathname + location.search + written(screen));
    const parts = order.filter((one) => one.dataset.step === screen.dataset.step).length;
    const title = find(".point", screen).textContent;
    find("#to input").value = screen.dataset.step;
    find("#part").textContent = parts > 1 ? `(${screen.dataset.part} of ${parts})` : "";
    does("previous").disabled = place === 0;
    does("next").disabled = place === order.length - 1;
    for (const one of all(".fold")) one.hidden = one.hidden || one !== fold(screen);
    does("filters").setAttribute("aria-expanded", String(!fold(screen).hidden));
    document.title = `${screen.dataset.step} ${title} · ${find("h1").textContent}`;
    say(`Step ${screen.dataset.step} of ${last}: ${title}`);
    speak(order[place + 1]);
    if (tell) post();
    prepare(place);
    offline.check();
  }

  const say = (words) => (find("#announcer").textContent = words);

  function speak(next) {
    if (!speaking) return;
    find("#notes").textContent = now.dataset.notes;
    find("#after").textContent = next ? "Next: " + find(".point", next).textContent : "This is the last step.";
  }

  // What is near is drawn before it is asked for: the next screen first.
  let turn = 0;
  async function prepare(place) {
    const mine = ++turn;
    const near = (one) => (one >= place ? 2 * (one - place) : 2 * (place - one) + 1);
    const order = screens().map((screen, at) => [near(at), screen]).sort((a, b) => a[0] - b[0]);
    for (const [, screen] of order.slice(0, NEAR)) {
      if (!find(".plot, .matter", screen).fitted) await draw(screen);
      if (mine !== turn) return; // the speaker has gone on
      await new Promise(offline.whenIdle);
    }
  }

  async function draw(screen) {
    if (!find(".plot", screen)) return fitting.enlarge(screen);
    await exhibits.show("", screen);
    return fitting.fit(screen);
  }

  const isNarrow = () => document.body.classList.contains("narrow");

  function measure() {
    const [width, height] = [window.innerWidth, window.innerHeight];
    const narrow = width < WIDE && !speaking;
    u = speaking || narrow ? 1 : Math.max(1, Math.min(width / BASE[0], height / BASE[1]));
    const bar = find("nav").offsetHeight;
    const [w, h] = speaking ? [BASE[0], BASE[1] - 46] : [width, height - bar];
    const set = (name, value) => document.body.style.setProperty(name, value);
    document.body.classList.toggle("narrow", narrow);
    for (const [name, value] of [["--u", u], ["--w", w], ["--h", h], ["--bar", bar]]) set(name, `${value}px`);
    const free = width - 56;
    set("--now", (free * 0.6) / BASE[0]);
    set("--then", (free * 0.4) / BASE[0]);
  }

  function remeasure() {
    measure();
    measure(); // the bar may have another height now
    for (const one of all(".plot, .matter", deck)) one.fitted = false;
    prepare(screens().indexOf(now));
  }

  // Views

  // Another view of a step: the figure draws itself anew, words come from the server.
  async function choose(screen, view) {
    const own = find("figure", screen);
    for (const one of own ? [screen] : all(`.screen[data-step="${screen.dataset.step}"]`, deck)) one.dataset.view = view;
    for (const select of all("select", fold(screen))) {
      select.value = new URLSearchParams(view).get(select.name) ?? select.dataset.usual;
    }
    if (!own) return retell(screen, view);
    own.dataset.fixed = view;
    find(".plot", screen).fitted = false;
    await draw(screen);
    return screen;
  }

  async function retell(screen, view) {
    const { step, key, point, notes, usual } = screen.dataset;
    const asked = new URLSearchParams({ step: key, ...(point && { point }), ...(notes && { notes }) });
    const answer = await offline.get(`/present?${asked}&${view}`);
    const told = all(".screen", new DOMParser().parseFromString(await answer.text(), "text/html"));
    for (const one of told) {
      Object.assign(one.dataset, { step, usual });
      one.id = `screen-${step}-${one.dataset.part}`;
    }
    const old = all(`.screen[data-step="${step}"]`, deck);
    old[0].before(...told);
    for (const one of old) one.remove();
    return told[0];
  }

  async function chosen(form) {
    const view = new URLSearchParams();
    for (const select of all("select", form)) {
      if (select.value && select.value !== select.dataset.usual) view.set(select.name, select.value);
    }
    view.sort();
    show(await choose(now, view.toString().replaceAll("%2C", ",")));
  }

  for (const form of all(".fold")) {
    form.addEventListener("change", () => chosen(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", async (event) => {
      event.preventDefault();
      show(await choose(now, now.dataset.usual));
    });
  }

  // Going on: first down a screen that is longer than the window, then to the next.

  function scrolled(way) {
    if (!isNarrow() && !find(".plot, .matter", now).fitted) return false; // its length is not known yet
    const inner = isNarrow() ? now : find(".drawing, .matter", now);
    const before = inner.scrollTop;
    inner.scrollTop += way * inner.clientHeight * 0.85;
    return Math.abs(inner.scrollTop - before) > 4;
  }

  const by = (way) => show(screens()[screens().indexOf(now) + way]);

  const to = (step) => show(find(`.screen[data-step="${Math.min(Math.max(step, 1), last)}"]`));

  function blank(on = find("#blank").hidden, tell = true) {
    find("#blank").hidden = !on || speaking;
    deck.classList.toggle("blank", on);
    find('nav [data-do="blank"]').setAttribute("aria-pressed", String(on));
    say(on ? "The screen is blank." : "The screen is back.");
    if (tell) post();
  }
  const isBlank = () => deck.classList.contains("blank");

  const actions = {
    next: () => scrolled(1) || by(1),
    previous: () => scrolled(-1) || by(-1),
    forth: () => by(1),
    back: () => by(-1),
    first: () => to(1),
    last: () => show(screens().at(-1)),
    blank: () => blank(!isBlank()),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    speaker: () => {
      const query = new URLSearchParams(location.search);
      query.set("speaker", "");
      window.open(`${location.pathname}?${query}${location.hash}`, "landscape speaker", "width=1100,height=760");
    },
    filters: () => {
      const form = fold(now);
      form.hidden = !form.hidden;
      does("filters").setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) (find("select", form) || does("filters")).focus();
    },
    letters: () => {
      localStorage.setItem(LETTERS, hasLetters() ? "off" : "on");
      sayLetters();
    },
    restart: () => sessionStorage.setItem("talk began", String(Date.now())),
  };

  const KEYS = {
    PageDown: "next", ArrowRight: "forth", ArrowDown: "next", " ": "next",
    PageUp: "previous", ArrowLeft: "back", ArrowUp: "previous",
    Home: "first", End: "last", b: "blank", ".": "blank", f: "full", s: "speaker", v: "filters",
  };

  // Who speaks to a computer, or strikes keys that were not meant, can do without those that are letters or digits.
  const LETTERS = "letters of the talk";
  const hasLetters = () => localStorage.getItem(LETTERS) !== "off";
  const sayLetters = () => {
    for (const one of all('[data-do="letters"]')) one.lastChild.textContent = hasLetters() ? "on" : "off";
  };
  sayLetters();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return close(event);
    if (event.target.matches("select, input")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key.length === 1 && key !== " " && !hasLetters()) return;
    if (/^\d$/.test(key)) {
      typed += key;
      say(`Step ${typed}`);
    } else if (key === "Enter" && typed) {
      event.preventDefault();
      done(() => to(Number(typed)));
    } else if (KEYS[key] && !(key === " " && event.target.matches("button, a, summary"))) {
      event.preventDefault();
      const name = key === " " && event.shiftKey ? "previous" : KEYS[key];
      done(() => actions[name]?.());
    }
  });

  function done(act) {
    act();
    typed = "";
  }

  function close() {
    if (isBlank()) blank(false);
    if (now && !fold(now).hidden) actions.filters();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
    const link = event.target.closest('a[href^="/sites/"]');
    if (link) remember();
  });

  find("#to").addEventListener("submit", (event) => {
    event.preventDefault();
    to(Number(find("#to input").value) || 1);
    find("#to input").blur();
  });

  // A click on a site opens its profile in this tab, with a way back to this step.
  const remember = () => {
    sessionStorage.setItem("talk", JSON.stringify({ href: location.href, step: now.dataset.step }));
  };
  window.landscapeFollow = (href) => {
    if (!href) return;
    remember();
    location.assign(href);
  };

  // Two windows: what happens in one happens in the other.

  const post = () => channel.postMessage({ at: written(now), blank: isBlank() });
  channel.addEventListener("message", async ({ data }) => {
    if (data === "where") return speaking || !now ? null : post();
    if (data.at !== written(now)) show(await read(data.at), false);
    if (data.blank !== isBlank()) blank(data.blank, false);
  });

  function tick() {
    const time = new Date();
    const began = Number(sessionStorage.getItem("talk began"));
    const seconds = Math.max(0, Math.floor((time - began) / 1000));
    find("#clock").textContent = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    find("#running").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  async function begin() {
    sessionStorage.removeItem("talk");
    for (const one of screens()) one.dataset.usual = one.dataset.view;
    if (!screens().length) return;
    document.body.classList.add("live");
    measure();
    measure();
    if (speaking) {
      if (!sessionStorage.getItem("talk began")) actions.restart();
      tick();
      setInterval(tick, 1000);
    }
    window.addEventListener("resize", remeasure);
    window.addEventListener("hashchange", async () => show(await read(location.hash)));
    show(await read(location.hash), !speaking);
    if (speaking) channel.postMessage("where");
    if (await offline.ahead()) find("#kept").hidden = false;
  }
  begin();
})();
