/** The theme: light or dark as the system has it, until the reader chooses. */

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
let chosenDark = null;
const themeListeners = [];

function isDark() {
  return chosenDark ?? systemDark.matches;
}

/** Returns the colour that the style sheet has under a name such as `--ink`, as the canvas takes it. */
function colour(name) {
  const probe = element('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function colourOf(kind) {
  return isDark() ? kind.dark : kind.light;
}

function onTheme(listener) {
  themeListeners.push(listener);
}

function themeChanged() {
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
  byId('theme').setAttribute('aria-pressed', String(isDark()));
  for (const listener of themeListeners) listener();
}

function startTheme() {
  systemDark.addEventListener('change', themeChanged);
  byId('theme').addEventListener('click', () => {
    chosenDark = !isDark();
    themeChanged();
  });
  themeChanged();
}
