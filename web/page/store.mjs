// What the browser keeps for the reader. Storage may be forbidden or full; then nothing is kept.
const name = (key) => `downhill.${key}`;

export function load(key) {
  try {
    return localStorage.getItem(name(key));
  } catch {
    return null;
  }
}

// Whether it is kept.
export function save(key, value) {
  try {
    localStorage.setItem(name(key), value);
    return true;
  } catch {
    return false; // private windows: the page works all the same
  }
}

export function remove(key) {
  try {
    localStorage.removeItem(name(key));
  } catch {
    // Then there is nothing.
  }
}
