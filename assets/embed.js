// An exhibit in another site's page: it tells that page its height, and comes alive when the reader asks.
(() => {
  const button = document.getElementById("alive");
  if (!button) return; // the dashboard's own pages
  const main = document.querySelector("main");
  const { exhibit } = main.querySelector("figure").dataset;
  const tell = () => {
    window.parent.postMessage({ landscape: exhibit, height: Math.ceil(main.getBoundingClientRect().height) }, "*");
  };
  new ResizeObserver(tell).observe(main);
  window.landscapeFollow = (href) => href && window.open(href, "_blank", "noopener");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    await exhibits.show(location.search, document.body);
    button.remove();
  });
})();
