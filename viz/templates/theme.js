/** The theme: light or dark as set in the system, until the reader chooses. */

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
let chosenDark = null;
const themeListeners = [];

function isDark() {
  return chosenDark ?? systemDark.matches;
}

/** Returns a colour of the style sheet by its name, such as `--ink`, in a form that the canvas accepts. */
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
