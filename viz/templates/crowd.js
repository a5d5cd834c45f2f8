/** The crowd: draws very many things at once, hundreds in a stroke; vis-network needs several strokes for each. */

const MOST_BY_NETWORK = 1500; // nodes and edges; with more of them, vis-network is too slow for dragging
const IN_ONE_STROKE = 300; // the more lines a stroke has, the longer each line takes
const STROKES_WHILE_MOVING = 6;
const TOUCH = 6; // pixels from the pointer

const crowd = { isOn: false, isMoving: false, parts: null, timer: 0 };

function startCrowd() {
  const { network } = picture;
  network.on('beforeDrawing', (context) => crowd.isOn && drawCrowd(context));
  network.on('dragStart', () => { crowd.isMoving = true; });
  network.on('dragEnd', () => rest(0));
  network.on('zoom', () => {
    crowd.isMoving = true;
    rest(200);
  });
}

/** Redraws everything once the picture has been still for `delay` milliseconds. */
function rest(delay) {
  clearTimeout(crowd.timer);
  crowd.timer = setTimeout(() => {
    crowd.isMoving = false;
    if (crowd.isOn) picture.network.redraw();
  }, delay);
}

function drawCrowd(context) {
  crowd.parts ??= { edges: edgeStrokes(), nodes: nodeFills() };
  const scale = picture.network.getScale();
  context.save();
  const strokes = crowd.isMoving ? crowd.parts.edges.slice(-STROKES_WHILE_MOVING) : crowd.parts.edges;
  for (const { path, stroke, width, opacity } of strokes) {
    context.globalAlpha = opacity;
    context.strokeStyle = stroke;
    context.lineWidth = width / scale;
    context.stroke(path);
  }
  for (const { path, fill, opacity } of crowd.parts.nodes) {
    context.globalAlpha = opacity;
    context.fillStyle = fill;
    context.fill(path);
  }
  context.restore();
}

/** Returns the edges as paths of up to IN_ONE_STROKE lines; lit edges come last, on top of the others. */
function edgeStrokes() {
  const now = lit();
  const [plain, strong] = [colour('--line'), colour('--accent')];
  return grouped(picture.view.edges, (id) => Number(Boolean(now?.edges.has(id))), (path, id) => {
    const { from, to } = edges.get(id);
    const [a, b, mid] = [picture.at.get(from), picture.at.get(to), middle(edges.get(id))];
    path.moveTo(a.x, a.y);
    path.quadraticCurveTo(2 * mid.x - (a.x + b.x) / 2, 2 * mid.y - (a.y + b.y) / 2, b.x, b.y);
  }).map(([isLit, path]) => (isLit ? { path, stroke: strong, width: 1.6, opacity: 1 } : { path, stroke: plain, width: 0.6, opacity: now?.alone ? FADED : 0.45 }));
}

function nodeFills() {
  const now = lit();
  const outlines = new Map(Object.entries(OUTLINES).map(([name, outline]) => [name, new Path2D(outline)]));
  const lookOf = (id) => `${Number(!now?.alone || now.nodes.has(id))}${fillOf(nodes.get(id))}`;
  return grouped(picture.view.nodes, lookOf, (path, id) => {
    const { x, y } = picture.at.get(id);
    const size = sizeOf(nodes.get(id));
    path.addPath(outlines.get(nodes.get(id).shape), new DOMMatrix([size, 0, 0, size, x, y]));
  }).map(([look, path]) => ({ path, fill: look.slice(1), opacity: look[0] === '1' ? 1 : FADED }));
}

/** Returns [look, path] for parts of `ids` that look alike, sorted by their look. */
function grouped(ids, lookOf, draw) {
  const paths = [];
  const open = new Map();
  for (const id of ids) {
    const look = lookOf(id);
    if (!open.has(look) || open.get(look).count === IN_ONE_STROKE) {
      open.set(look, { path: new Path2D(), count: 0 });
      paths.push([look, open.get(look).path]);
    }
    draw(open.get(look).path, id);
    open.get(look).count += 1;
  }
  return paths.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Returns what is under a point of the picture: an object with `node`, with `edge`, or with neither. */
function inCrowd({ x, y }) {
  const reach = TOUCH / picture.network.getScale();
  let best = { far: Infinity };
  for (const id of picture.view.nodes) {
    const at = picture.at.get(id);
    const far = Math.hypot(at.x - x, at.y - y) - sizeOf(nodes.get(id));
    if (far < Math.min(best.far, reach)) best = { node: id, far };
  }
  if (best.node) return best;
  for (const id of picture.view.edges) {
    const [a, b] = [picture.at.get(edges.get(id).from), picture.at.get(edges.get(id).to)];
    const [across, down] = [b.x - a.x, b.y - a.y];
    const along = Math.min(1, Math.max(0, ((x - a.x) * across + (y - a.y) * down) / (across ** 2 + down ** 2 || 1)));
    const far = Math.hypot(a.x + along * across - x, a.y + along * down - y);
    if (far < Math.min(best.far, reach / 2)) best = { edge: id, far };
  }
  return best;
}
