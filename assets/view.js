// What runs in the browser: controls write the address, a click on a mark follows its link, arriving is announced.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  landscape: {
    // The query of the controls' values; what stands at its default (all chosen, or empty) is left out.
    write_address(values, ids, options, search) {
      const query = new URLSearchParams(search || "");
      ids.forEach((id, place) => {
        const value = values[place];
        const all = Array.isArray(value) && (value.length === 0 || value.length === options[place].length);
        const text = Array.isArray(value) ? value.slice().sort().join(",") : value;
        if (!text || text === "all" || all) query.delete(id.control);
        else query.set(id.control, text);
      });
      query.sort();
      const wanted = query.toString().replaceAll("%2C", ",");
      const before = new URLSearchParams(search || "");
      before.sort();
      if (wanted === before.toString().replaceAll("%2C", ",")) return window.dash_clientside.no_update;
      return wanted ? "?" + wanted : "";
    },

    follow_mark(clicks) {
      const click = clicks.find((one) => one);
      const href = click && click.points[0] && click.points[0].customdata;
      return href ? href : window.dash_clientside.no_update;
    },

    // On a new page the title and the focus move; on a new view only a live region says so.
    arrive(drawn) {
      const heading = document.querySelector("main h1");
      if (!heading) return window.dash_clientside.no_update;
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
