/** The table: the same statements in rows, for the keyboard, for screen readers and for sorting. */

const COLUMNS = [
  { name: 'From', of: (edge) => nodes.get(edge.from).label },
  { name: 'Relation', of: (edge) => edge.label },
  { name: 'To', of: (edge) => nodes.get(edge.to).label },
  { name: 'In the words of the text', of: (edge) => quoteOf(edge) },
];
const ROWS_AT_ONCE = 250;
const order = { column: null, down: false, rows: ROWS_AT_ONCE };

function showTable(now, before) {
  const pane = byId('table');
  if (now.view !== 'table') return;
  const view = shown(now);
  const all = [...view.edges].map((id) => edges.get(id));
  all.sort((a, b) => (a.sentence ?? Infinity) - (b.sentence ?? Infinity) || 0); // what has no sentence comes last
  if (order.column !== null) {
    const { of } = COLUMNS[order.column];
    all.sort((a, b) => of(a).localeCompare(of(b), 'en', { numeric: true }) * (order.down ? -1 : 1));
  }
  const held = document.activeElement?.dataset?.key;
  const caption = element('caption', {}, all.length < edges.size ? `${all.length.toLocaleString('en')} of ${counted(edges.size, 'statement')}: those in the current view` : counted(all.length, 'statement'));
  const head = element('tr', {}, ...COLUMNS.map((column, index) =>
    element('th', { scope: 'col', 'aria-sort': order.column === index ? (order.down ? 'descending' : 'ascending') : 'none' },
      element('button', { type: 'button', data: { key: `sort ${index}` }, onclick: () => sortBy(index) }, column.name))));
  const some = all.slice(0, order.rows);
  const rows = some.map((edge, at) => rowOf(edge, now, some.slice(at, at + quoteRows(some, at))));
  const table = element('table', {}, caption, element('thead', {}, head), element('tbody', {}, ...rows));
  const more = all.length > order.rows ? element('button', { type: 'button', onclick: () => { order.rows += ROWS_AT_ONCE; showTable(state, state); } }, `Show ${Math.min(ROWS_AT_ONCE, all.length - order.rows)} more`) : '';
  pane.replaceChildren(table, more);
  const isNew = !before || before.view !== now.view || before.node !== now.node || before.edge !== now.edge;
  if (isNew && !held) pane.querySelector('tr.picked')?.scrollIntoView({ block: 'center' });
  if (held) pane.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

/** Returns how many rows, from this one on, share its passage, which is shown beside the first of them; 0 for the others. */
function quoteRows(some, at) {
  const isSame = (a, b) => a && b && a.quote !== undefined && a.quote === b.quote;
  if (isSame(some[at - 1], some[at])) return 0;
  let count = 1;
  while (isSame(some[at + count], some[at])) count += 1;
  return count;
}

function isPicked(edge, now) {
  return now.edge === edge.id || now.node === edge.from || now.node === edge.to || (now.sentence !== null && now.sentence === edge.sentence);
}

/** Returns the row of a statement; `spanned` are the rows that its passage is shown beside, this one first. */
function rowOf(edge, now, spanned) {
  const cell = (id, key) => {
    const made = nodeButton(nodes.get(id));
    made.dataset.key = key;
    made.setAttribute('aria-pressed', String(now.node === id));
    return element('td', {}, made);
  };
  const relation = element('button', { type: 'button', class: 'name', 'aria-pressed': String(now.edge === edge.id), data: { key: `edge ${edge.id}` }, onclick: () => pick({ edge: edge.id }) }, edge.label);
  return element('tr', { class: isPicked(edge, now) ? 'picked' : null, data: { edge: edge.id } },
    cell(edge.from, `from ${edge.id}`), element('td', {}, relation), cell(edge.to, `to ${edge.id}`),
    spanned.length ? quoteCell(edge, now, spanned) : null);
}

function quoteCell(edge, now, spanned) {
  const look = spanned.some((other) => isPicked(other, now)) ? 'quote picked' : 'quote';
  return element('td', { class: look, dir: 'auto', rowspan: spanned.length > 1 ? spanned.length : null }, element('div', {}, quoteOf(edge)));
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  showTable(state, state);
}
