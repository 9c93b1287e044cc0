// All pages of the site, as text: from what `downhill lessons --json` says to HTML.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { airy } from './templates/air.mjs';
import { choice_page } from './templates/choice.mjs';
import { document } from './templates/document.mjs';
import { home_main } from './templates/home.mjs';
import { lesson_main } from './templates/lesson.mjs';
import { make_prose, SourceError } from './templates/prose.mjs';

// Where the texts of a lesson come from, to say where a mistake is. `data` maps the names of the lesson's
// data files to their addresses.
function source(file, links, data) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const heading = (id) => lines.findIndex((line) => /^##\s/.test(line) && line.includes(`{#${id}}`));
  return (step) => {
    const begin = step ? Math.max(0, heading(step.id)) : 0;
    const next = lines.findIndex((line, i) => i > begin && /^##\s/.test(line));
    const end = next < 0 ? lines.length : next;
    const line_of = (snippet) => {
      // A marker may have become a number, so look for the longest beginning that is there.
      for (let length = snippet.length; length > 2; length -= 1) {
        const found = lines.slice(begin, end).findIndex((line) => line.includes(snippet.slice(0, length).split('\n')[0]));
        if (found >= 0) return begin + found + 1;
      }
      return begin + 1;
    };
    const link = (href, line) => {
      if (data.has(href)) return data.get(href);
      links.push({ href, file, line });
      return href;
    };
    return { file, line_of, link };
  };
}

// The words of one language as a function, airy where that is due.
function sentences(words, language) {
  const space = language === 'zh' ? airy : (text) => text;
  const say = (key, values = {}) => {
    if (!(key in words)) throw new SourceError(`words/${language}`, 0, `there is no word '${key}'`);
    return space(words[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all));
  };
  return { say, has: (key) => key in words, space };
}

// Deeply: every string that people read.
function spaced(text, space) {
  const figure = (f) => ({
    ...f,
    describe: space(f.describe),
    parameters: f.parameters.map((p) => ({
      ...p,
      label: space(p.label),
      choices: p.choices.map((c) => ({ ...c, label: space(c.label) })),
    })),
    actions: f.actions.map((a) => ({ ...a, label: space(a.label) })),
  });
  const steps = text.steps.map((step) => ({
    ...step,
    title: space(step.title),
    caption: space(step.caption),
    readouts: step.readouts.map((r) => ({ ...r, label: space(r.label) })),
    figure: figure(step.figure),
  }));
  return { ...text, title: space(text.title), lede: space(text.lede), steps };
}

const only = (words, prefix) => Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(prefix)));
const except = (words, prefix) => Object.fromEntries(Object.entries(words).filter(([key]) => !key.startsWith(prefix)));

// Links of the prose lead to pages of the site (or to papers elsewhere).
function check_links(links, pages) {
  for (const { href, page, file, line } of links) {
    if (/^[a-z]+:/i.test(href)) continue;
    const target = new URL(href, `https://site/${page}`).pathname.slice(1);
    const name = target === '' || target.endsWith('/') ? `${target}index.html` : target;
    if (!pages.has(name)) throw new SourceError(file, line, `dead link '${href}': there is no page '${name}'`);
  }
}

const strings = (value) =>
  typeof value === 'string' ? value
  : value && typeof value === 'object' ? Object.values(value).map(strings).join('')
  : '';

// Whose the words "figure.…" are that several scenes share: of the scenes whose words stand in the same file,
// or of all where there are none ("figure.json"). Returns a function of a key and the scenes of a lesson.
export function shared_words(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const owners = new Map();
  for (const name of files) {
    const keys = Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const scenes = new Set(keys.map((key) => key.split('.')[0]).filter((speaker) => speaker !== 'figure'));
    for (const key of keys) if (key.startsWith('figure.')) owners.set(key, scenes);
  }
  return (key, scenes) => {
    const own = owners.get(key);
    return own !== undefined && (own.size === 0 || scenes.some((scene) => own.has(scene)));
  };
}

const scenes_of = (text) => [...new Set(text.steps.map((step) => step.figure.scene))];

// What a lesson's stage may have to write: the lesson's own texts and the words of its scenes, those that
// they share, and those of the stage itself, but for descriptions, which are spoken; of these, titles and
// words also in bold.
function stage_text(lesson, language, words, is_shared) {
  const text = lesson.text[language];
  const scenes = scenes_of(text);
  const speakers = new Set(['stage', 'rule', ...scenes]);
  const of_stage = Object.entries(words).filter(
    ([key]) => (speakers.has(key.split('.')[0]) || is_shared(key, scenes)) && !key.split('.').includes('describe'),
  );
  const said = strings([of_stage, text.steps.map(({ title }) => title)]);
  return { language, lesson: lesson.id, regular: strings(text.stage) + said, bold: said };
}

// The parts of the course with those of their lessons that exist, and the names of those to come.
function parts_of(course) {
  let number = 0;
  return course.course.parts.map((part, i) => {
    const rows = part.lessons.map((one) => {
      number += 1;
      const id = one.id ?? one;
      return { id, number, lesson: course.lessons.find((lesson) => lesson.id === id) };
    });
    return { id: part.id, number: i + 1, rows };
  });
}

// Addresses of what the program needs, relative to the folder of its scripts.
function program_assets(lesson, language, asset, program_of, han) {
  if (!program_of) return null;
  const program = program_of(scenes_of(lesson.text[language]));
  const here = (name) => asset(name).replace(/^assets\//, '');
  const fonts = { 'stage-regular.ttf': 'stage-regular.ttf', 'stage-bold.ttf': 'stage-bold.ttf', 'stage-italic.ttf': 'stage-italic.ttf' };
  if (han) {
    fonts['stage-han.otf'] = `stage-han-regular-${language}-${lesson.id}.otf`;
    fonts['stage-han-bold.otf'] = `stage-han-bold-${language}-${lesson.id}.otf`;
  }
  return {
    script: here(`${program}.js`),
    wasm: here(`${program}.wasm`),
    files: Object.fromEntries([
      ...Object.entries(fonts).map(([name, file]) => [name, here(`fonts/${file}`)]),
      ...lesson.data.map(({ name, path }) => [name, here(`data/${path}`)]),
    ]),
  };
}

// Returns {files: Map from name to text, characters: see make_fonts, data: [{name, from}]}.
export function make_pages({ course, lessons, asset, theme_colors, program_of = null }) {
  const files = new Map();
  const links = [];
  const stage_texts = [];
  const parts = parts_of(course);
  const languages = course.languages.map((id) => ({
    id,
    name: course.words[id]['page.language'],
    ...sentences(course.words[id], id),
  }));

  for (const { id: language, say, has, space } of languages) {
    const words = course.words[language];
    const page_words = only(words, 'page.');
    const prose = make_prose(language);
    const site = { language, languages, say, asset, theme_colors };
    const origins = new Map();
    const is_shared = shared_words(join(lessons, 'words', language));

    course.lessons.forEach((lesson, i) => {
      const text = spaced(lesson.text[language], space);
      const page = `${language}/${lesson.id}/`;
      const own_links = [];
      const data = new Map(lesson.data.map(({ name, path }) => [name, `../../${asset(`data/${path}`)}`]));
      const origin_of = source(join(lessons, lesson.folder, `${language}.md`), own_links, data);
      origins.set(lesson.id, origin_of(null));
      const part = parts.find((one) => one.rows.some((row) => row.id === lesson.id));
      const neighbour = (other) => other && { id: other.id, title: space(other.text[language].title) };
      const name = has(`course.lesson.${lesson.id}`) ? say(`course.lesson.${lesson.id}`) : text.title;
      const shown = stage_text(lesson, language, words, is_shared);
      stage_texts.push(shown);
      const main = lesson_main(lesson, text, {
        language,
        say,
        prose,
        origin_of,
        previous: neighbour(course.lessons[i - 1]),
        next: neighbour(course.lessons[i + 1]),
        words: page_words,
        assets: program_assets(lesson, language, asset, program_of, /\p{Script=Han}/u.test(shown.regular)),
      });
      const html = document({
        ...site,
        title: text.title,
        description: text.lede,
        root: '../../',
        path: `${lesson.id}/`,
        script: 'lesson.js',
        crumb: part && `${say('page.part', { number: part.number })} · ${say(`course.part.${part.id}`)} › ${lesson.number} ${name}`,
        body_class: 'lesson-page',
        main,
      });
      files.set(`${page}index.html`, html.text);
      files.set(`${page}lesson.json`, JSON.stringify({ lesson: lesson.text[language].stage, words: except(words, 'page.') }));
      links.push(...own_links.map((link) => ({ ...link, page })));
    });

    const home = home_main({ language, say, has, prose, parts, origin_of: (lesson) => origins.get(lesson.id), words: page_words });
    files.set(
      `${language}/index.html`,
      document({ ...site, title: '', description: say('page.home.lede'), root: '../', path: '', script: 'home.js', crumb: null, body_class: 'home-page', main: home }).text,
    );
  }
  files.set('index.html', choice_page(languages, asset, theme_colors).text);
  check_links(links, files);

  const pages = [...files].filter(([name]) => name.endsWith('.html')).map(([, text]) => text);
  const inline_style = pages.join('').match(/<[^>]* style="[^>]*>/);
  if (inline_style) throw new Error(`an inline style, which the pages forbid: ${inline_style[0].slice(0, 200)}`);
  const all = (pattern) => pages.flatMap((text) => text.match(pattern) ?? []).join('');
  const plain = pages.join('').replace(/<[^>]*>/g, '');
  return {
    files,
    characters: {
      page: plain,
      headings: all(/<h[1-3][\s\S]*?<\/h[1-3]>|class="name"[\s\S]*?<\/span>/g).replace(/<[^>]*>/g, ''),
      formulas: all(/<math[\s\S]*?<\/math>/g).replace(/<[^>]*>/g, ''),
      stage: stage_texts,
    },
    data: course.lessons.flatMap((lesson) => lesson.data.map(({ path }) => ({ name: `data/${path}`, from: join(lessons, path) }))),
  };
}
