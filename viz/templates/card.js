/** The card: what is known about the selected thing, statement or sentence. */

function showCard(now, before) {
  const same = before && ['node', 'edge', 'sentence', 'from', 'to', 'focus', 'steps', 'compare', 'open', 'shut', 'group'].every((name) => String(now[name]) === String(before[name]));
  if (same) return;
  const card = byId('card');
  const path = now.from && now.to ? shown(now).path : null;
  const content = now.node ? nodeCard(nodes.get(now.node), now)
    : now.edge ? edgeCard(edges.get(now.edge))
      : now.sentence !== null ? sentenceCard(sentences.get(now.sentence))
        : now.compare.length === 2 ? comparisonCard(...now.compare.map((id) => nodes.get(id)))
          : path ? pathCard(path)
            : welcomeCard();
  const isEmpty = !(now.node || now.edge || now.sentence !== null || path || now.compare.length === 2);
  document.body.classList.toggle('nothing-picked', isEmpty);
  const close = isEmpty ? null : element('button', { type: 'button', class: 'close icon', 'aria-label': 'Close', onclick: () => (now.node || now.edge || now.sentence !== null ? pick({}) : go({ from: null, to: null, compare: [] })) }, '×');
  card.replaceChildren(...[close, ...content].filter(Boolean));
  card.scrollTop = 0;
}

function welcomeCard() {
  const most = ranked.slice(0, 8).filter((node) => node.edges.length);
  return [
    element('h2', {}, 'Where to begin'),
    element('p', { class: 'hint' }, data.documents.length
      ? 'Point at a sentence to see its statements, or at the graph to see the sentence. Pick anything to keep it selected.'
      : 'Pick a thing in the graph to see the statements about it, or a line to see its quotation.'),
    element('h3', {}, 'Things with the most statements'),
    element('ol', { class: 'plain' }, ...most.map((node) => element('li', {}, nodeButton(node), element('span', { class: 'count' }, counted(node.edges.length, 'statement'))))),
    ...groupList(),
  ];
}

/** Returns the communities of a large graph, each as a button that opens it. */
function groupList() {
  if (!data.parts) return [];
  const groups = Object.keys(data.parts.groups).map((number) => communities.get(Number(number)));
  return [
    element('h3', {}, 'Communities'),
    element('ol', { class: 'plain', id: 'groups' }, ...groups.map((group) => element('li', {},
      element('button', { type: 'button', class: 'thing', dir: 'auto', 'aria-pressed': String(state.group === group.number), onclick: () => go({ group: group.number, all: false, focus: null, from: null, to: null, compare: [] }) }, sign(group), `around ${group.chief.label}`),
      element('span', { class: 'count' }, counted(group.count, 'thing'))))),
  ];
}

function nodeCard(node, now) {
  const kind = kindOf(node);
  const isFocus = now.focus === node.id;
  const steps = [1, 2, 3].map((step) => element('button', {
    type: 'button', 'aria-pressed': String(isFocus && now.steps === step), onclick: () => go(isFocus && now.steps === step ? { focus: null } : { focus: node.id, steps: step, from: null, to: null, compare: [] }),
  }, String(step)));
  const links = node.links.filter((link) => /^https?:\/\//.test(link)).map((link) => [link, hostOf(link)]);
  if (data.service && node.iri.startsWith(`${data.service.base}/`)) {
    links.push([data.service.address + node.iri.slice(data.service.base.length), 'page in the service']);
  }
  return [
    kindLine(kind),
    element('h2', { dir: 'auto' }, node.label),
    node.aliases.length ? element('p', { class: 'aliases', dir: 'auto' }, `also ${node.aliases.join(', ')}`) : null,
    ...attributes(node),
    links.length ? element('p', {}, ...links.map(([link, name]) => element('a', { href: link, rel: 'noopener noreferrer', target: '_blank' }, name))) : null,
    element('div', { class: 'actions' },
      element('span', { class: 'segments', role: 'group', 'aria-label': 'Show its neighbourhood, in steps' }, element('span', { 'aria-hidden': 'true' }, 'Around it'), ...steps),
      element('button', { type: 'button', 'aria-pressed': String(now.from === node.id), onclick: () => go(now.from === node.id ? { from: null, to: null } : { from: node.id, to: null, compare: [] }) }, 'Path from here'),
      element('button', { type: 'button', 'aria-pressed': String(now.compare.includes(node.id)), onclick: () => go(now.compare.includes(node.id) ? { compare: [] } : { compare: [node.id], from: null, to: null }) }, 'Compare'),
      element('button', { type: 'button', 'aria-pressed': String(now.open.includes(node.id)), onclick: () => toggleOpen(node.id) }, 'Expand'),
      element('button', { type: 'button', 'aria-pressed': String(now.shut.includes(node.id)), onclick: () => toggleShut(node.id) }, 'Collapse'),
    ),
    element('h3', {}, counted(node.edges.length, 'statement')),
    ...statements(node.edges, node.id),
  ];
}

function edgeCard(edge) {
  return [element('p', { class: 'kind' }, 'statement: ', relations.get(edge.relation).label), wording(edge, 'h2'), element('p', {}, details(edge)), evidence(edge), ends(edge)];
}

function sentenceCard(sentence) {
  const first = sentence.edges[0];
  return [
    element('p', { class: 'kind' }, 'sentence'),
    element('h2', { class: 'small' }, `It makes ${counted(sentence.edges.length, 'statement')}`),
    ...(first ? [evidence(first)] : []),
    ...sentence.edges.flatMap((edge) => [element('div', { class: 'statement' }, wording(edge))]),
  ];
}

function pathCard(path) {
  return [
    element('p', { class: 'kind' }, 'shortest path'),
    element('h2', {}, `From ${nodes.get(path.nodes[0]).label} to ${nodes.get(path.nodes.at(-1)).label}`),
    ...statements(path.edges),
  ];
}

/** Returns the card of two things: the statements that involve both, then those around each one. */
function comparisonCard(one, other) {
  const { first, second, both } = sideBySide(one.id, other.id);
  const within = (near) => [...edges.values()].filter((edge) => near.has(edge.from) && near.has(edge.to));
  const isCommon = (edge) => both.has(edge.from) || both.has(edge.to) || (first.has(edge.from) && second.has(edge.from) && first.has(edge.to) && second.has(edge.to));
  const common = within(new Map([...first, ...second])).filter(isCommon);
  const part = (heading, some) => (some.length ? [element('h3', {}, heading), ...statements(some)] : []);
  return [
    element('p', { class: 'kind' }, 'side by side'),
    element('h2', {}, `${one.label} and ${other.label}`),
    element('p', { class: 'ends' }, nodeButton(one), nodeButton(other)),
    ...part('In common', common),
    common.length ? null : element('p', { class: 'hint' }, 'No statement near them involves both.'),
    ...part(`Around ${one.label}`, within(first).filter((edge) => !isCommon(edge))),
    ...part(`Around ${other.label}`, within(second).filter((edge) => !isCommon(edge))),
  ];
}

/** Returns statements with their evidence, each passage once, below all its statements. */
function statements(some) {
  const groups = new Map();
  const place = (edge) => edge.sentence ?? Infinity;
  for (const edge of [...some].sort((a, b) => place(a) - place(b))) {
    const key = edge.quote ?? 'none';
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  return [...groups.values()].map((group) =>
    element('div', { class: 'statement' }, ...group.map((edge) => wording(edge)), evidence(group[0])),
  );
}

/** Returns a statement in words, in which its two ends can be picked. */
function wording(edge, tag = 'p') {
  const [source, target] = [nodes.get(edge.from), nodes.get(edge.to)];
  const text = edge.wording;
  const head = text.indexOf(source.label);
  const tail = text.lastIndexOf(target.label);
  const made = element(tag, { class: 'wording', dir: 'auto' });
  if (head < 0 || tail < head + source.label.length) made.append(text);
  else made.append(text.slice(0, head), nodeLink(source), text.slice(head + source.label.length, tail), nodeLink(target), text.slice(tail + target.label.length));
  if (tag === 'p') made.append(' ', details(edge));
  return made;
}

function details(edge) {
  const said = [
    edge.date, edge.modality, edge.attribution && `according to ${edge.attribution}`,
    edge.confidence !== undefined && edge.confidence < 1 && `confidence ${edge.confidence.toFixed(2)}`,
  ].filter(Boolean);
  return said.length ? element('span', { class: 'details' }, said.join(' · ')) : '';
}

function evidence(edge) {
  if (!quoteOf(edge)) return element('p', { class: 'details' }, 'Stated in the graph, without a quotation.');
  const place = [data.documents.length > 1 || edge.sentence === undefined ? edge.document : null, edge.place].filter(Boolean).join(', ');
  const open = edge.sentence === undefined ? element('span', {}, place)
    : element('button', { type: 'button', class: 'place', onclick: () => { go({ view: 'read', sentence: edge.sentence, node: null, edge: null }); } }, place);
  return element('figure', {}, element('blockquote', { dir: 'auto' }, quoteOf(edge)), element('figcaption', {}, open));
}

function ends(edge) {
  return element('p', { class: 'ends' }, nodeButton(nodes.get(edge.from)), nodeButton(nodes.get(edge.to)));
}

function attributes(node) {
  if (!node.attributes.length) return [];
  const written = (value) => (typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 6 }) : value === true ? 'yes' : String(value));
  return [element('dl', {}, ...node.attributes.flatMap(([name, value]) => [element('dt', {}, name), element('dd', { dir: 'auto' }, written(value))]))];
}

function kindLine(kind) {
  return element('p', { class: 'kind' }, sign(kind), kind.label);
}

function nodeButton(node) {
  return element('button', { type: 'button', class: 'thing', dir: 'auto', data: { node: node.id }, onclick: () => pick({ node: node.id }) }, sign(kindOf(node)), node.label);
}

/** Returns a link, since a button would not wrap with the words around it. */
function nodeLink(node) {
  const follow = (event) => {
    event.preventDefault();
    pick({ node: node.id });
  };
  return element('a', { href: `#node=${node.id}`, data: { node: node.id }, onclick: follow }, node.label);
}

function hostOf(link) {
  try {
    return new URL(link).hostname.replace(/^www\./, '');
  } catch {
    return link;
  }
}
