// An exhibit in another site's page: it tells that page its height, and comes alive when the reader asks.
(() => {
  const button = document.getElementById("alive");
  if (!button) return; // the dashboard's own pages
  const tell = () => {
    const height = Math.ceil(document.querySelector("main").getBoundingClientRect().height);
    window.parent.postMessage({ landscape: document.querySelector("figure").dataset.exhibit, height }, "*");
  };
  new ResizeObserver(tell).observe(document.querySelector("main"));
  window.landscapeFollow = (href) => href && window.open(href, "_blank", "noopener");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    await exhibits.show(location.search, document.body);
    button.remove();
  });
})();
