// Screens of a talk are fitted: figures are drawn small and magnified, so that their smallest text is legible from the
// back of the room; words take the largest type that leaves all of them on the screen.
window.fitting = (() => {
  const SMALLEST = 18; // pixels of text there
  const LABEL = 12; // pixels of the labels of axes in a figure
  const LARGEST = 13; // pixels that the smallest text of a figure is taken to have at most
  const LEAST = 0.62; // of its height, to which a figure may be pressed to fit the screen
  const MOST = 1.3; // of its height, to which it may be stretched
  const TYPES = [1.5, 1.4, 1.3, 1.2, 1.1, 1]; // sizes of words, the largest first
  const TURNED = /rotate\((?!0[,)])/;

  const find = (selector, within) => within.querySelector(selector);
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const isNarrow = () => document.body.classList.contains("narrow");
  const unit = () => parseFloat(getComputedStyle(document.body).getPropertyValue("--u")); // pixels for each of the base
  const sizes = (plot) => all("text", plot).filter((one) => one.textContent.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize));

  async function fit(screen) {
    const plot = find(".plot", screen);
    const said = find("figure", screen).said;
    if (!plot?.classList.contains("js-plotly-plot") || !said) return;
    if (!("own" in said)) said.own = said.figure.layout.height; // plotly writes its own into the layout
    const scale = isNarrow() ? 1 : (SMALLEST * unit()) / Math.min(...sizes(plot), LARGEST);
    screen.style.setProperty("--scale", scale);
    await (isNarrow() ? resize(plot, said.own || 380) : place(screen, plot, said.own, scale));
    keyed(screen, find(".drawing", screen));
    plot.fitted = true;
    screen.classList.add("drawn");
  }

  // What scrolls can be reached by the Tab key: the whole screen on a telephone, else what is in it.
  function keyed(screen, part) {
    const scrolls = isNarrow() ? screen : part;
    for (const one of [screen, part]) one.removeAttribute("tabindex");
    if (scrolls.scrollHeight > scrolls.clientHeight + 2) scrolls.tabIndex = 0;
  }

  // The way in which fewest words stand on each other: the caption beside the figure, or below it where the figure
  // needs the width; pressed into the window, or else as high as it is, and the window scrolls.
  async function place(screen, plot, own, scale) {
    const tried = [];
    for (const [below, whole] of [[false, false], [true, false], [true, true]]) {
      screen.classList.toggle("below", below);
      const free = Math.floor(find(".drawing", screen).clientHeight / scale);
      if (!own) return resize(plot, free); // a map takes what there is
      if (!whole && free < own * LEAST) continue;
      const height = whole ? own : Math.min(free, own * MOST);
      await resize(plot, height);
      tried.push({ below, height, crowd: crowd(plot) });
      if (!tried.at(-1).crowd) return null;
    }
    const best = tried.reduce((one, other) => (other.crowd < one.crowd ? other : one));
    screen.classList.toggle("below", best.below);
    return resize(plot, best.height);
  }

  // Labels of axes are as small as any other text may be: the room is for what they label.
  async function resize(plot, height) {
    plot.style.height = `${height}px`;
    const labels = Object.keys(plot._fullLayout).filter((key) => /^[xy]axis\d*$/.test(key));
    const small = labels.map((key) => [`${key}.tickfont.size`, Math.min(plot._fullLayout[key].tickfont?.size ?? LABEL, LABEL)]);
    const before = plot._fullLayout.width;
    await window.Plotly.relayout(plot, { height, width: plot.clientWidth, ...Object.fromEntries(small) });
    if (plot.clientWidth !== before) await window.Plotly.redraw(plot); // else legends stay where they were
  }

  // Words take the largest type that leaves all of them on the screen.
  function enlarge(screen) {
    const matter = find(".matter", screen);
    for (const size of isNarrow() ? [1] : TYPES) {
      screen.style.setProperty("--t", size);
      if (matter.scrollHeight <= matter.clientHeight && matter.scrollWidth <= matter.clientWidth + 1) break;
    }
    keyed(screen, matter);
    matter.fitted = true;
  }

  // How many words of the figure stand on each other, or out of it. Words that are turned are left out: their boxes are
  // larger than they.
  function crowd(plot) {
    const frame = find(".main-svg", plot).getBoundingClientRect();
    const upright = all("text", plot).filter((one) => one.textContent.trim() && !TURNED.test(one.getAttribute("transform")));
    const boxes = upright.map((one) => one.getBoundingClientRect()).filter((one) => one.width);
    const over = (a, b) => a.left < b.right - 3 && b.left < a.right - 3 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    const out = (a) => a.bottom > frame.bottom + 2 || a.top < frame.top - 2 || a.right > frame.right + 2 || a.left < frame.left - 2;
    return boxes.filter((a, at) => out(a) || boxes.slice(at + 1).some((b) => over(a, b))).length;
  }

  return { enlarge, fit };
})();
