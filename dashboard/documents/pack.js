"use strict";
// Search: words are folded as the server folds them (dashboard/searching.py), and each wanted one begins a word found.
const NAMES = { exhibit: "exhibit", finding: "finding", recommendation: "recommendation" };
const form = document.querySelector(".search");
const field = document.getElementById("search");
const status = document.getElementById("found");
const rules = VARIANTS.map(([pattern, spelling]) => [new RegExp(pattern, "g"), spelling]);

function oneSpelling(word) {
  const one = word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  return rules.reduce((text, [pattern, spelling]) => text.replace(pattern, spelling), one);
}

function wordsOf(text) {
  const plain = text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  return [...new Set(plain.match(/[a-z0-9]+/g) || [])].map(oneSpelling);
}

function textOf(element) {
  const outside = { acceptNode: (node) => (node.nodeName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT) };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, outside);
  const said = [];
  while (walker.nextNode()) if (walker.currentNode.nodeType === Node.TEXT_NODE) said.push(walker.currentNode.data);
  return said.join(" ");
}

const entries = [...document.querySelectorAll(".entry")].map((element) => ({
  element,
  ways: [...document.querySelectorAll(`nav a[href="#${element.id}"]`)].map((way) => way.closest("li")),
  words: null,
}));

function holds(entry, wanted) {
  entry.words ??= wordsOf(textOf(entry.element));
  return wanted.every((one) => entry.words.some((word) => word.startsWith(one)));
}

function said(found) {
  if (!found.length) return "Nothing is found. Other or fewer words may help.";
  const kinds = Object.keys(NAMES).map((kind) => [kind, found.filter((one) => one.element.dataset.kind === kind).length]);
  const each = kinds.filter(([, number]) => number).map(([kind, number]) => `${number} ${NAMES[kind]}${number === 1 ? "" : "s"}`);
  return `${found.length} of ${entries.length} found: ${each.join(", ")}`;
}

function show() {
  const wanted = wordsOf(field.value);
  const found = entries.filter((entry) => holds(entry, wanted));
  const kept = new Set(found);
  for (const entry of entries) for (const one of [entry.element, ...entry.ways]) one.hidden = !kept.has(entry);
  for (const group of document.querySelectorAll(".group, .kind")) {
    group.hidden = Boolean(group.querySelector(".entry")) && !group.querySelector(".entry:not([hidden])");
  }
  status.textContent = wanted.length ? said(found) : "";
  document.body.classList.toggle("searching", wanted.length > 0);
  if (wanted.length) scrollTo(0, 0);
}

function clear() {
  field.value = "";
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector(".entry:not([hidden])")?.focus();
});
field.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && field.value) {
    clear();
    field.focus();
  } else if (event.key === "/" && !event.target.closest("input")) {
    event.preventDefault();
    field.focus();
  }
});
// A link may lead to what the search has hidden: then all is shown again, and the browser jumps as ever.
document.addEventListener("click", (event) => {
  const way = event.target.closest('a[href^="#"]');
  const target = way && document.getElementById(way.hash.slice(1));
  if (target && target.closest("[hidden]")) clear();
}, true);
if (matchMedia("(max-width: 1000px)").matches) {
  for (const part of document.querySelectorAll("nav details")) part.open = false;
}
form.hidden = false;
show();
