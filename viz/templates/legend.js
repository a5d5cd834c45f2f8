/** The legend: which sign stands for which class; it filters classes and relations. */

function showLegend(now) {
  const toggle = (list, id) => (list.includes(id) ? list.filter((other) => other !== id) : [...list, id]);
  const held = document.activeElement?.dataset?.key;
  const classes = data.classes.map((kind) => element('button', {
    type: 'button', class: 'chip', 'aria-pressed': String(!now.hide.includes(kind.id)), data: { key: `class ${kind.id}` },
    onclick: () => go({ hide: toggle(state.hide, kind.id) }),
  }, sign(now.colour === 'community' ? { ...kind, light: '#5e5a52', dark: '#b5b1aa' } : kind), element('span', {}, kind.label), element('span', { class: 'count' }, String(kind.count))));
  const lines = data.relations.map((relation) => element('button', {
    type: 'button', class: 'chip', 'aria-pressed': String(!now.without.includes(relation.id)), data: { key: `relation ${relation.id}` },
    onclick: () => go({ without: toggle(state.without, relation.id) }),
  }, element('span', {}, relation.label), element('span', { class: 'count' }, String(relation.count))));
  const open = byId('relations')?.open;
  const menu = element('details', { class: 'menu', id: 'relations', open }, element('summary', { data: { key: 'relations' } }, 'Relations'), element('div', {}, ...lines));
  const groups = now.colour === 'community' ? [...communities.values()].sort((a, b) => a.number - b.number).slice(0, data.colours.length) : [];
  const chips = groups.map((group) => element('button', {
    type: 'button', class: 'chip', data: { key: `community ${group.number}` }, onclick: () => pick({ node: group.chief.id }),
  }, sign(group), element('span', { dir: 'auto' }, `around ${group.chief.label}`), element('span', { class: 'count' }, String(group.count))));
  byId('legend').replaceChildren(...chips, ...classes, ...(lines.length ? [menu] : []));
  if (held) byId('legend').querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}
