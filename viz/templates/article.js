/** The article: pointing at its sentences and mentions highlights the graph, and the other way round. */

const spans = new Map(); // sentence number -> its element
const marks = new Map(); // node id -> its elements

function startArticle() {
  const pane = byId('article');
  for (const text of data.documents) pane.append(articleOf(text));
  pane.addEventListener('pointerover', ({ target }) => {
    const lighted = pointedAt(target);
    if (lighted || picture.hovered) light(lighted);
  });
  pane.addEventListener('pointerleave', () => light(null));
  pane.addEventListener('click', ({ target }) => {
    if (!window.getSelection().isCollapsed) return; // text is being selected, so no sentence is picked
    const mark = target.closest('.mention');
    const sentence = target.closest('.stated');
    if (mark) pick({ node: mark.dataset.node });
    else if (sentence) pick({ sentence: Number(sentence.dataset.sentence) });
  });
  pane.addEventListener('focusin', ({ target }) => {
    if (target.matches('.stated')) light(pointedAt(target));
  });
  pane.addEventListener('focusout', () => light(null));
  pane.addEventListener('keydown', walkSentences);
  const first = pane.querySelector('.stated');
  if (first) first.tabIndex = 0;
}

function articleOf(text) {
  const made = element('article', { data: { document: text.id } });
  for (const paragraph of text.paragraphs) {
    const block = element(paragraph.title ? 'h2' : 'p');
    for (const sentence of paragraph.sentences) {
      const span = element('span', { class: sentence.stated ? 'stated' : 'unstated', data: { sentence: sentence.number } });
      if (sentence.stated) span.tabIndex = -1;
      for (const [words, node] of sentence.runs) span.append(node ? mentionOf(words, node) : words);
      spans.set(sentence.number, span);
      block.append(span);
    }
    made.append(block);
  }
  if (!text.paragraphs.some((paragraph) => paragraph.title)) made.prepend(element('h2', {}, text.title));
  return made;
}

function mentionOf(words, id) {
  const mark = element('mark', { class: 'mention', data: { node: id } }, words);
  paint(mark, kindOf(nodes.get(id)));
  if (!marks.has(id)) marks.set(id, []);
  marks.get(id).push(mark);
  return mark;
}

function pointedAt(target) {
  const mark = target.closest('.mention');
  const sentence = target.closest('.stated');
  if (mark) return { ...aroundNode(mark.dataset.node), sentence: sentence && Number(sentence.dataset.sentence) };
  if (!sentence) return null;
  const number = Number(sentence.dataset.sentence);
  return { ...aroundEdges(sentences.get(number).edges), sentence: number };
}

/** Arrow keys move from sentence to sentence; Enter picks the focused one. */
function walkSentences(event) {
  if (!event.target.matches('.stated')) return;
  const all = [...byId('article').querySelectorAll('.stated')];
  const at = all.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === 'Enter') pick({ sentence: Number(event.target.dataset.sentence) });
  else if (all[next]) {
    event.target.tabIndex = -1;
    all[next].tabIndex = 0;
    all[next].focus();
  } else return;
  event.preventDefault();
}

/** Highlights the sentences behind what is lit in the graph, and the mentions of its nodes. */
function lightArticle(hovered) {
  const now = hovered ?? lit();
  const numbers = new Set(now ? [...now.edges].map((id) => edges.get(id).sentence) : []);
  for (const [number, span] of spans) span.classList.toggle('lit', numbers.has(number));
  for (const [id, some] of marks) {
    for (const mark of some) mark.classList.toggle('lit', Boolean(now?.first ? now.first === id : now?.nodes.has(id)));
  }
}

function showArticle(now, before) {
  lightArticle(null);
  for (const [number, span] of spans) span.classList.toggle('picked', number === now.sentence);
  const changed = !before || now.node !== before.node || now.edge !== before.edge || now.sentence !== before.sentence;
  if (changed) reveal(firstSentence(now));
}

function firstSentence(now) {
  if (now.sentence !== null) return now.sentence;
  if (now.edge) return edges.get(now.edge).sentence;
  if (!now.node) return undefined;
  const numbers = nodes.get(now.node).edges.map((edge) => edge.sentence).filter((number) => number !== undefined);
  const named = (marks.get(now.node) ?? []).map((mark) => Number(mark.closest('[data-sentence]').dataset.sentence));
  const inView = [...numbers, ...named].find((number) => isInView(spans.get(number)));
  return inView ?? (numbers.length || named.length ? Math.min(...numbers, ...named) : undefined);
}

function isInView(span) {
  const box = span.getBoundingClientRect();
  const pane = byId('article').getBoundingClientRect();
  return box.top >= pane.top && box.bottom <= pane.bottom;
}

/** Scrolls the text, and only the text, to a sentence that is out of view. */
function reveal(number) {
  const span = spans.get(number);
  const pane = byId('article');
  if (!span || pane.clientHeight === 0 || isInView(span)) return;
  const top = span.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTo({ top: top - pane.clientHeight / 3, behavior: calm.matches ? 'auto' : 'smooth' });
}
