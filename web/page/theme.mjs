// Light or dark: the system's choice until the reader makes one.
import { load, save } from './store.mjs';

const kKey = 'theme';
const dark_system = () => matchMedia('(prefers-color-scheme: dark)');

export const stored_theme = () => {
  const theme = load(kKey);
  return theme === 'light' || theme === 'dark' ? theme : null;
};

export const is_dark = () => {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === 'dark' : dark_system().matches;
};

export function apply_theme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // The browser's own bars follow.
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const own = meta.dataset.media ?? (meta.dataset.media = meta.media);
    const shown = !theme ? own : own.includes(theme) ? 'all' : 'not all';
    meta.media = shown;
  }
}

// Makes the header's button work; `changed(dark)` is called after every change.
export function theme_button(changed) {
  const button = document.querySelector('button.theme');
  const show = () => {
    button?.setAttribute('aria-pressed', String(is_dark()));
    changed?.(is_dark());
  };
  button?.addEventListener('click', () => {
    const theme = is_dark() ? 'light' : 'dark';
    save(kKey, theme);
    apply_theme(theme);
    show();
  });
  dark_system().addEventListener('change', show);
  show();
}
