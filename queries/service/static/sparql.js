// The page of queries: sends them, and shows the answer as a table of texts and links.
"use strict";

const form = document.getElementById("ask");
const field = document.getElementById("query");
const state = document.getElementById("status");
const place = document.getElementById("result");
const ROWS_SHOWN = 2000;

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

async function ask(accept) {
  state.textContent = "asking …";
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: field.value,
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  // Only addresses of the web become links; whatever else a graph may hold stays text.
  if (term.type === "uri" && /^https?:\/\//.test(term.value)) {
    const link = element("a", term.value);
    link.href = term.value;
    link.rel = "noopener noreferrer";
    made.append(link);
  } else {
    made.textContent = term.value;
    made.title = term["xml:lang"] || term.datatype || "";
  }
  return made;
}

function table(answer) {
  const made = element("table");
  const head = element("tr");
  for (const name of answer.head.vars) head.append(element("th", name));
  made.append(head);
  for (const row of answer.results.bindings.slice(0, ROWS_SHOWN)) {
    const line = element("tr");
    for (const name of answer.head.vars) line.append(cell(row[name]));
    made.append(line);
  }
  return made;
}

async function run() {
  try {
    const response = await ask("application/sparql-results+json, text/turtle;q=0.9");
    const body = await response.text();
    if (response.headers.get("Content-Type").startsWith("text/turtle")) {
      place.replaceChildren(element("pre", body));
      state.textContent = "";
      return;
    }
    const answer = JSON.parse(body);
    if ("boolean" in answer) {
      place.replaceChildren(element("p", answer.boolean ? "yes" : "no"));
      state.textContent = "";
      return;
    }
    const count = answer.results.bindings.length;
    state.textContent = `${count} rows` + (count > ROWS_SHOWN ? `, the first ${ROWS_SHOWN} shown` : "");
    place.replaceChildren(table(answer));
  } catch (error) {
    place.replaceChildren();
    state.textContent = error.message;
  }
}

async function download(button) {
  try {
    const response = await ask(button.dataset.format);
    const link = element("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = button.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
    state.textContent = "";
  } catch (error) {
    state.textContent = error.message;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The address holds the query, so that it can be passed on.
  history.replaceState(null, "", `?query=${encodeURIComponent(field.value)}`);
  run();
});
for (const button of form.querySelectorAll("button[data-format]")) {
  button.addEventListener("click", () => download(button));
}
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
if (field.value.trim()) run();
