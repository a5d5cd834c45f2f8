/** Builds the page's elements; text is inserted as text, never as markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** Returns a new element: `on…` properties are listeners, `data` its data set, `class` its classes. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(made.dataset, value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

/** The outline of each shape, as an SVG path around the origin, about the size of a circle of radius 1. */
const OUTLINES = {
  dot: 'M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z',
  square: 'M-.88-.88H.88V.88H-.88Z',
  diamond: 'M0-1.2L1.2 0L0 1.2L-1.2 0Z',
  hexagon: 'M1 0L.5.87L-.5.87L-1 0L-.5-.87L.5-.87Z',
  triangle: 'M0-1.15L1.08.75H-1.08Z',
  triangleDown: 'M0 1.15L1.08-.75H-1.08Z',
  star: 'M0-1.25L.34-.42L1.2-.37L.53.18L.74 1.02L0 .56L-.74 1.02L-.53.18L-1.2-.37L-.34-.42Z',
};

/** Returns the sign of a class: its shape in its colour. */
function sign(kind) {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '-1.4 -1.4 2.8 2.8');
  picture.setAttribute('class', 'sign');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', OUTLINES[kind.shape]);
  picture.append(path);
  paint(picture, kind);
  return picture;
}

/** Gives an element the colour of a class, for both themes; the style sheet uses it as --class. */
function paint(target, kind) {
  target.style.setProperty('--class', `light-dark(${kind.light}, ${kind.dark})`);
}

/** Returns `count thing` or `count things`. */
function counted(count, thing) {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
