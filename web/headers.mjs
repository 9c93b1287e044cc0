// What we ask of whoever serves the site: hosting.json, which `downhill serve-info` prints.
import { readFileSync } from 'node:fs';

const { policy, headers, types } = JSON.parse(readFileSync(new URL('hosting.json', import.meta.url), 'utf8'));

// The pages' own rules, strict: nothing inline runs or styles, nothing comes from elsewhere.
export const kContentSecurityPolicy = policy.join('; ');

const rules = headers.map(({ pattern, values }) => ({ pattern: new RegExp(pattern), values: filled(values) }));

function filled(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace('{policy}', kContentSecurityPolicy)]));
}

// `address`: the request's path and query. What comes later in hosting.json takes the place of what came before.
export const headers_for = (address) => Object.assign({}, ...rules.filter(({ pattern }) => pattern.test(address)).map(({ values }) => values));

export const type_of = (extension) => types[extension]?.type ?? 'application/octet-stream';

// Whether packing makes it smaller; the rest is packed already.
export const is_packed = (extension) => types[extension]?.packed ?? false;
