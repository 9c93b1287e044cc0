// What every page has: head, header, footer.
import { kContentSecurityPolicy } from '../headers.mjs';
import { html } from './html.mjs';

const mark = html`<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2 26 12 8l6 10 4-5 8 13"/><path d="M12 8c2 6 3 12 9 16" stroke="var(--tangent)" stroke-dasharray="1 4"/></svg>`;

const sun_and_moon = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor"/></svg>`;

const glass = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><circle cx="8.6" cy="8.6" r="5.2"/><path d="m12.6 12.6 4.4 4.4"/></svg>`;

// What search engines and chats show of a page: they want whole addresses, so its picture is named only where the
// site knows its own (build.mjs --url).
function card({ url, language, path, full_title, description, picture, say }) {
  return html`<meta property="og:type" content="website">
<meta property="og:site_name" content="${say('page.site')}">
<meta property="og:title" content="${full_title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="${say('page.tag').replace('-', '_')}">
${url && html`<link rel="canonical" href="${url}${language}/${path}">
<meta property="og:url" content="${url}${language}/${path}">
`}${picture && html`<meta property="og:image" content="${url || '../'.repeat(path.split('/').length)}${picture}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
`}`;
}

// page: {language, title, description, root: '../../', path: 'derivative/', languages, say, theme_colors, url,
//        script: 'lesson.js' or null, crumb, body_class, main, picture: of the card, skips: [[id, label]]}
// Languages are {id, tag: of HTML, name}. A `bare` page has neither header nor footer.
export function document(page) {
  const { language, root, path, say, asset } = page;
  const full_title = page.title ? `${page.title} · ${say('page.site')}` : say('page.home.head');
  const own = page.languages.find((one) => one.id === language);
  const others = page.languages.filter((other) => other.id !== language);
  const skips = [['main', say('page.skip')], ...(page.skips ?? [])];
  return html`<!doctype html>
<html lang="${own.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${kContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${full_title}</title>
<meta name="description" content="${page.description}">
<meta name="theme-color" content="${page.theme_colors.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${page.theme_colors.dark}" media="(prefers-color-scheme: dark)">
<meta name="color-scheme" content="light dark">
${card({ ...page, full_title })}<link rel="icon" type="image/svg+xml" href="${root}${asset('favicon.svg')}">
<link rel="apple-touch-icon" href="${root}${asset(page.icon)}">
<link rel="manifest" href="${root}${language}/app.webmanifest">
<link rel="stylesheet" href="${root}${asset('style.css')}">
<script src="${root}${asset('head.js')}"></script>
${page.languages.map((other) => html`<link rel="alternate" hreflang="${other.tag}" href="${page.url || root}${other.id}/${path}">
`)}<link rel="alternate" hreflang="x-default" href="${page.url || root}${path === '' ? '' : `${page.languages[0].id}/${path}`}">
<script type="module" src="${root}${asset(page.script)}"></script>
</head>
<body class="${page.body_class}">
${page.bare ? page.main : framed()}
</body>
</html>
`;

  function framed() {
    return html`${skips.map(([id, label]) => html`<a class="skip" href="#${id}">${label}</a>
`)}<header>
<a class="brand" href="${root}${language}/">${mark}<span>${say('page.site')}</span></a>
${page.crumb && html`<span class="crumb">${page.crumb}</span>`}
<nav class="tools" aria-label="${say('page.tools')}">
${page.crumb && html`<a class="wordy" href="${root}${language}/">${say('page.map')}</a>`}
<a class="wordy" href="${root}${language}/glossary/">${say('page.glossary')}</a>
<a class="icon" href="${root}${language}/search/" aria-label="${say('page.search')}" title="${say('page.search')}">${glass}</a>
${others.map((other) => html`<a class="language" href="${root}${other.id}/${path}" lang="${other.tag}" hreflang="${other.tag}" data-language="${other.id}">${other.name}</a>`)}
<button type="button" class="theme" aria-pressed="false" aria-label="${say('page.dark')}" title="${say('page.dark')}">${sun_and_moon}</button>
</nav>
</header>
${page.main}
<footer><p>${say('page.footer')} <a href="${root}${language}/glossary/">${say('page.glossary')}</a> · <a href="${root}${language}/search/">${say('page.search')}</a> · <a href="${root}${language}/scenes/">${say('page.scenes')}</a> · <a href="${root}${language}/about/">${say('page.about')}</a></p></footer>`;
  }
}
