// What runs in the browser: controls write the address, a click on a mark follows its link, arriving is announced.
const KEPT = ["sites", "area", "topic", "actor"]; // as in dashboard/view.py
let touched = null; // the filter whose control the reader changed last
const remember = (event) => {
  const control = event.target.closest(".control");
  if (control) touched = control.dataset.key;
};
for (const kind of ["change", "input", "click"]) document.addEventListener(kind, remember, true);

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
      query.sort();
      const wanted = query.toString().replaceAll("%2C", ",");
      return wanted ? "?" + wanted : "";
    },

    // The link of the mark that was clicked; the reader's filters go along, as they do with every link.
    follow_mark(clicks, search) {
      const click = clicks.find((one) => one);
      const href = click && click.points[0] && click.points[0].customdata;
      if (!href) return window.dash_clientside.no_update;
      const [path, own] = href.split("?");
      const query = new URLSearchParams(own || "");
      for (const [key, value] of new URLSearchParams(search || "")) {
        if (KEPT.includes(key) && !query.has(key)) query.set(key, value);
      }
      const text = query.toString().replaceAll("%2C", ",");
      return text ? path + "?" + text : path;
    },

    // On a new page the title and the focus move; on a new view only a live region says so.
    arrive(drawn) {
      const heading = document.querySelector("#page h1");
      if (!heading || !drawn) return window.dash_clientside.no_update;
      const prepared = document.getElementById("prepared");
      if (prepared) prepared.remove();
      const name = "Counter-trafficking landscape";
      document.title = heading.textContent + " · " + name;
      const moved = window.landscapePage && window.landscapePage !== drawn;
      window.landscapePage = drawn;
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
