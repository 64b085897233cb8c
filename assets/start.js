// Scripts begin when the words are on the screen: browsers compile them beside the page, which has to wait for that.
(() => {
  const { content } = document.getElementById("scripts");
  const isHidden = document.visibilityState === "hidden"; // then there are no frames to wait for

  function begin() {
    const files = [...content.querySelectorAll("link, script[src]")].map(live);
    files.at(-1).addEventListener("load", () => content.querySelectorAll("script:not([src])").forEach(live));
  }

  function live(still) {
    const made = document.createElement(still.localName);
    for (const { name, value } of still.attributes) made.setAttribute(name, value);
    made.async = false; // one after the other
    made.textContent = still.textContent;
    document.body.append(made);
    return made;
  }

  if (isHidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
})();
