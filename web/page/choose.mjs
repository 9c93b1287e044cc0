// The first page: goes to the language the reader chose before, else to the browser's.
import { load } from './store.mjs';

const links = document.querySelectorAll('link[hreflang]');
const offered = [...links].map((link) => ({ code: link.hreflang.slice(0, 2), href: link.getAttribute('href') }));
const wanted = [load('language'), ...(navigator.languages ?? [navigator.language])];
const found = wanted.map((one) => offered.find(({ code }) => one?.toLowerCase().startsWith(code))).find(Boolean);
location.replace((found ?? offered[0]).href);
