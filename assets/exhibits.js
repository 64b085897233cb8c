// Exhibits draw themselves: each card asks its own address for figure and words, and asks again when the view changes.
window.exhibits = (() => {
  const plots = new Set();
  let library = null;

  // plotly is loaded once, when the first figure is drawn.
  const plotly = () =>
    (library ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.plotly;
      script.onload = () => done(window.Plotly);
      script.onerror = () => failed(new Error("plotly did not arrive"));
      document.head.append(script);
    }));

  // The part of the page's query that the chart answers to, with what the page itself decides.
  function queryOf(card, search) {
    const query = new URLSearchParams(card.dataset.fixed || "");
    const chosen = new URLSearchParams(search || "");
    for (const key of card.dataset.filters.split(" ")) {
      if (chosen.get(key) && !query.has(key)) query.set(key, chosen.get(key));
    }
    query.sort();
    return query;
  }

  const written = (query) => query.toString().replaceAll("%2C", ",");

  // The part of the page's view that an element with `data-filters` answers to now, as it stands in an address.
  const chosen = (place) => written(queryOf(place, location.search));

  // With the version of the data in its address, the answer may be kept for ever.
  const address = (card, query, more = "") =>
    `${card.dataset.exhibit}.json?${written(query)}&v=${card.dataset.version}${more}`;

  // Where a card is drawn from first: for the view that the server read, without what it left out.
  const usual = (card) => ("query" in card.dataset ? new URLSearchParams(card.dataset.query) : queryOf(card, ""));
  const first = (card) => address(card, usual(card));

  // The exhibit as JSON.
  async function fetched(card, query, more) {
    const answer = await (window.offline?.get ?? fetch)(address(card, query, more));
    const said = await answer.json();
    if (answer.ok) return said;
    if (answer.status !== 400 || !said.good) throw new Error(said.error);
    for (const key of Object.keys(said.good)) query.delete(key); // as the page does, which says so
    return fetched(card, query, more);
  }

  // What the card shows now; `more` asks for a variant of it.
  const ask = (card, more) => fetched(card, queryOf(card, location.search), more && "&" + more);

  async function draw(card, search, isNew) {
    const query = isNew ? usual(card) : queryOf(card, search);
    const asked = card.dataset.exhibit + "?" + written(queryOf(card, search));
    const plot = card.querySelector(".plot");
    if (plot.asked === asked) return;
    plot.asked = asked;
    card.setAttribute("aria-busy", "true");
    try {
      const [said, Plotly] = await Promise.all([fetched(card, query), plotly()]);
      if (plot.asked !== asked || !plot.isConnected) return; // another view has been asked for since
      say(card, said, query);
      place(plot, said);
      await Plotly.react(plot, said.figure.data, said.figure.layout, said.config);
      if (!plots.has(plot)) plot.on("plotly_click", (click) => window.landscapeFollow?.(click.points[0].customdata));
      plots.add(plot);
    } catch (error) {
      if (plot.asked === asked) plot.asked = null;
      card.querySelector(".head").dataset.missing = "This view could not be loaded; what is shown was loaded before.";
      console.warn(error);
    } finally {
      if (plot.asked === asked || plot.asked === null) card.removeAttribute("aria-busy");
    }
  }

  function place(plot, said) {
    if (!plot.classList.contains("js-plotly-plot")) plot.replaceChildren();
    plot.classList.remove("pending");
    if (said.figure.layout.height) plot.style.height = `${said.figure.layout.height}px`;
  }

  function say(card, said, query) {
    card.said = said;
    delete card.querySelector(".head").dataset.missing;
    card.querySelector(".head :is(h1, h2, h3)").textContent = said.title;
    card.querySelector(".filtered").textContent = said.filtered;
    card.querySelector(".described").textContent = said.description;
    const lines = said.caption.map((line) => Object.assign(document.createElement("p"), { textContent: line }));
    card.querySelector("figcaption").replaceChildren(...lines);
    for (const link of card.querySelectorAll("a[data-form]")) {
      const text = written(query);
      const form = link.dataset.form ? "." + link.dataset.form : "";
      link.href = card.dataset.exhibit + form + (text ? "?" + text : "");
    }
  }

  // Draw all cards for a query; those of a new page for the view that the server read from it, without what it left
  // out. Resolves with what they then say of their filters.
  async function show(search, within = document.getElementById("page"), isNew = false) {
    for (const plot of plots) {
      if (plot.isConnected) continue;
      window.Plotly.purge(plot);
      plots.delete(plot);
    }
    const cards = [...within.querySelectorAll("figure.exhibit")];
    await Promise.all(cards.map((card) => draw(card, search, isNew)));
    if (cards.every((card) => plots.has(card.querySelector(".plot")))) performance.mark("drawn");
    return cards.map((card) => card.querySelector(".filtered").textContent).filter(Boolean);
  }

  // What was drawn before Dash had come moves into the page that Dash made.
  function move(before, page) {
    for (const old of before.querySelectorAll("figure.exhibit")) {
      const [card, plot] = [page.querySelector(`#${old.id}`), old.querySelector(".plot")];
      if (!plots.has(plot) || card?.dataset.query !== old.dataset.query) continue;
      card.querySelector(".plot").replaceWith(plot);
      say(card, old.said, usual(card));
    }
    before.remove();
  }

  // Once a window has another width: plotly leaves the legends where they were.
  function redraw() {
    for (const plot of plots) if (plot.isConnected) window.Plotly.redraw(plot);
  }

  return { ask, chosen, first, move, plotly, redraw, show };
})();
