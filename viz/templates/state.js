/** The state of the page: kept in the fragment of its address, so that a link shows the same view. */

const listeners = [];
let state = null;

function initialState() {
  // On a small screen the text would hide what the page was made to show.
  const isAsked = data.focus || data.compare.length;
  return {
    view: data.documents.length && !(isAsked && window.innerWidth < SMALL_SCREEN) ? 'read' : 'graph',
    node: null, // picked
    edge: null, // picked
    sentence: null, // picked
    compare: data.compare, // two nodes side by side, or one while the other is still to be picked
    colour: 'class', // or 'community'
    size: 'statements', // or 'paths'
    focus: data.focus?.node ?? null,
    steps: data.focus?.steps ?? 1,
    from: null, // of a path
    to: null,
    hide: [], // classes
    without: [], // relations
    open: [], // nodes whose neighbours are shown as well
    shut: [], // nodes whose outermost neighbours are hidden
    group: null, // in a large graph: the number of the community that is shown
    all: false, // whether to show also what a large graph leaves out at first
  };
}

/** Makes a step that can be undone. */
function go(change) {
  const next = { ...state, ...change };
  const fragment = `#${written(next)}`;
  const depth = (history.state?.depth ?? 0) + 1;
  if (fragment !== currentFragment()) {
    try {
      history.pushState({ depth, fragment }, '', fragment);
    } catch {
      history.pushState({ depth, fragment }, ''); // inside a notebook the page has no address of its own
    }
  }
  apply(next);
}

function currentFragment() {
  return history.state?.fragment ?? location.hash;
}

/** Picks one thing in place of the one picked before; completes a path or a comparison that was begun. */
function pick(change) {
  const begun = state.from && !state.to;
  const [first, second] = state.compare;
  if (first && !second && change.node && change.node !== first) {
    go({ node: null, edge: null, sentence: null, focus: null, from: null, to: null, compare: [first, change.node] });
  } else if (begun && change.node && change.node !== state.from) {
    go({ node: null, edge: null, sentence: null, focus: null, to: change.node });
  } else {
    go({ node: null, edge: null, sentence: null, ...change });
  }
}

function onState(listener) {
  listeners.push(listener);
}

function apply(next) {
  const before = state;
  state = next;
  for (const listener of listeners) listener(next, before);
}

function written(value) {
  const plain = initialState();
  const fields = new URLSearchParams();
  for (const [name, now] of Object.entries(value)) {
    const text = Array.isArray(now) ? now.join(' ') : String(now ?? '');
    const usual = Array.isArray(plain[name]) ? plain[name].join(' ') : String(plain[name] ?? '');
    if (text !== usual) fields.set(name, text);
  }
  return fields.toString();
}

/** Reads a fragment; unknown names are ignored, since a link may be older than the page. */
function read(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const known = (name, table) => (table.has(fields.get(name)) ? fields.get(name) : null);
  const several = (name, table) => (fields.get(name) ?? '').split(' ').filter((id) => table.has(id));
  const next = initialState();
  const views = data.documents.length ? ['read', 'graph', 'table'] : ['graph', 'table'];
  if (views.includes(fields.get('view'))) next.view = fields.get('view');
  next.node = known('node', nodes);
  next.edge = known('edge', edges);
  if (fields.has('sentence') && sentences.has(Number(fields.get('sentence')))) {
    next.sentence = Number(fields.get('sentence'));
  }
  if (fields.has('compare')) next.compare = several('compare', nodes).slice(0, 2);
  if (fields.get('colour') === 'community') next.colour = 'community';
  if (fields.get('size') === 'paths') next.size = 'paths';
  if (fields.has('focus')) next.focus = known('focus', nodes);
  if (['1', '2', '3'].includes(fields.get('steps'))) next.steps = Number(fields.get('steps'));
  next.from = known('from', nodes);
  next.to = known('to', nodes);
  next.hide = several('hide', kinds);
  next.without = several('without', relations);
  next.open = several('open', nodes);
  next.shut = several('shut', nodes);
  if (data.parts?.groups[fields.get('group')]) next.group = Number(fields.get('group'));
  next.all = fields.get('all') === 'true';
  return next;
}

/** Returns what the state shows: node ids, edge ids, and the path if one is asked for. */
function shown(now) {
  const hidden = new Set(now.hide);
  const without = new Set(now.without);
  const allows = (id) => !hidden.has(nodes.get(id).group);
  const usable = (edge) => !without.has(edge.relation) && allows(edge.from) && allows(edge.to);
  const path = now.from && now.to && now.compare.length < 2 ? shortestPath(now.from, now.to, usable) : null;
  const part = now.all || !data.parts ? null : data.parts.groups[now.group] ?? data.parts.start;
  let chosen;
  if (now.compare.length === 2) {
    const { first, second } = sideBySide(...now.compare, usable);
    chosen = new Set([...first.keys(), ...second.keys()]);
  } else if (path) {
    chosen = new Set(path.nodes);
  } else if (now.focus) {
    chosen = new Set(neighbourhood(now.focus, now.steps, usable).keys());
  } else if (part) {
    chosen = new Set(Object.keys(part).filter(allows));
    for (const id of [now.node, now.from, edges.get(now.edge)?.from, edges.get(now.edge)?.to]) if (id) chosen.add(id);
  } else {
    chosen = new Set([...nodes.keys()].filter(allows));
  }
  for (const id of now.open) {
    if (chosen.has(id)) for (const other of neighbourhood(id, 1, usable).keys()) chosen.add(other);
  }
  let drawn = [...edges.values()].filter((edge) => usable(edge) && chosen.has(edge.from) && chosen.has(edge.to));
  if (path) drawn = path.edges;
  for (const id of now.shut) {
    for (const other of outermost(id, drawn)) chosen.delete(other);
  }
  drawn = drawn.filter((edge) => chosen.has(edge.from) && chosen.has(edge.to));
  if (now.without.length) {
    // Nodes that only hidden relations tie to the rest would float about alone.
    const tied = new Set(drawn.flatMap((edge) => [edge.from, edge.to]));
    for (const id of chosen) if (nodes.get(id).edges.length && !tied.has(id)) chosen.delete(id);
  }
  return { nodes: chosen, edges: new Set(drawn.map((edge) => edge.id)), path, part: now.focus || path || now.compare.length === 2 ? null : part };
}

/** Returns the neighbours of a node that are tied to nothing else in the picture. */
function outermost(id, drawn) {
  const count = new Map();
  for (const edge of drawn) {
    for (const end of new Set([edge.from, edge.to])) count.set(end, (count.get(end) ?? 0) + 1);
  }
  return drawn
    .filter((edge) => edge.from === id || edge.to === id)
    .map((edge) => otherEnd(edge, id))
    .filter((other) => other !== id && count.get(other) === 1);
}
