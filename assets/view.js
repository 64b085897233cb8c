// What runs in the browser: controls write the address, a click on a mark follows its link, arriving is announced.
const KEPT = ["sites", "area", "topic", "actor"]; // as in dashboard/view.py
let touched = null; // the filter whose control the reader changed last
const remember = (event) => {
  const control = event.target.closest(".control");
  if (control) touched = control.dataset.key;
};
for (const kind of ["change", "input", "click"]) document.addEventListener(kind, remember, true);

// Dash goes to the top of the page with every link: one into the same page goes on to the part that it names.
const goTo = (hash) =>
  setTimeout(() => {
    const part = document.getElementById(hash.slice(1));
    if (!part) return;
    for (let fold = part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (part.tabIndex < 0) part.tabIndex = -1; // so that it takes the focus
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && link.hash && link.pathname === location.pathname) goTo(link.hash);
});

// Links to pages stand in HTML that Dash does not know: follow them as its own links do, without loading anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("#page a[data-page]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState({}, "", link.href);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  window.scrollTo(0, 0);
});

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  landscape: {
    // The query with the value of the control that the reader touched; a default (all, or none) is left out.
    // Values that the server settles are not written: they would put steps into the history that trap Back.
    write_address(values, ids, options, search) {
      const place = ids.findIndex((id) => id.control === touched);
      if (place < 0) return window.dash_clientside.no_update;
      const value = values[place];
      const query = new URLSearchParams(search || "");
      const all = Array.isArray(value) && (value.length === 0 || value.length === options[place].length);
      const text = Array.isArray(value) ? value.slice().sort().join(",") : value;
      if (!text || text === "all" || all) query.delete(touched);
      else query.set(touched, text);
      touched = null;
      query.delete("page"); // of a table that is now another
      query.sort();
      const wanted = query.toString().replaceAll("%2C", ",");
      return wanted ? "?" + wanted : "";
    },

    // The link of the mark that was clicked; the reader's filters go along, as they do with every link.
    follow_mark(clicks, search) {
      const [graph] = window.dash_clientside.callback_context.triggered;
      const click = graph && graph.value;
      const href = click && click.points[0] && click.points[0].customdata;
      if (!href) return window.dash_clientside.no_update;
      const [address, part] = href.split("#");
      const [path, own] = address.split("?");
      if (part && path === location.pathname) goTo("#" + part);
      if (part && path === location.pathname && !own) return window.dash_clientside.no_update; // the view stays whole
      const query = new URLSearchParams(own || "");
      for (const [key, value] of new URLSearchParams(search || "")) {
        if (KEPT.includes(key) && !query.has(key)) query.set(key, value);
      }
      const text = query.toString().replaceAll("%2C", ",");
      return path + (text ? "?" + text : "") + (part && path !== location.pathname ? "#" + part : "");
    },

    // On a new page the title and the focus move; on a new view only a live region says so.
    arrive(drawn) {
      const heading = document.querySelector("#page h1");
      if (!heading || !drawn) return window.dash_clientside.no_update;
      const prepared = document.getElementById("prepared");
      if (prepared) prepared.remove();
      const name = "Counter-trafficking landscape";
      document.title = heading.textContent + " · " + name;
      const arrived = window.landscapePage !== drawn;
      const moved = window.landscapePage && arrived;
      window.landscapePage = drawn;
      if (arrived && location.hash) goTo(location.hash);
      if (moved) {
        window.scrollTo(0, 0);
        document.getElementById("content").focus({ preventScroll: true });
        return "Page: " + heading.textContent;
      }
      const filtered = [...document.querySelectorAll(".filtered")].map((one) => one.textContent).join("; ");
      return filtered ? "Showing: " + filtered : "";
    },
  },
});
