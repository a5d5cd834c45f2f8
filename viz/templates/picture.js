/** The picture: vis-network draws nodes and edges; highlights and labels are added here. */

const FADED = 0.13;
const NEAR_ENOUGH_FOR_ALL_LABELS = 1.25;
const MOST_LABELS = 500;
const MOST_TIES_WEIGHED = 20;
const SMALL_SCREEN = 600;
const SMALLEST_SIZE = 11; // radius of a thing with one statement

/** The few things that keep their names however crowded the picture is. */
const chief = new Set(ranked.slice(0, 5).filter((node) => node.edges.length > 7));

const mostBetween = Math.max(0, ...[...nodes.values()].map((node) => node.between));

const picture = {
  network: null,
  view: { nodes: new Set(), edges: new Set(), path: null },
  added: '', // what was shown in addition to a part of a large graph
  hovered: null, // { nodes, edges }, while the pointer or the focus is on something
  at: new Map([...nodes.values()].map((node) => [node.id, { x: node.x, y: node.y }])),
  moved: new Map(), // places that the reader dragged nodes to, before stretching
  stretch: { x: 1, y: 1 },
  magnified: 1, // the factor by which a node of SMALLEST_SIZE is enlarged, if above 1
  drawn: new Map(), // id -> how it was drawn last, so that only changes are passed on
};

function startPicture() {
  picture.nodes = new vis.DataSet();
  picture.edges = new vis.DataSet();
  picture.network = new vis.Network(byId('canvas'), { nodes: picture.nodes, edges: picture.edges }, {
    physics: { enabled: false },
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      zoomSpeed: 0.7,
    },
    nodes: { chosen: false, borderWidth: 1.5 },
    edges: { chosen: false, smooth: false, width: 1.1, arrows: { to: { scaleFactor: 0.45 } }, hoverWidth: 0 },
  });
  const { network } = picture;
  network.on('afterDrawing', drawLabels);
  network.on('click', ({ nodes: [node], edges: [edge], pointer }) => {
    if (crowd.isOn) ({ node, edge } = inCrowd(pointer.canvas));
    if (node) pick({ node });
    else if (edge) pick({ edge });
    else if (state.node || state.edge || state.sentence !== null) pick({});
  });
  network.on('doubleClick', ({ nodes: [node], pointer }) => {
    const one = crowd.isOn ? inCrowd(pointer.canvas).node : node;
    if (one) toggleOpen(one);
  });
  network.on('hoverNode', ({ node }) => light(aroundNode(node)));
  network.on('blurNode', () => light(null));
  network.on('hoverEdge', ({ edge }) => light(aroundEdges([edges.get(edge)])));
  network.on('blurEdge', () => light(null));
  network.on('zoom', ({ scale }) => magnify(scale));
  network.on('dragEnd', ({ nodes: moved }) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(moved))) {
      picture.at.set(id, { x, y });
      picture.moved.set(id, { x: x / picture.stretch.x, y: y / picture.stretch.y });
    }
  });
  byId('nearer').addEventListener('click', () => zoom(1.35));
  byId('farther').addEventListener('click', () => zoom(1 / 1.35));
  byId('fit').addEventListener('click', () => fit());
  byId('full').addEventListener('click', () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else byId('picture').requestFullscreen?.();
  });
  document.addEventListener('fullscreenchange', () => {
    byId('full').textContent = document.fullscreenElement ? 'Leave full screen' : 'Full screen';
  });
  new ResizeObserver(() => {
    if (!state) return;
    arrange(state, picture.view);
    look(false);
  }).observe(byId('canvas'));
  onTheme(repaint);
  startCrowd();
}

/** Shows what the state asks for. */
function showPicture(now, before) {
  const view = shown(now);
  const arranged = (value) => [value?.compare, value?.focus, value?.focus && value.steps, value?.from, value?.to, value?.hide, value?.without, value?.all, value?.group, data.parts && value?.open].join('|');
  picture.view = view;
  showNotice(now, view);
  if (!before || arranged(now) !== arranged(before)) {
    arrange(now, view);
    repaint();
    look(Boolean(before));
  } else {
    if (added(view) !== picture.added) arrange(now, view);
    repaint();
    const isPick = ['node', 'edge', 'sentence'].some((name) => now[name] !== before[name]);
    if (now.view !== before.view) look(false);
    else if (isPick && looksClosely()) look(true);
    else if (now.node && now.node !== before.node) bringIntoView(now.node);
  }
  picture.added = added(view);
  byId('whole').hidden = !(now.focus || now.compare.length || now.from || now.hide.length || now.without.length || now.open.length || now.shut.length || now.group !== null || now.all);
}

/** Returns what is shown in addition to a part of a large graph, as a text to compare. */
function added(view) {
  return view.part ? [...view.nodes].filter((id) => !(id in view.part)).join() : '';
}

/** Says what is left out, or what to pick next. */
function showNotice(now, view) {
  const notice = byId('notice');
  notice.hidden = true;
  if (view.part) {
    const whose = now.group === null ? `The ${Object.keys(view.part).length} most connected of ${nodes.size.toLocaleString('en')} things, figures and dates. ` : `The most connected of ${communities.get(now.group).count.toLocaleString('en')} things around ${communities.get(now.group).chief.label}. `;
    const all = element('button', { type: 'button', onclick: () => go({ all: true, group: null }) }, 'Show all');
    notice.replaceChildren(whose, all);
    notice.hidden = false;
  } else if (now.compare.length === 1) {
    notice.replaceChildren('Pick the other thing to compare.');
    notice.hidden = false;
  } else if (now.from && !now.to) {
    notice.replaceChildren('Pick the other end of the path.');
    notice.hidden = false;
  } else if (now.from && now.to && !view.path) {
    notice.replaceChildren('No path between them in what is shown.');
    notice.hidden = false;
  }
}

/** Returns how large a node is drawn: by its statements, or by the shortest paths through it. */
function sizeOf(node) {
  const size = state.size === 'paths' ? 7 + 23 * Math.sqrt(node.between / Math.max(mostBetween, 1e-9)) : node.size;
  // Small nodes grow more than large ones; a star covers less area than other signs of its size.
  return Math.max(size, Math.sqrt(size * SMALLEST_SIZE) * picture.magnified) * (node.shape === 'star' ? 1.3 : 1);
}

function fillOf(node) {
  return colourOf(state.colour === 'community' ? communities.get(node.community) : kindOf(node));
}

/** Highlights some nodes and edges while the pointer is on them; null ends it. */
function light(lit) {
  picture.hovered = lit;
  repaint();
  lightArticle(lit);
}

function aroundNode(id) {
  const lit = aroundEdges(nodes.get(id).edges);
  lit.nodes.add(id);
  return { ...lit, first: id };
}

function aroundEdges(some) {
  return { nodes: new Set(some.flatMap((edge) => [edge.from, edge.to])), edges: new Set(some.map((edge) => edge.id)) };
}

/**
 * Returns what is lit now: what the pointer is on, otherwise what is picked, otherwise null.
 *
 * `alone` tells whether the rest fades: a neighbourhood or a path is small and stays legible as a whole.
 */
function lit() {
  const found = picture.hovered ?? picked();
  return found && { ...found, alone: Boolean(picture.hovered) || !(state.focus || state.compare.length === 2 || picture.view.path) };
}

function picked() {
  if (state.node) return aroundNode(state.node);
  if (state.edge) return aroundEdges([edges.get(state.edge)]);
  if (state.sentence !== null && sentences.get(state.sentence).edges.length) return aroundEdges(sentences.get(state.sentence).edges);
  return null;
}

function repaint() {
  if (!picture.network || !state) return;
  const now = lit();
  const ink = colour('--ink');
  const paper = colour('--paper');
  const line = colour('--line');
  const strong = colour('--accent');
  // Only what is shown is passed to vis-network, which slows down with everything it holds, hidden or not.
  crowd.isOn = picture.view.nodes.size + picture.view.edges.size > MOST_BY_NETWORK;
  crowd.parts = null;
  const byNetwork = crowd.isOn ? { nodes: new Set(), edges: new Set() } : picture.view;
  const changedNodes = [];
  for (const id of byNetwork.nodes) {
    const node = nodes.get(id);
    const isLit = !now?.alone || now.nodes.has(id);
    const isPicked = id === state.node || id === state.from || id === now?.first;
    keepChange(changedNodes, id, {
      shape: node.shape,
      size: sizeOf(node),
      opacity: isLit ? 1 : FADED,
      color: { background: fillOf(node), border: isPicked ? ink : paper },
      borderWidth: isPicked ? 3 : 1.5,
    }, picture.at.get(id));
  }
  const changedEdges = [];
  for (const id of byNetwork.edges) {
    const { from, to, arrows, smooth, negated } = edges.get(id);
    const isLit = now ? now.edges.has(id) : false;
    keepChange(changedEdges, id, {
      color: { color: isLit ? strong : line, opacity: now?.alone && !isLit ? FADED * 1.6 : 1 },
      width: isLit ? 2 : 1.1,
      dashes: negated ? [5, 4] : false,
    }, { from, to, arrows, smooth });
  }
  const gone = [...picture.drawn.keys()].filter((id) => !byNetwork.nodes.has(id) && !byNetwork.edges.has(id));
  for (const id of gone) picture.drawn.delete(id);
  picture.edges.remove(gone.filter((id) => edges.has(id)));
  picture.nodes.remove(gone.filter((id) => nodes.has(id)));
  picture.nodes.update(changedNodes);
  picture.edges.update(changedEdges);
  picture.network.redraw();
}

/** Records a change of look; a new node also gets its place, a new edge its ends. */
function keepChange(changes, id, look, unchanging) {
  const written = JSON.stringify(look);
  const before = picture.drawn.get(id);
  if (before === written) return;
  picture.drawn.set(id, written);
  changes.push(before === undefined ? { id, ...unchanging, ...look } : { id, ...look });
}

/** Returns the labels to draw now, in pixels of the canvas. */
function labelsNow(context) {
  const { network } = picture;
  const scale = network.getScale();
  const now = lit();
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const wanted = [];
  const first = (id) => (id === state.node || id === now?.first ? 2 : now?.nodes.has(id) ? 1 : 0);
  const order = ranked.filter((node) => picture.view.nodes.has(node.id) && (!now?.alone || now.nodes.has(node.id)));
  if (now) order.sort((a, b) => first(b.id) - first(a.id));
  for (const node of order.slice(0, MOST_LABELS)) {
    const { x, y } = network.canvasToDOM(picture.at.get(node.id));
    const size = Math.round(2 * (11 + ((node.size - 7) / 23) * 4)) / 2;
    wanted.push({ text: node.label, x, y, radius: sizeOf(node) * scale, away: awayFrom(node), size, weight: chief.has(node) || first(node.id) === 2 ? 600 : 400, main: node.edges.length > 3, must: chief.has(node) || first(node.id) === 2, whole: first(node.id) === 2 });
  }
  const all = scale > NEAR_ENOUGH_FOR_ALL_LABELS || state.focus || state.compare.length === 2 || picture.view.path;
  const named = now?.alone ? [...now.edges] : all ? [...picture.view.edges] : [];
  for (const id of named.filter((name) => picture.view.edges.has(name)).slice(0, MOST_LABELS)) {
    const { x, y } = network.canvasToDOM(middle(edges.get(id)));
    wanted.push({ text: edges.get(id).label, x, y, radius: 0, size: 10.5, weight: 400, edge: id });
  }
  return placed(context, wanted, width, height);
}

/** Returns the direction away from the neighbours of a node, as a vector; short if they lie on all sides. */
function awayFrom(node) {
  const here = picture.at.get(node.id);
  const away = { x: 0, y: 0 };
  const ties = node.edges.filter((edge) => picture.view.edges.has(edge.id)).slice(0, MOST_TIES_WEIGHED);
  for (const edge of ties) {
    const there = picture.at.get(otherEnd(edge, node.id));
    const far = Math.hypot(here.x - there.x, here.y - there.y) || 1;
    away.x += (here.x - there.x) / far / ties.length;
    away.y += (here.y - there.y) / far / ties.length;
  }
  return away;
}

/** Returns the middle of an edge, which is curved if others run beside it. */
function middle(edge) {
  const from = picture.at.get(edge.from);
  const to = picture.at.get(edge.to);
  const bow = edge.smooth?.roundness ?? 0;
  return { x: (from.x + to.x) / 2 + (bow * (to.y - from.y)) / 2, y: (from.y + to.y) / 2 - (bow * (to.x - from.x)) / 2 };
}

function drawLabels(context) {
  if (!state) return;
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [ink, quiet, paper] = [colour('--ink'), colour('--quiet'), colour('--paper')];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labelsNow(context)) {
    context.font = `${label.edge ? 'italic ' : ''}${fontOf(label.size, label.weight)}`;
    context.lineWidth = 3.5;
    context.strokeStyle = paper;
    context.fillStyle = label.edge ? quiet : ink;
    label.lines.forEach((line, index) => {
      context.strokeText(line, label.x, label.y + index * label.leading);
      context.fillText(line, label.x, label.y + index * label.leading);
    });
  }
  context.restore();
}

function toggleOpen(id) {
  const isOpen = state.open.includes(id);
  go({ open: isOpen ? state.open.filter((other) => other !== id) : [...state.open, id], shut: state.shut.filter((other) => other !== id) });
}

function toggleShut(id) {
  const isShut = state.shut.includes(id);
  go({ shut: isShut ? state.shut.filter((other) => other !== id) : [...state.shut, id], open: state.open.filter((other) => other !== id) });
}
