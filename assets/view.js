// The view: controls write the address, a click on a mark follows its link, arriving is announced.
const KEPT = ["sites", "area", "topic", "actor"]; // as in dashboard/view.py
const FIRST = 200; // milliseconds that the exhibits have for themselves, before Dash redraws the rest of the page
const QUIET = 2000; // milliseconds in which a reader changes nothing, before what is next to the page is fetched
const SETTLED = 400; // milliseconds after the last change of the window's size; plotly takes 100 for its own part
let resting = null; // until then
let touched = null; // the filter whose control the reader changed last
let drawing = Promise.resolve(); // of the exhibits
const remember = (event) => {
  const control = event.target.closest(".control");
  if (control) touched = control.dataset.key;
};
for (const kind of ["change", "input", "click"]) document.addEventListener(kind, remember, true);

// A list of one choice: the exhibits are drawn before Dash has heard of it.
document.addEventListener("change", (event) => {
  if (touched && event.target.matches(".control select")) {
    drawing = exhibits.show(changed(location.search, touched, event.target.value)).then(painted);
  }
});

// When what was drawn is on the screen: Dash keeps the browser from painting while it redraws.
const frame = () => new Promise((done) => requestAnimationFrame(done));
const painted = () => frame().then(frame);

// The query with another value of a filter; a default (all, or none) is left out.
function changed(search, key, value) {
  const query = new URLSearchParams(search || "");
  if (!value || value === "all") query.delete(key);
  else query.set(key, value);
  query.delete("page"); // of a table that is now another
  query.sort();
  const wanted = query.toString().replaceAll("%2C", ",");
  return wanted ? "?" + wanted : "";
}

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
  goToPage(link.href);
});
function goToPage(href) {
  history.pushState({}, "", href);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  window.scrollTo(0, 0);
}

// The link of the mark that was clicked; the reader's filters go along, as they do with every link.
window.landscapeFollow = (href) => {
  if (!href) return;
  const [address, part] = href.split("#");
  const [path, own] = address.split("?");
  if (part && path === location.pathname) goTo("#" + part);
  if (part && path === location.pathname && !own) return; // the view stays whole
  const query = new URLSearchParams(own || "");
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (KEPT.includes(key) && !query.has(key)) query.set(key, value);
  }
  const text = query.toString().replaceAll("%2C", ",");
  goToPage(path + (text ? "?" + text : "") + (part && path !== location.pathname ? "#" + part : ""));
};

// Figures are laid out anew when the reader has done with changing the window.
let width = window.innerWidth;
let settling = null;
window.addEventListener("resize", () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (window.innerWidth !== width) exhibits.redraw();
    width = window.innerWidth;
  }, SETTLED);
});

const announce = (words) => {
  if (words) document.getElementById("announcer").textContent = words;
};

// The figures of the page that the server sent do not wait for Dash.
const sent = document.getElementById("prepared");
if (sent) exhibits.show(location.search, sent, true);

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  landscape: {
    // The page of a new path.
    async show_page(path, search) {
      const { no_update } = window.dash_clientside;
      try {
        const tree = await pages.whole(path, search);
        return tree ? [tree, path] : [no_update, no_update];
      } catch (error) {
        console.warn(error);
        return document.getElementById("prepared") ? [no_update, no_update] : [pages.lost(), path];
      }
    },

    // Of the page that is shown, what changes with a new query.
    async show_view(search, _again, path, drawn, values) {
      const { no_update, callback_context } = window.dash_clientside;
      const outputs = callback_context.outputs_list;
      const nothing = outputs.map((group) => group.map(() => no_update));
      if (path !== drawn) return nothing; // another page is on its way and brings its own parts
      try {
        const changes = await pages.changes(path, search, outputs, values);
        return changes?.map((group) => group.map((one) => one ?? no_update)) ?? nothing;
      } catch (error) {
        console.warn(error);
        announce("This view could not be loaded.");
        return nothing;
      }
    },

    // The query with the value of the control that the reader touched.
    // Values that the server settles are not written: they would put steps into the history that trap Back.
    async write_address(values, ids, options, search) {
      const place = ids.findIndex((id) => id.control === touched);
      if (place < 0) return window.dash_clientside.no_update;
      const value = values[place];
      const all = Array.isArray(value) && (value.length === 0 || value.length === options[place].length);
      const wanted = changed(search, touched, all ? "" : Array.isArray(value) ? value.slice().sort().join(",") : value);
      touched = null;
      await Promise.race([drawing, new Promise((done) => setTimeout(done, FIRST))]);
      return wanted;
    },

    // On a new page the title and the focus move; on a new view only a live region says so.
    arrive(drawn) {
      const heading = document.querySelector("#page h1");
      if (!heading || drawn !== location.pathname) return window.dash_clientside.no_update;
      if (sent?.isConnected) exhibits.move(sent, document.getElementById("page"));
      document.querySelector("header nav .current")?.scrollIntoView({ block: "nearest", inline: "center" });
      document.title = heading.textContent + " · Counter-trafficking landscape";
      const arrived = window.landscapePage !== drawn;
      const isFirst = !window.landscapePage;
      const moved = arrived && !isFirst;
      window.landscapePage = drawn;
      exhibits.show(location.search, undefined, arrived).then((filtered) => {
        if (isFirst) offline.whenIdle(() => offline.begin().catch(console.warn));
        if (!arrived && filtered.length) announce("Showing: " + filtered.join("; "));
        clearTimeout(resting);
        resting = setTimeout(offline.ahead, QUIET);
      });
      if (arrived && location.hash) goTo(location.hash);
      if (moved) {
        window.scrollTo(0, 0);
        document.getElementById("content").focus({ preventScroll: true });
        announce("Page: " + heading.textContent);
      }
      return drawn;
    },
  },
});
