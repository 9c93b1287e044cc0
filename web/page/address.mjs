// The page's address says which step and which figure: ?step=secant#derivative?f=sin(x)&x=1
//
// The figure's line of text stands in the fragment as it is written everywhere else: all parameters, the seed among
// them, and the step of the run.

const kPause = 300; // ms; browsers limit how often the address may change

export function read_address() {
  const step = new URLSearchParams(location.search).get('step');
  const line = location.hash.slice(1);
  // A fragment that names an element of the page is no figure, but a place in the text.
  const element = line && document.getElementById(line);
  if (element) return { step: element.closest('[data-step]')?.dataset.step ?? step, line: '' };
  return { step, line };
}

// The line in a fragment: browsers hand over some characters percent-encoded, and the program decodes those.
const suffix = ({ step, line }) => (step ? `?step=${encodeURIComponent(step)}` : '') + (line ? `#${line}` : '');

let timer = null;
let pending = null;

function write() {
  clearTimeout(timer);
  timer = null;
  if (!pending) return;
  history.replaceState(null, '', location.pathname + suffix(pending));
  pending = null;
}

// place: {step, line}, either may be null. The links to other languages lead to the same place.
export function write_address(place) {
  for (const link of document.querySelectorAll('a.language')) {
    link.base ??= link.getAttribute('href');
    link.setAttribute('href', link.base + suffix(place));
  }
  pending = place;
  timer ??= setTimeout(write, kPause);
}

// From here on it is another place: "back" leads to what the address says now.
export function leave_place() {
  write();
  history.pushState(null, '', location.href);
}

// What is not written yet belongs to a place that the reader has left.
export function forget_address() {
  clearTimeout(timer);
  timer = null;
  pending = null;
}

export const flush_address = write;
