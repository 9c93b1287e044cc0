// The course as the command-line tool tells it (`downhill lessons --json`), by parts: a lesson each, and the outline.
// They are computed beside each other, and kept in `cache` by the hash of all that they depend on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';

export class BuildError extends Error {}

// Runs the tool; what it has to complain about is what the author needs to read.
export function downhill(cli, ...args) {
  const failed = (error) => new BuildError(`cannot run ${cli}: ${error.code}`);
  return new Promise((done, refused) => {
    const child = spawn(resolve(cli), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: [], stderr: [] };
    for (const name of ['stdout', 'stderr']) child[name].on('data', (bytes) => said[name].push(bytes));
    child.once('error', (error) => refused(failed(error)));
    child.once('close', (status) => {
      const text = (name) => Buffer.concat(said[name]).toString('utf8');
      if (status === 0) done(text('stdout'));
      else refused(new BuildError((text('stderr') || text('stdout')).trim()));
    });
  });
}

// The folders of the lessons, in course order. A course.json that cannot be read has none: the outline says why.
function folders_of(lessons) {
  try {
    const { parts } = JSON.parse(readFileSync(join(lessons, 'course.json'), 'utf8'));
    const folders = parts.flatMap((part) => part.lessons.map((lesson) => lesson.folder).filter(Boolean));
    return [...new Set(folders)].filter((folder) => existsSync(join(lessons, folder)));
  } catch {
    return [];
  }
}

// The hash of every file below `folder`, by name. What an editor keeps there for a moment is not one.
function hashes(folder) {
  const is_file = (name) => !/(^|\/)\.|~$/.test(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile();
  const files = readdirSync(folder, { recursive: true }).filter(is_file).sort();
  return files.map((name) => [name.replaceAll('\\', '/'), createHash('sha256').update(readFileSync(join(folder, name))).digest('base64url')]);
}

// What a part is computed from: the tool, the course and its words; a lesson's own files, or those that any may show.
// Links and steps are checked among all lessons whenever one part is computed.
function keys(cli, lessons, folders) {
  const program = createHash('sha256').update(readFileSync(resolve(cli))).digest('hex');
  const files = hashes(lessons);
  const shared = files.filter(([name]) => name === 'course.json' || name.startsWith('words/') || !/\.(md|json)$/.test(name));
  const own = (folder) => files.filter(([name]) => name.startsWith(`${folder}/`));
  const key = (part) => createHash('sha256').update(JSON.stringify([program, shared, part])).digest('hex').slice(0, 24);
  return new Map([['outline', key([])], ...folders.map((folder) => [folder, key(own(folder))])]);
}

// Runs jobs, as many at once as there are processors; all are run, whatever fails.
async function pool(jobs) {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

// Mistakes as several runs name them, once each, by place.
function together(failures) {
  const lines = [...new Set(failures.flatMap(({ message }) => message.split('\n')))];
  const place = (line) => {
    const [, file, number] = line.match(/^([^:]+):(\d+)/) ?? [null, line, '0'];
    return { file, number: Number(number) };
  };
  const before = (a, b) => (a.file === b.file ? a.number - b.number : a.file < b.file ? -1 : 1);
  return new BuildError(lines.sort((a, b) => before(place(a), place(b))).join('\n'));
}

// Returns {course: as `downhill lessons --json` has it, computed: {part: seconds} of those that were not kept}.
// `known` is a Map of parts in memory, for who reads the course again and again.
export async function read_course({ cli, lessons, cache, known = new Map() }) {
  const folders = folders_of(lessons);
  if (!existsSync(resolve(cli))) throw new BuildError(`cannot run ${cli}: ENOENT`);
  if (!existsSync(join(lessons, 'course.json'))) await downhill(cli, 'check', lessons);
  mkdirSync(cache, { recursive: true });
  const computed = {};
  const failures = [];
  const parts = new Map();
  const jobs = [...keys(cli, lessons, folders)].map(([part, key]) => async () => {
    const file = join(cache, `${part}.json`); // its first line is the key
    const label = `${part} ${key}`;
    if (known.get(part)?.label !== label) {
      let text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (!text.startsWith(`${label}\n`)) {
        const began = performance.now();
        try {
          const only = part === 'outline' ? ['--outline'] : ['--only', part];
          text = `${label}\n${await downhill(cli, 'lessons', lessons, '--json', ...only)}`;
        } catch (failure) {
          failures.push(failure);
          return;
        }
        computed[part] = (performance.now() - began) / 1000;
        writeFileSync(`${file}.${process.pid}`, text);
        renameSync(`${file}.${process.pid}`, file);
      }
      known.set(part, { label, value: JSON.parse(text.slice(label.length)) });
    }
    parts.set(part, known.get(part).value);
  });
  await pool(jobs);
  if (failures.length > 0) throw together(failures);
  for (const name of readdirSync(cache)) if (!parts.has(name.replace(/\.json$/, ''))) rmSync(join(cache, name));
  return { course: { ...parts.get('outline'), lessons: folders.flatMap((folder) => parts.get(folder).lessons) }, computed };
}
