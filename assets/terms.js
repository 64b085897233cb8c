// A word of the glossary shows its meaning by CSS, on hover and focus. Here: into the window with it, and Escape.
(() => {
  const MARGIN = 8; // pixels between a meaning and the window's edge
  const termOf = (event) => event.target.closest?.(".term");

  function place(term) {
    const meaning = term.querySelector("[role=tooltip]");
    meaning.style.translate = "";
    const box = meaning.getBoundingClientRect();
    const over = box.right + MARGIN - document.documentElement.clientWidth;
    if (over > 0) meaning.style.translate = `${-Math.min(over, box.left - MARGIN)}px`;
  }

  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const term = termOf(event);
      if (term) place(term);
    });
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) term.classList.add("dismissed");
  });
  // A meaning that was taken away comes back when the word is pointed at, or reached, anew.
  for (const kind of ["mouseout", "focusout"]) {
    document.addEventListener(kind, (event) => {
      const term = termOf(event);
      if (term && !term.contains(event.relatedTarget)) term.classList.remove("dismissed");
    });
  }
})();
