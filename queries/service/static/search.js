// Fields whose names are completed as the user types (the ARIA combobox pattern): the search boxes, where choosing a
// name opens its page, and the parameters of a query, where it fills in the field.
"use strict";

const PAUSE = 120;
const SHOWN = 8;

function completed(field, take, isOffered) {
  const list = document.createElement("ul");
  list.className = "names";
  list.id = `${field.id}-names`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names");
  field.closest(".seek").append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let timer = 0;
  let asked = null;
  let chosen = -1;

  function choose(number) {
    const options = list.children;
    if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
    chosen = options.length ? (number + options.length) % options.length : -1;
    if (chosen < 0) return;
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function show(hits) {
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    const options = hits.map((hit, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.dataset.page = hit.page;
      option.dataset.label = hit.label;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const name = document.createElement("bdi");
      name.textContent = hit.label === hit.name ? hit.label : `${hit.name} – ${hit.label}`;
      const kind = document.createElement("span");
      kind.textContent = hit.kind;
      option.append(name, kind);
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const text = field.value.trim();
    if (!text) return close();
    try {
      const address = `/search?limit=${SHOWN}&q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asked.signal });
      if (response.ok) show((await response.json()).filter(isOffered));
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
      close();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // Keep the focus in the field, since losing it would close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (!option) return;
    take(option);
    close();
  });
  field.addEventListener("blur", () => {
    clearTimeout(timer);
    asked?.abort();
    close();
  });
}

function open(option) {
  // The service sends only addresses of its own pages and web addresses.
  if (/^(\/|https?:)/.test(option.dataset.page)) location.assign(option.dataset.page);
}

for (const field of document.querySelectorAll(".seek input[type=search]")) completed(field, open, () => true);
for (const field of document.querySelectorAll(".parameters .seek input")) {
  const fill = (option) => {
    field.value = option.dataset.label;
  };
  completed(field, fill, (hit) => hit.facts > 0); // classes and properties have no facts
}
