// The command line of build.mjs and watch.mjs.
import { parseArgs } from 'node:util';
import { BuildError } from './course.mjs';

export function site_options(more = {}) {
  const { values } = parseArgs({
    options: {
      cli: { type: 'string', default: process.env.DOWNHILL_CLI ?? 'build/release/bin/downhill' },
      lessons: { type: 'string', default: 'lessons' },
      program: { type: 'string', default: 'build/web/bin' },
      out: { type: 'string', default: 'build/site' },
      url: { type: 'string', default: process.env.SITE_URL ?? '' },
      ...more,
    },
  });
  if (values.url && !/^https?:\/\/[^?#]+$/.test(values.url)) throw new BuildError(`--url is an address such as https://host/path/, not '${values.url}'`);
  if (values.url && !values.url.endsWith('/')) values.url += '/';
  return values;
}
