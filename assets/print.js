// For print, figures are drawn anew at the width of the paper, and the page says from where it was printed.
(() => {
  const PAPER = 700; // pixels of the lines on A4 between its margins, as in theme_print.css
  const HIGHEST = 900; // pixels of a figure on a page, below its title
  let isPaper = false;
  const figures = () => [...document.querySelectorAll("#page .exhibit .js-plotly-plot")];

  const printed = () =>
    `Printed from ${location.host}${location.pathname}${location.search}; ` +
    `addresses in brackets go on from ${location.host}. What stood folded is there.`;

  // A figure that is higher than a page is drawn wider, and then made smaller as a whole.
  function fitted(plot) {
    const scale = Math.min(1, HIGHEST / (plot.layout.height || 0));
    return { width: PAPER / scale, scale };
  }

  function toPaper() {
    if (isPaper) return;
    isPaper = true;
    document.querySelector("#page footer")?.setAttribute("data-printed", printed());
    for (const plot of figures()) {
      const { width, scale } = fitted(plot);
      plot.style.width = `${width}px`;
      plot.style.zoom = scale;
      window.Plotly.relayout(plot, { width });
    }
  }

  function toScreen() {
    if (!isPaper) return;
    isPaper = false;
    for (const plot of figures()) {
      plot.style.width = plot.style.zoom = "";
      window.Plotly.relayout(plot, { width: null, autosize: true });
    }
  }

  // Both, since not all browsers tell both.
  const media = matchMedia("print");
  media.addEventListener("change", () => (media.matches ? toPaper() : toScreen()));
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", toScreen);
})();
