// "My deck": steps that a reader gathers from the pages, kept in this browser alone; and the way back to a talk.
(() => {
  if (document.getElementById("deck")) return; // the presenter itself
  const KEPT = "landscape steps";
  const LONGEST = 4000; // characters of an address, as in dashboard/talk.py
  const steps = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
  const keep = (list) => localStorage.setItem(KEPT, JSON.stringify(list));
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

  // The deck as an address: each step=... begins a step, what follows is its view.
  const address = () => "/present?" + steps().map(({ key, view }) => `step=${key}${view ? "&" + view : ""}`).join("&");

  // The deck as a file for data/decks/; text in JSON is text in YAML.
  function file() {
    const parts = steps().map(({ kind, key, view, notes }) =>
      [`  - ${kind}: ${key}`, ...(view ? [`    view: ${JSON.stringify(view)}`] : []), `    notes: ${JSON.stringify(notes)}`]);
    return ["title: My deck", "about: Steps gathered in the browser.", "steps:", ...parts.flat(), ""].join("\n");
  }

  async function ofExhibit(card) {
    const { id, link, description, title } = card.said ?? (await exhibits.ask(card));
    return { kind: "chart", key: id, view: link.split("?")[1] || "", notes: description, title };
  }

  // A finding or a recommendation, in the part of the page's view that its step answers to.
  function ofPage(place) {
    const { kind, step, notes } = place.dataset;
    return { kind, key: step, view: exhibits.chosen(place), notes, title: document.querySelector("#page h1").textContent };
  }

  async function add(place) {
    const card = place.closest("figure.exhibit");
    const { title, ...step } = card ? await ofExhibit(card) : ofPage(place);
    keep([...steps(), step]);
    place.querySelector(".copied").textContent = `Added to your deck as step ${steps().length}: ${title}`;
    tellAll();
  }

  function tell(place) {
    const list = steps();
    place.hidden = !list.length;
    const known = list.length === 1 ? "1 step" : `${list.length} steps`;
    const present = made("a", { href: address(), textContent: "Present" });
    const long = address().length > LONGEST;
    const save = made("a", { href: URL.createObjectURL(new Blob([file()], { type: "application/yaml" })), download: "my-deck.yaml", textContent: "Download (YAML)" });
    const empty = made("button", { type: "button", textContent: "Empty it" });
    empty.addEventListener("click", () => (keep([]), tellAll()));
    place.replaceChildren(`My deck (${known}): `, long ? "too long for an address; download it" : present, " · ", save, " · ", empty);
  }
  const tellAll = () => document.querySelectorAll(".taking[open] .own-deck").forEach(tell);

  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".taking[open]")) tellAll();
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest('button[data-deck="add"]');
    if (button) add(button.closest(".taking"));
  });

  // Who came here by a click in mid-talk finds the way back on every page of this tab.
  const talk = JSON.parse(sessionStorage.getItem("talk") || "null");
  if (!talk) return;
  const back = made("p", { className: "back-to-step" });
  const stay = made("button", { type: "button", textContent: "×", title: "Stay here" });
  stay.setAttribute("aria-label", "Stay here, and do not offer the way back");
  stay.addEventListener("click", () => (sessionStorage.removeItem("talk"), back.remove()));
  back.append(made("a", { href: talk.href, textContent: `← Back to step ${talk.step}` }), stay);
  document.body.append(back);
})();
