/** The start: creates every part, and shows it again whenever the state changes. */

startTheme();
startArticle();
startPicture();
startSearch();
startDownloads();

onState((now) => {
  document.body.dataset.view = now.view;
  for (const button of document.querySelectorAll('.views button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === now.view));
  }
  byId('undo').disabled = !(history.state?.depth > 0);
});
onState((now) => {
  for (const button of document.querySelectorAll('[data-look]')) {
    const [name, value] = button.dataset.look.split('=');
    button.setAttribute('aria-pressed', String(now[name] === value));
  }
});
onState(showLegend);
onState(showCard);
onState(showPicture);
onState(showArticle);
onState(showTable);

for (const button of document.querySelectorAll('.views button')) {
  button.addEventListener('click', () => go({ view: button.dataset.view }));
}
for (const button of document.querySelectorAll('[data-look]')) {
  button.addEventListener('click', () => {
    const [name, value] = button.dataset.look.split('=');
    go({ [name]: value });
  });
}
byId('skip').addEventListener('click', () => {
  go({ view: 'table' });
  byId('table').focus();
});
byId('undo').addEventListener('click', () => history.back());
byId('whole').addEventListener('click', () => go({ compare: [], focus: null, from: null, to: null, hide: [], without: [], open: [], shut: [], group: null, all: false }));
window.addEventListener('popstate', () => apply(read(currentFragment())));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') pick({ from: null, to: null, compare: state.compare.length === 2 ? state.compare : [] });
});
document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
});

apply(read(currentFragment()));
document.documentElement.dataset.ready = 'yes';

// For scripts that drive the page: what it shows, where, and how to change it.
window.policyloom = Object.freeze({
  state: () => structuredClone(state),
  shown: () => ({ nodes: [...shown(state).nodes], edges: [...shown(state).edges] }),
  lit: () => lit() && { nodes: [...lit().nodes], edges: [...lit().edges] },
  placeOf: (id) => picture.network.canvasToDOM(nodes.has(id) ? picture.at.get(id) : middle(edges.get(id))),
  drawn: (id) => ({ fill: fillOf(nodes.get(id)), size: sizeOf(nodes.get(id)) }),
  go,
  pick,
});
