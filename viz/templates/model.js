/** The graph: the data of the page, and functions that find neighbours and paths. */

const data = JSON.parse(byId('data').textContent);
const kinds = new Map(data.classes.map((kind) => [kind.id, kind]));
const relations = new Map(data.relations.map((relation) => [relation.id, relation]));
const nodes = new Map(data.nodes.map((node) => [node.id, { ...node, edges: [] }]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const sentences = new Map();

for (const edge of edges.values()) {
  edge.wording ??= `${nodes.get(edge.from).label} ${edge.label} ${nodes.get(edge.to).label}`;
  nodes.get(edge.from).edges.push(edge);
  if (edge.to !== edge.from) nodes.get(edge.to).edges.push(edge);
}
for (const text of data.documents) {
  for (const paragraph of text.paragraphs) {
    for (const sentence of paragraph.sentences) sentences.set(sentence.number, { ...sentence, edges: [], text });
  }
}
for (const edge of edges.values()) sentences.get(edge.sentence)?.edges.push(edge);

/** All nodes, those with the most statements first. */
const ranked = [...nodes.values()].sort((a, b) => b.edges.length - a.edges.length || (a.id < b.id ? -1 : 1));

/** The communities by number, 0 the largest: the most connected member, the colours. */
const communities = new Map();
for (const node of ranked) {
  if (!communities.has(node.community)) {
    const [light, dark] = data.colours[node.community] ?? ['#8a8780', '#8f8c86'];
    communities.set(node.community, { number: node.community, chief: node, light, dark, shape: 'dot', count: 0 });
  }
  communities.get(node.community).count += 1;
}

function kindOf(node) {
  return kinds.get(node.group);
}

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

function quoteOf(edge) {
  return edge.quote === undefined ? '' : data.quotes[edge.quote];
}

/**
 * Returns what is near two nodes: for each, node id -> distance, and the ids of what is near both.
 *
 * Near means one step away, or two steps if one leaves little to compare.
 */
function sideBySide(one, other, usable = () => true) {
  let first, second, both;
  for (let steps = 1; steps <= 2; steps += 1) {
    [first, second] = [neighbourhood(one, steps, usable), neighbourhood(other, steps, usable)];
    both = new Set([...first.keys()].filter((id) => second.has(id) && id !== one && id !== other));
    if (both.size || Math.min(first.size, second.size) > 4) break;
  }
  return { first, second, both };
}

/** Returns node id -> distance for all nodes at most `steps` away over usable edges. */
function neighbourhood(start, steps, usable = () => true) {
  const distance = new Map([[start, 0]]);
  let frontier = [start];
  for (let step = 1; step <= steps; step += 1) {
    const next = [];
    for (const id of frontier) {
      for (const edge of nodes.get(id).edges) {
        const other = otherEnd(edge, id);
        if (!distance.has(other) && usable(edge)) {
          distance.set(other, step);
          next.push(other);
        }
      }
    }
    frontier = next;
  }
  return distance;
}

/** Returns the nodes and edges of a shortest path over usable edges, or null if there is none. */
function shortestPath(from, to, usable = () => true) {
  const came = new Map([[from, null]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !came.has(to); at += 1) {
    for (const edge of nodes.get(queue[at]).edges) {
      const other = otherEnd(edge, queue[at]);
      if (!came.has(other) && usable(edge)) {
        came.set(other, edge);
        queue.push(other);
      }
    }
  }
  if (!came.has(to)) return null;
  const path = { nodes: [to], edges: [] };
  for (let id = to; came.get(id); ) {
    const edge = came.get(id);
    id = otherEnd(edge, id);
    path.edges.unshift(edge);
    path.nodes.unshift(id);
  }
  return path;
}
