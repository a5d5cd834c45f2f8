/** The places: the position of each node, and which part of the picture is in view. */

const MOST_ON_A_RING = 60;
const GOLDEN_ANGLE = 2.399963229728653; // keeps nodes from lining up
const FARTHEST = 0.02; // scale
const SMALLEST_SEEN = 5; // radius in pixels, if there is room for it
const SMALLEST_TOUCHED = 7; // on a small screen

/** Gives every node its place: around the focus, along the path, or as in the whole graph. */
function arrange(now, view) {
  picture.stretch = stretchFor(view);
  const inPart = view.part ? placesOfPart(view) : new Map();
  const places = new Map([...nodes.values()].map((node) => {
    const { x, y } = picture.moved.get(node.id) ?? inPart.get(node.id) ?? node;
    return [node.id, { x: x * picture.stretch.x, y: y * picture.stretch.y }];
  }));
  if (now.compare.length === 2) {
    for (const [id, place] of between(...now.compare, view)) places.set(id, place);
  } else if (view.path) {
    view.path.nodes.forEach((id, index) => places.set(id, { x: index * 190, y: (index % 2) * 70 }));
  } else if (now.focus && view.nodes.size <= MOST_ON_A_RING) {
    for (const [id, place] of around(now.focus, now.steps, view)) places.set(id, place);
  }
  const moved = [];
  for (const [id, { x, y }] of places) {
    const old = picture.at.get(id);
    if (picture.drawn.has(id) && (old.x !== x || old.y !== y)) moved.push({ id, x, y });
    picture.at.set(id, { x, y });
  }
  if (moved.length) picture.nodes.update(moved);
}

/** Returns the places of a part of a large graph; each added node is placed beside one that it is tied to. */
function placesOfPart(view) {
  const places = new Map(Object.entries(view.part).map(([id, [x, y]]) => [id, { x, y }]));
  const around = new Map();
  for (let waiting = [...view.nodes].filter((id) => !places.has(id)), before = 0; waiting.length && waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter((id) => {
      const hub = nodes.get(id).edges.map((edge) => otherEnd(edge, id)).find((other) => places.has(other));
      if (!hub) return true;
      const turn = (around.get(hub) ?? 0) + 1;
      around.set(hub, turn);
      const { x, y } = places.get(hub);
      places.set(id, { x: x + 60 * Math.sqrt(turn) * Math.cos(turn * GOLDEN_ANGLE), y: y + 46 * Math.sqrt(turn) * Math.sin(turn * GOLDEN_ANGLE) });
      return false;
    });
  }
  return places;
}

/** Returns how far to stretch the picture to fill the pane, which may be wide or tall. */
function stretchFor(view) {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const some = view.part ? Object.values(view.part).map(([x, y]) => ({ x, y })) : [...view.nodes].map((id) => nodes.get(id));
  if (!width || !height || some.length < 3) return { x: 1, y: 1 };
  const extent = (of) => Math.max(...some.map(of)) - Math.min(...some.map(of)) + 100;
  const factor = Math.sqrt((width - 130) / (height - 90) / (extent((node) => node.x) / extent((node) => node.y)));
  const x = Math.min(1.4, Math.max(0.55, factor || 1));
  return { x, y: 1 / x };
}

/** Returns places on rings around a node, each thing near the one that it is reached from. */
function around(center, steps, view) {
  const usable = (edge) => view.edges.has(edge.id);
  const distance = neighbourhood(center, 12, usable);
  const places = new Map([[center, { x: 0, y: 0 }]]);
  const angles = new Map([[center, 0]]);
  let radius = 0;
  for (let step = 1; step <= Math.max(...distance.values()); step += 1) {
    const ring = [...distance].filter(([, far]) => far === step).map(([id]) => id);
    const parent = (id) => nodes.get(id).edges.filter(usable).map((edge) => otherEnd(edge, id)).find((other) => distance.get(other) === step - 1);
    const order = (id) => [angles.get(parent(id)), [...kinds.keys()].indexOf(nodes.get(id).group), nodes.get(id).label];
    const sorted = ring.map((id) => [order(id), id]).sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2].localeCompare(b[2], 'en'));
    radius = Math.max(radius + 120, (sorted.length * 92) / (2 * Math.PI));
    sorted.forEach(([, id], index) => {
      const angle = ((index + (step - 1) * 0.5) / sorted.length) * 2 * Math.PI;
      angles.set(id, angle);
      places.set(id, { x: Math.round(1.3 * radius * Math.sin(angle)), y: Math.round(-radius * Math.cos(angle)) });
    });
  }
  return places;
}

/** Returns places for two things side by side: what they share in the middle, what only one has on the outside. */
function between(one, other, view) {
  const { first, second, both } = sideBySide(one, other, (edge) => view.edges.has(edge.id));
  const places = new Map();
  const across = both.size ? 210 : 120;
  const column = (ids, x) => ids.filter((id) => view.nodes.has(id)).forEach((id, index, all) => {
    places.set(id, { x: x + (index % 2) * Math.sign(x) * 24, y: Math.round((index - (all.length - 1) / 2) * 58) });
  });
  const own = (near, step, self) => [...near].filter(([id, far]) => far === step && !both.has(id) && id !== self).map(([id]) => id);
  for (const step of [1, 2]) {
    column(own(first, step, other), -across - step * 210);
    column(own(second, step, one), across + step * 210);
  }
  column([...both], 0);
  places.set(one, { x: -across, y: 0 });
  places.set(other, { x: across, y: 0 });
  return places;
}

/** Enlarges the signs of a picture that is zoomed out, as far as there is room, so that they can still be told apart. */
function magnify(scale) {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const room = 0.16 * Math.sqrt((width * height) / Math.max(1, picture.view.nodes.size));
  const wanted = Math.min(window.innerWidth < SMALL_SCREEN ? SMALLEST_TOUCHED : SMALLEST_SEEN, room);
  const magnified = wanted / (SMALLEST_SIZE * scale);
  if (Math.abs(magnified / picture.magnified - 1) < 0.1) return;
  picture.magnified = magnified;
  repaint();
}

function bringIntoView(id) {
  const { x, y } = picture.network.canvasToDOM(picture.at.get(id));
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const isSeen = x > 20 && y > 20 && x < width - 20 && y < height - 20;
  if (!isSeen) picture.network.moveTo({ position: picture.at.get(id), animation: calm.matches ? false : { duration: 300 } });
}

function zoom(factor) {
  const scale = Math.min(4, Math.max(FARTHEST, picture.network.getScale() * factor));
  magnify(scale);
  picture.network.moveTo({ scale, animation: calm.matches ? false : { duration: 150 } });
}

/** Beside the text and on a small screen there is little room, so the picture zooms to what is picked. */
function looksClosely() {
  return state.view === 'read' || window.innerWidth < SMALL_SCREEN;
}

/** Zooms to what is picked if there is little room, otherwise to all that is shown. */
function look(moving) {
  const close = looksClosely() && picked();
  fit(moving, close ? [...close.nodes].filter((id) => picture.view.nodes.has(id)) : picture.view.nodes);
}

function fit(moving = true, some = picture.view.nodes) {
  if (!picture.network || byId('canvas').clientWidth === 0) return;
  const ids = [...some];
  if (!ids.length) return;
  const { clientWidth: width, clientHeight } = byId('canvas');
  const above = byId('notice').hidden ? 0 : byId('notice').offsetHeight + 12;
  const height = clientHeight - above;
  const xs = ids.map((id) => picture.at.get(id).x);
  const ys = ids.map((id) => picture.at.get(id).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Labels keep their size on the screen, so the margin for them is in pixels.
  const close = Math.min((width - 130) / Math.max(right - left, 1), (height - 90) / Math.max(bottom - top, 1), looksClosely() ? 0.9 : 1.25);
  const scale = Math.max(close, FARTHEST);
  magnify(scale);
  picture.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom - above / scale) / 2 },
    scale,
    animation: moving && !calm.matches && !crowd.isOn ? { duration: 350, easingFunction: 'easeInOutQuad' } : false,
  });
}
