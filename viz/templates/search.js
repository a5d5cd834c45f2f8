/** The search: finds things by any of their names, ignoring accents and capitals. */

const MOST_FOUND = 9;

function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Returns the nodes that match a text, each with the name that matches: whole names first, then beginnings, words, parts. */
function find(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of ranked) {
    let best = null;
    for (const name of [node.label, ...node.aliases]) {
      const here = plain(name);
      const at = here.indexOf(wanted);
      if (at < 0) continue;
      const score = here === wanted ? 0 : at === 0 ? 1 : /[\s\p{P}]/u.test(here[at - 1]) ? 2 : 3;
      if (!best || score < best.score) best = { node, name, score };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.score - b.score).slice(0, MOST_FOUND);
}

function startSearch() {
  const input = byId('search');
  const list = byId('suggestions');
  let active = -1;
  const options = () => [...list.querySelectorAll('[role=option]')];

  function show() {
    const found = find(input.value);
    list.replaceChildren(...found.map(({ node, name }, index) => {
      const kind = kindOf(node);
      const also = name === node.label ? null : element('span', { class: 'also' }, name);
      const option = element('li', { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false', dir: 'auto', data: { node: node.id } }, sign(kind), element('span', {}, node.label), also, element('span', { class: 'count' }, kind.label));
      return option;
    }));
    if (!found.length && input.value.trim()) list.append(element('li', { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No matching name'));
    setOpen(Boolean(input.value.trim()));
    activate(found.length ? 0 : -1);
  }

  function setOpen(open) {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) activate(-1);
  }

  function activate(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${index}`);
  }

  function choose(option) {
    if (!option?.dataset.node) return;
    input.value = '';
    setOpen(false);
    pick({ node: option.dataset.node });
  }

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'ArrowDown' && count) activate((active + 1) % count);
    else if (event.key === 'ArrowUp' && count) activate((active - 1 + count) % count);
    else if (event.key === 'Enter') choose(options()[Math.max(active, 0)]);
    else if (event.key === 'Escape' && !list.hidden) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', () => setOpen(false));
  // The list closes before a click on it ends, so the choice is made when the button goes down.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    choose(event.target.closest('[role=option]'));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
}
