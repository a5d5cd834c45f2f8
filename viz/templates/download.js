/** The downloads: the current view as a PNG picture, an SVG drawing or a CSV table. */

function startDownloads() {
  byId('download').addEventListener('click', ({ target }) => {
    const format = target.dataset?.format;
    if (!format) return;
    byId('download').open = false;
    if (format === 'png') pictureAsPng((blob) => save(blob, 'png'));
    else if (format === 'svg') save(new Blob([pictureAsSvg()], { type: 'image/svg+xml' }), 'svg');
    else save(new Blob([statementsAsCsv()], { type: 'text/csv' }), 'csv');
  });
}

function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  const name = data.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'graph';
  element('a', { href: address, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function pictureAsPng(done) {
  const drawn = byId('canvas').querySelector('canvas');
  if (!drawn.width || !drawn.height) return; // the window has no room for the graph
  const sheet = element('canvas', { width: drawn.width, height: drawn.height });
  const context = sheet.getContext('2d');
  context.fillStyle = colour('--paper');
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(drawn, 0, 0);
  sheet.toBlob(done, 'image/png');
}

function pictureAsSvg() {
  const { network, view } = picture;
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const scale = network.getScale();
  const context = element('canvas').getContext('2d');
  const now = lit();
  const place = (id) => network.canvasToDOM(picture.at.get(id));
  const parts = [];
  for (const id of view.edges) {
    const edge = edges.get(id);
    const [from, to] = [place(edge.from), place(edge.to)];
    const mid = network.canvasToDOM(middle(edge));
    const bend = { x: 2 * mid.x - (from.x + to.x) / 2, y: 2 * mid.y - (from.y + to.y) / 2 };
    const isLit = now?.edges.has(id);
    parts.push(`<path d="M${at(from)}Q${at(bend)} ${at(to)}" fill="none" stroke="${colour(isLit ? '--accent' : '--line')}" stroke-width="${isLit ? 2 : 1.1}" opacity="${now?.alone && !isLit ? FADED * 1.6 : 1}"${edge.negated ? ' stroke-dasharray="5 4"' : ''} marker-end="url(#arrow)"/>`);
  }
  for (const id of view.nodes) {
    const node = nodes.get(id);
    const { x, y } = place(id);
    parts.push(`<path d="${OUTLINES[node.shape]}" transform="translate(${at({ x, y })}) scale(${(sizeOf(node) * scale).toFixed(2)})" fill="${fillOf(node)}" opacity="${now?.alone && !now.nodes.has(id) ? FADED : 1}"/>`);
  }
  for (const label of labelsNow(context)) {
    const fill = colour(label.edge ? '--quiet' : '--ink');
    label.lines.forEach((line, index) => {
      parts.push(`<text x="${label.x.toFixed(1)}" y="${(label.y + index * label.leading).toFixed(1)}" font-size="${label.size}" font-weight="${label.weight}"${label.edge ? ' font-style="italic"' : ''} fill="${fill}" stroke="${colour('--paper')}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke" text-anchor="middle" dominant-baseline="central">${escaped(line)}</text>`);
    });
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family='${FONT.replaceAll('"', '')}'>
<title>${escaped(data.title)}</title>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="14" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${colour('--line')}"/></marker></defs>
<rect width="100%" height="100%" fill="${colour('--paper')}"/>
${parts.join('\n')}
</svg>`;
}

function at({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function escaped(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function statementsAsCsv() {
  const rows = [['subject', 'relation', 'object', 'statement', 'quote', 'document', 'place', 'confidence', 'negated', 'date', 'subject_iri', 'object_iri']];
  for (const id of shown(state).edges) {
    const edge = edges.get(id);
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    rows.push([from.label, edge.relation, to.label, edge.wording, quoteOf(edge), edge.document, edge.place, edge.confidence, edge.negated === true, edge.date, from.iri, to.iri]);
  }
  return csvOf(rows);
}
