// All pages of the site, as text: from what `downhill lessons --json` says to HTML.
import { join } from 'node:path';
import { Glossary, terms_of } from './glossary.mjs';
import { read_licences } from './licences.mjs';
import { search_index } from './search_index.mjs';
import { program_assets, scenes_of, stage_text } from './stage_assets.mjs';
import { about_main } from './templates/about.mjs';
import { is_square } from './templates/air.mjs';
import { both_main } from './templates/both.mjs';
import { choice_page } from './templates/choice.mjs';
import { document } from './templates/document.mjs';
import { embed_main } from './templates/embed.mjs';
import { glossary_main } from './templates/glossary.mjs';
import { home_main } from './templates/home.mjs';
import { html, json } from './templates/html.mjs';
import { lesson_main } from './templates/lesson.mjs';
import { nowhere_page } from './templates/nowhere.mjs';
import { picture } from './templates/picture.mjs';
import { make_prose, SourceError } from './templates/prose.mjs';
import { scenes_main } from './templates/scenes.mjs';
import { search_main } from './templates/search.mjs';
import { sentences, source, spaced } from './texts.mjs';

const only = (words, prefix) => Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(prefix)));
// What the program may say.
const of_program = (words) => Object.fromEntries(Object.entries(words).filter(([key]) => !/^(page|glossary|course|desktop)\./.test(key)));

// Links of the prose lead to pages of the site (or to papers elsewhere).
function check_links(links, pages) {
  for (const { href, page, file, line } of links) {
    if (/^[a-z]+:/i.test(href)) continue;
    const target = new URL(href, `https://site/${page}`).pathname.slice(1);
    const name = target === '' || target.endsWith('/') ? `${target}index.html` : target;
    if (!pages.has(name)) throw new SourceError(file, line, `dead link '${href}': there is no page '${name}'`);
  }
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

// What the script of a page for reading needs.
const page_with_data = (main, { id, page_words }) =>
  html`${main}
<script type="application/json" id="page-data">${json({ language: id, words: page_words })}</script>`;

// The site as a program of the reader's device.
function manifest({ tag, say }, theme_colors, asset, icon) {
  const png = icon.endsWith('.png');
  const icons = [
    { src: `../${asset('favicon.svg')}`, sizes: 'any', type: 'image/svg+xml' },
    ...(png ? [192, 512].map((size) => ({ src: `../${asset(`icon-${size}.png`)}`, sizes: `${size}x${size}`, type: 'image/png' })) : []),
  ];
  return JSON.stringify({
    name: say('page.home.head'),
    short_name: say('page.site'),
    description: say('page.tagline'),
    lang: tag,
    start_url: './',
    scope: '../',
    display: 'standalone',
    background_color: theme_colors.light,
    theme_color: theme_colors.light,
    icons,
  });
}

// What one language's pages are made with.
function speaker(course, id) {
  const words = course.words[id];
  const tag = words['page.tag'];
  const glossary = new Glossary(terms_of(words), is_square(tag));
  return {
    id,
    tag,
    name: words['page.language'],
    words,
    page_words: only(words, 'page.'),
    glossary,
    prose: make_prose(tag, glossary),
    ...sentences(words, id),
  };
}

// Returns {files: Map from name to text, characters: see make_fonts, data: [{name, from}]}.
// colors: of the theme (templates/colors.mjs); program_of: see build.mjs, null without the program; url: where the site
// will stand, "" if not known; picture_of(language, lesson): its social card's asset, or null.
export function make_pages({ course, lessons, asset, colors, program_of = null, url = '', icon = 'favicon.svg', picture_of = () => null }) {
  const files = new Map();
  const links = [];
  const stage_texts = [];
  const parts = parts_of(course);
  const licences = read_licences();
  const languages = course.languages.map((id) => speaker(course, id));
  const theme_colors = { light: colors.light.get('--paper'), dark: colors.dark.get('--paper') };
  const texts = new Map(languages.map(({ id, space }) => [id, course.lessons.map((lesson) => spaced(lesson.text[id], space))]));

  for (const speaks of languages) {
    const { id: language, say, has, space, prose, page_words } = speaks;
    const site = { language, languages, say, asset, theme_colors, url, icon };
    const origins = new Map();
    const searched = [];
    const scenes = {};
    const put = (page, options) => {
      const depth = page.split('/').length;
      const picture = picture_of(language, options.lesson);
      const html = document({ ...site, root: '../'.repeat(depth), path: page, crumb: null, picture: picture && asset(picture), ...options });
      files.set(`${language}/${page}index.html`, html.text);
    };

    course.lessons.forEach((lesson, i) => {
      const text = texts.get(language)[i];
      const page = `${language}/${lesson.id}/`;
      const data = new Map(lesson.data.map(({ name, path }) => [name, `assets/${asset(`data/${path}`).replace(/^assets\//, '')}`]));
      const origin_of = source(join(lessons, lesson.folder, `${language}.md`), {
        lesson,
        seen: new Set(),
        address: (href, file, line) => {
          if (data.has(href)) return `../../${data.get(href)}`;
          links.push({ href, file, line, page });
          return href;
        },
      });
      origins.set(lesson.id, origin_of(null));
      const part = parts.find((one) => one.rows.some((row) => row.id === lesson.id));
      const neighbour = (other) => other && { id: other.id, title: space(other.text[language].title) };
      const name = has(`course.lesson.${lesson.id}`) ? say(`course.lesson.${lesson.id}`) : text.title;
      const shown = stage_text(lesson, language, speaks.words);
      stage_texts.push(shown);
      const keep = (file, content) => files.set(page + file, content);
      const assets = program_assets(lesson, language, asset, program_of, /\p{Script=Han}/u.test(shown.regular));
      for (const scene of scenes_of(text)) scenes[scene] ??= { lesson: lesson.id, assets };
      const others = languages.filter((other) => other.id !== language);
      const main = lesson_main(lesson, text, {
        language,
        say,
        prose,
        origin_of,
        others,
        previous: neighbour(course.lessons[i - 1]),
        next: neighbour(course.lessons[i + 1]),
        words: page_words,
        assets,
        files: { colors, keep },
      });
      const crumb = part && `${say('page.part', { number: part.number })} · ${say(`course.part.${part.id}`)} › ${lesson.number} ${name}`;
      const about = { lesson, title: text.title, description: text.lede, crumb };
      put(`${lesson.id}/`, { ...about, script: 'lesson.js', body_class: 'lesson-page', main, skips: [['figure', say('page.skip-stage')]] });
      keep('lesson.json', JSON.stringify({ lesson: lesson.text[language].stage, words: of_program(speaks.words) }));
      searched.push({
        id: lesson.id,
        title: text.title,
        steps: [...main.text.matchAll(/<section class="step" id="step-([^"]+)"[\s\S]*?<\/section>/g)].map(([html, id]) => ({
          id,
          title: text.steps.find((step) => step.id === id).title,
          html: html.replace(/<h2[\s\S]*?<\/h2>|<form[\s\S]*?<\/form>/g, ''),
        })),
      });

      for (const other of others) {
        // One folder deeper; what is wrong with a link was said above.
        const address = (href) => (data.has(href) ? `../../../${data.get(href)}` : href.startsWith('..') ? `../${href}` : href);
        const side = ({ id, tag, name: own, prose: own_prose }) => ({
          tag,
          name: own,
          text: texts.get(id)[i],
          read: { prose: own_prose, origin_of: source(join(lessons, lesson.folder, `${id}.md`), { address }) },
        });
        put(`${lesson.id}/with-${other.id}/`, {
          ...about,
          path: `${lesson.id}/`,
          root: '../../../',
          title: say('page.both.title', { title: text.title, one: speaks.name, other: other.name }),
          script: 'plain.js',
          body_class: 'reading-page',
          main: page_with_data(both_main([side(speaks), side(other)], {
            say,
            back: '../',
            figure: (step) => picture(step.figure.svg, step.figure.describe, `../${step.id}-wide`, { colors, keep: () => {} }),
          }), speaks),
        });
      }
    });

    const home = home_main({ language, say, has, prose, parts, origin_of: (lesson) => origins.get(lesson.id), words: page_words });
    put('', { title: '', description: say('page.home.lede'), script: 'home.js', body_class: 'home-page', main: home });

    const index = JSON.stringify(search_index(searched));
    files.set(`${language}/search/search.json`, index);
    const search = search_main({ language, say, words: page_words, index: 'search.json' });
    put('search/', { title: say('page.search.title'), description: say('page.search.lede'), script: 'search.js', body_class: 'reading-page', main: search, crumb: say('page.search.title') });

    const terms = speaks.glossary.terms.map(({ id, name, means }) => {
      const first = speaks.glossary.first.get(id);
      return {
        id,
        name: space(name),
        means: space(means),
        others: languages.filter((other) => other.id !== language).map((other) => ({ tag: other.tag, name: other.words[`glossary.${id}`] })),
        first: first && { id: first.id, title: space(first.text[language].title) },
      };
    });
    put('glossary/', {
      title: say('page.glossary.title'),
      description: say('page.glossary.lede'),
      script: 'plain.js',
      body_class: 'reading-page',
      crumb: say('page.glossary.title'),
      main: page_with_data(glossary_main(terms, speaks), speaks),
    });

    put('about/', {
      title: say('page.about.title'),
      description: say('page.about.lede'),
      script: 'plain.js',
      body_class: 'reading-page',
      crumb: say('page.about.title'),
      main: page_with_data(about_main(licences, speaks), speaks),
    });

    const own_scenes = course.scenes.map(({ id, files: needed, text: all }) => ({ id, files: needed, text: all[language] }));
    put('scenes/', {
      title: say('page.scenes.title'),
      description: say('page.scenes.lede'),
      script: 'plain.js',
      body_class: 'reading-page',
      crumb: say('page.scenes.title'),
      main: page_with_data(
        scenes_main(own_scenes, {
          say,
          picture: ({ id, text }) => picture(text.svg, text.describe, id, { colors, keep: (file, content) => files.set(`${language}/scenes/${file}`, content) }),
        }),
        speaks,
      ),
    });

    const embed = embed_main({ language, say, words: page_words, scenes });
    put('embed/', { title: say('page.embed.title'), description: say('page.embed.lede'), script: 'embed.js', body_class: 'embed-page', main: embed, bare: true });
    files.set(`${language}/app.webmanifest`, manifest(speaks, theme_colors, asset, icon));
  }
  files.set('index.html', choice_page(languages, asset, theme_colors).text);
  files.set('404.html', nowhere_page(languages, asset, url ? new URL(url).pathname : '/').text);
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
