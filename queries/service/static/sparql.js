// The query page: sends queries, and shows the answer as a table with links, or raw.
"use strict";

const bench = document.getElementById("bench");
const field = document.getElementById("query");
const state = document.getElementById("status");
const place = document.getElementById("result");
const views = document.getElementById("views");
const ROWS_SHOWN = 1000;
const ROWS = "application/sparql-results+json";
const TRIPLES = "text/turtle";
// The datatypes that need not be shown: the value itself makes them clear.
const PLAIN = /XMLSchema#(string|integer|decimal|boolean|date)$/;
const prefixes = JSON.parse(bench.dataset.prefixes);
let answer = null;
let asked = null;

// The editor exists only if the package was built with it; otherwise the plain field is used.
const editor = window.policyloomEditor?.(field, {
  prefixes,
  terms: JSON.parse(bench.dataset.terms),
  run: () => bench.requestSubmit(),
});

function query() {
  return editor ? editor.text() : field.value;
}

function write(text) {
  if (editor) editor.write(text);
  field.value = text;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function say(words, isRefusal = false) {
  state.textContent = words;
  state.classList.toggle("refusal", isRefusal);
}

async function ask(accept) {
  asked?.abort();
  asked = new AbortController();
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query(),
    signal: asked.signal,
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}

function short(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && local && !/[/#?:]/.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}

function address(iri) {
  const base = bench.dataset.base;
  // IRIs that this service describes lead to their pages here.
  if (iri.startsWith(`${base}id/`)) return `/${encodeURI(iri.slice(base.length))}`;
  if (iri.startsWith(prefixes.pol)) return `/ontology#${iri.slice(prefixes.pol.length)}`;
  // Only web addresses become links; any other IRI in the graph stays text.
  return /^https?:\/\//.test(iri) ? iri : "";
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  const words = element("bdi", term.type === "uri" ? short(term.value) : term.value);
  const target = term.type === "uri" ? address(term.value) : "";
  if (target) {
    const link = element("a");
    link.href = target;
    link.rel = "noopener noreferrer";
    link.append(words);
    made.append(link);
  } else {
    made.append(words);
    const note = term["xml:lang"] || (term.datatype && !PLAIN.test(term.datatype) ? short(term.datatype) : "");
    if (note) made.append(" ", element("span", note, "quiet small"));
  }
  return made;
}

function table(json) {
  const made = element("table", undefined, "answer");
  const head = element("tr");
  for (const name of json.head.vars) {
    const column = element("th", name);
    column.scope = "col";
    head.append(column);
  }
  const top = element("thead");
  top.append(head);
  made.append(top);
  for (const row of json.results.bindings.slice(0, ROWS_SHOWN)) {
    const line = element("tr");
    for (const name of json.head.vars) {
      const made = cell(row[name]);
      made.dataset.column = name;
      line.append(made);
    }
    made.append(line);
  }
  return made;
}

function show(isRaw) {
  document.getElementById("as-table").setAttribute("aria-pressed", String(!isRaw));
  document.getElementById("as-raw").setAttribute("aria-pressed", String(isRaw));
  if (isRaw || !answer.json) place.replaceChildren(element("pre", answer.body));
  else if ("boolean" in answer.json) place.replaceChildren(element("p", answer.json.boolean ? "yes" : "no"));
  else place.replaceChildren(table(answer.json));
}

async function run() {
  say("running the query …");
  place.replaceChildren();
  views.hidden = true;
  try {
    const started = performance.now();
    const response = await ask(`${ROWS}, ${TRIPLES};q=0.9`);
    const body = await response.text();
    const isRows = !response.headers.get("Content-Type").startsWith(TRIPLES);
    answer = { body, json: isRows ? JSON.parse(body) : null };
    const time = `${Math.max(1, Math.round(performance.now() - started))} ms`;
    const rows = answer.json?.results?.bindings.length;
    if (rows === undefined) say(time);
    else {
      const cut = rows > ROWS_SHOWN ? `, the first ${ROWS_SHOWN} shown` : "";
      say(`${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}${cut}, ${time}`);
    }
    views.hidden = !isRows;
    show(false);
  } catch (error) {
    if (error.name !== "AbortError") say(error.message, true);
  }
}

function remember() {
  // Put the query into the address of the page, so that the address can be shared.
  history.replaceState(null, "", `?query=${encodeURIComponent(query())}`);
}

bench.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  run();
});
document.getElementById("as-table").addEventListener("click", () => show(false));
document.getElementById("as-raw").addEventListener("click", () => show(true));
document.getElementById("share").addEventListener("click", async () => {
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    say("link to this query copied");
  } catch {
    say(`link to this query: ${location.href}`);
  }
});
document.getElementById("download").addEventListener("click", async () => {
  const chosen = document.getElementById("format").selectedOptions[0];
  try {
    const response = await ask(chosen.value);
    const link = element("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = chosen.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
    say("");
  } catch (error) {
    if (error.name !== "AbortError") say(error.message, true);
  }
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) bench.requestSubmit();
});

const examples = [...document.querySelectorAll(".example")];
for (const example of examples) {
  example.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    write(new URL(example.href).searchParams.get("query"));
    remember();
    scrollTo({ top: 0 });
    run();
  });
}
const narrow = document.getElementById("narrow");
narrow.hidden = false;
narrow.addEventListener("input", () => {
  const sought = narrow.value.trim().toLowerCase();
  for (const example of examples) example.parentElement.hidden = !example.textContent.toLowerCase().includes(sought);
  for (const theme of document.querySelectorAll(".theme")) theme.hidden = !theme.querySelector("li:not([hidden])");
});

if (query().trim()) run();
