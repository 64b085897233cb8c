// Taking an exhibit along: pictures made by the browser itself, and what can be copied of it. All carry their words.
(() => {
  const PIXELS = 2; // of the picture, for each of the page
  const WIDTH = 960;

  // The figure with title, filters and caption inside, as the server lays it out, as a picture of this browser's.
  async function picture(card, format) {
    const [said, Plotly] = await Promise.all([exhibits.ask(card, `captioned=1&width=${WIDTH}`), exhibits.plotly()]);
    const { data, layout } = said.figure;
    return Plotly.toImage({ data, layout }, { format, width: WIDTH, height: layout.height, scale: format === "png" ? PIXELS : 1 });
  }

  const escaped = (text) => Object.assign(document.createElement("p"), { textContent: text }).innerHTML;
  const blob = (text, type) => new Blob([text], { type });

  // Word takes the HTML: the picture, which holds title and caption, and below it how to cite it.
  async function forWord(card) {
    const address = picture(card, "png");
    const said = card.said ?? (await exhibits.ask(card));
    const html = address.then((src) =>
      blob(`<p><img src="${src}" width="640" alt="${escaped(said.description).replaceAll('"', "&quot;")}"></p>` +
        said.caption.map((line) => `<p><small>${escaped(line)}</small></p>`).join("") +
        `<p><small>${escaped(said.citation)}</small></p>`, "text/html"));
    const png = address.then((src) => blob(Uint8Array.from(atob(src.split(",")[1]), (one) => one.charCodeAt(0)), "image/png"));
    const plain = blob([said.title, said.filtered, ...said.caption, said.citation].join("\n"), "text/plain");
    await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "image/png": png, "text/plain": plain })]);
  }

  const copied = { word: "Picture, caption and citation", link: "Link", embed: "Code", citation: "Citation", bibtex: "Entry" };

  async function copy(card, what) {
    if (what === "word") return forWord(card);
    const said = card.said ?? (await exhibits.ask(card));
    return navigator.clipboard.writeText(said[what]);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const card = button.closest("figure.exhibit");
    const say = card.querySelector(".copied");
    try {
      await copy(card, button.dataset.copy);
      say.textContent = `${copied[button.dataset.copy]} copied.`;
    } catch (error) {
      say.textContent = "This browser does not let the page copy; the forms to download hold the same.";
      console.warn(error);
    }
  });

  // A picture is made here, where its server may have no means to; without a script, the link asks the server.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest('a[data-form="png"], a[data-form="svg"]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const card = link.closest("figure.exhibit");
    try {
      const save = document.createElement("a");
      save.href = await picture(card, link.dataset.form);
      save.download = link.download;
      save.click();
    } catch (error) {
      console.warn(error);
      location.assign(link.href);
    }
  });
})();
