/** Labels: as many names as fit at a readable size without overlapping, the important ones first. */

const FONT = '-apple-system, "Segoe UI", Roboto, Cantarell, Ubuntu, "Noto Sans", "Liberation Sans", system-ui, sans-serif';
const LINE_LENGTH = 22;
const MOST_LINES = 3;
const MOST_LINES_WHOLE = 8;
const CELL = 96;
const widths = new Map();

/** Returns a text as lines of about LINE_LENGTH characters; a text that is too long ends in an ellipsis. */
function wrapped(text, most = MOST_LINES) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const piece = word.length > LINE_LENGTH * 1.6 ? `${word.slice(0, LINE_LENGTH)}…` : word;
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + piece.length < LINE_LENGTH) lines[last] += ` ${piece}`;
    else lines.push(piece);
    if (lines.length > most) break;
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] += '…';
  return kept;
}

/**
 * Returns the labels that can be drawn: { lines, x, y, size, weight } where x and y are the middle of the first line.
 *
 * `wanted` are in order of importance: { text, x, y, radius, size, weight } in pixels. They can also have `away`, the
 * direction in which no line leaves; `main`, if they are not cut for others to fit; `must`, if they are drawn even if
 * they do not fit; and `whole`, if they are not cut at all.
 */
function placed(context, wanted, width, height) {
  const room = new Room();
  for (const item of wanted) {
    if (item.radius) room.take(item.x - item.radius * 0.8, item.y - item.radius * 0.8, item.radius * 1.6, item.radius * 1.6);
  }
  const drawn = new Map();
  const put = (item, lines, free) => {
    const found = spotFor(context, item, lines, free ? room : null, width, height);
    if (!found) return false;
    const [left, top] = found.corner;
    const box = room.take(left, top, found.across, found.down);
    drawn.set(item, { ...item, ...found, box, x: left + found.across / 2, y: top + found.leading / 2 });
    return true;
  };
  const seen = wanted.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height);
  // First give as many things as possible a name, even a short one; then lengthen names where room is left.
  for (const item of seen) {
    const forms = formsOf(item);
    if (item.must || item.main) forms.some((lines) => put(item, lines, true)) || (item.must && put(item, forms[0], false));
    else put(item, forms.at(-1), true);
  }
  for (const item of seen.filter(({ must }) => !must)) {
    const held = drawn.get(item)?.box;
    room.release(held);
    const longer = formsOf(item).slice(0, held ? -1 : undefined);
    if (!longer.some((lines) => put(item, lines, true))) room.hold(held);
  }
  return seen.filter((item) => drawn.has(item)).map((item) => drawn.get(item));
}

/** Returns the forms of a label, each as lines: the whole first, then shorter ones that may fit where it does not. */
function formsOf(item) {
  const most = item.whole ? [MOST_LINES_WHOLE] : item.radius ? [MOST_LINES, MOST_LINES - 1, 1] : [MOST_LINES];
  return [...new Map(most.map((lines) => wrapped(item.text, lines)).map((lines) => [lines.length, lines])).values()];
}

/** Returns the best free spot for some lines beside their dot, or null; without a room, the best spot whether it is free or not. */
function spotFor(context, item, lines, room, width, height) {
  const leading = item.size * 1.2;
  const across = Math.max(...lines.map((line) => widthOf(context, line, item.size, item.weight)));
  const down = lines.length * leading;
  const gap = item.radius + 3;
  const slant = item.radius * 0.6 + 2;
  const spots = item.radius
    ? [
        [-across / 2, gap],
        [-across / 2, -gap - down],
        [gap, -down / 2],
        [-gap - across, -down / 2],
        [slant, slant],
        [-slant - across, slant],
        [slant, -slant - down],
        [-slant - across, -slant - down],
      ]
    : [[-across / 2, -down / 2]];
  // The best place for a name is where no line leaves its thing; otherwise below it, then above, then beside it.
  if (item.away && spots.length > 1) {
    const cost = ([x, y], index) => {
      const [dx, dy] = [x + across / 2, y + down / 2];
      return index * 0.12 - (dx * item.away.x + dy * item.away.y) / Math.hypot(dx, dy);
    };
    const costs = new Map(spots.map((spot, index) => [spot, cost(spot, index)]));
    spots.sort((a, b) => costs.get(a) - costs.get(b));
  }
  // A label stays on the canvas: one that would be cut off at the edge moves inwards, but not away from its dot.
  const inside = (at, size, end) => Math.min(Math.max(at, 4), Math.max(4, end - size - 4));
  for (const [x, y] of spots) {
    const corner = [inside(item.x + x, across, width), inside(item.y + y, down, height)];
    if (!room) return { lines, leading, across, down, corner };
    const isNear = Math.abs(corner[1] - item.y - y) < 1 && Math.abs(corner[0] - item.x - x) <= across / 2;
    if (isNear && room.isFree(...corner, across, down)) return { lines, leading, across, down, corner };
  }
  return null;
}

function fontOf(size, weight) {
  return `${weight} ${size}px ${FONT}`;
}

function widthOf(context, line, size, weight) {
  const key = `${weight} ${size} ${line}`;
  if (!widths.has(key)) {
    context.font = fontOf(size, weight);
    widths.set(key, context.measureText(line).width);
  }
  return widths.get(key);
}

/** Occupied rectangles, by cells of a grid, so that a free spot is found without checking them all. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  take(x, y, width, height) {
    const box = { x, y, width, height, isHeld: true };
    for (const key of Room.keys(x, y, width, height)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
    return box;
  }

  release(box) {
    if (box) box.isHeld = false;
  }

  hold(box) {
    if (box) box.isHeld = true;
  }

  isFree(x, y, width, height) {
    return Room.keys(x, y, width, height).every((key) =>
      (this.cells.get(key) ?? []).every(
        (box) =>
          !box.isHeld ||
          x + width <= box.x ||
          box.x + box.width <= x ||
          y + height <= box.y ||
          box.y + box.height <= y,
      ),
    );
  }

  static keys(x, y, width, height) {
    const found = [];
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + width) / CELL); i += 1) {
      for (let j = Math.floor(y / CELL); j <= Math.floor((y + height) / CELL); j += 1) found.push(`${i},${j}`);
    }
    return found;
  }
}
