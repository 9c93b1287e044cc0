// Writes what has changed and nothing else: a browser lays out and paints again for every writing.

export function set_text(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function set_attribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}
