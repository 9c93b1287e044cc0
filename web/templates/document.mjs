// What every page has: head, header, footer.
import { html } from './html.mjs';

// The page's own rules, strict: nothing inline runs or styles, nothing comes from elsewhere.
export const kContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const mark = html`<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M2 26 12 8l6 10 4-5 8 13"/><path d="M12 8c2 6 3 12 9 16" stroke="var(--tangent)" stroke-dasharray="1 4"/></svg>`;

const sun_and_moon = html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor"/></svg>`;

// page: {language, title, description, root: '../../', path: 'derivative/', languages, say, theme_colors,
//        script: 'lesson.js', crumb, body_class, main, versions}
// `versions` maps an asset's name to the address it is linked by, relative to the root.
export function document(page) {
  const { language, root, path, say, asset } = page;
  const full_title = page.title ? `${page.title} · ${say('page.site')}` : say('page.home.head');
  const others = page.languages.filter((other) => other.id !== language);
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${kContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${full_title}</title>
<meta name="description" content="${page.description}">
<meta name="theme-color" content="${page.theme_colors.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${page.theme_colors.dark}" media="(prefers-color-scheme: dark)">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="${root}${asset('favicon.svg')}">
<link rel="stylesheet" href="${root}${asset('style.css')}">
<script src="${root}${asset('head.js')}"></script>
${page.languages.map((other) => html`<link rel="alternate" hreflang="${other.id === 'zh' ? 'zh-Hans' : other.id}" href="${root}${other.id}/${path}">
`)}<link rel="alternate" hreflang="x-default" href="${root}${path === '' ? '' : `en/${path}`}">
<script type="module" src="${root}${asset(page.script)}"></script>
</head>
<body class="${page.body_class}">
<a class="skip" href="#main">${say('page.skip')}</a>
<header>
<a class="brand" href="${root}${language}/">${mark}<span>${say('page.site')}</span></a>
${page.crumb && html`<span class="crumb">${page.crumb}</span>`}
<nav class="tools" aria-label="${say('page.tools')}">
${page.crumb && html`<a href="${root}${language}/">${say('page.map')}</a>`}
${others.map((other) => html`<a class="language" href="${root}${other.id}/${path}" lang="${other.id === 'zh' ? 'zh-Hans' : other.id}" hreflang="${other.id === 'zh' ? 'zh-Hans' : other.id}" data-language="${other.id}">${other.name}</a>`)}
<button type="button" class="theme" aria-pressed="false" aria-label="${say('page.dark')}" title="${say('page.dark')}">${sun_and_moon}</button>
</nav>
</header>
${page.main}
<footer><p>${say('page.footer')}</p></footer>
</body>
</html>
`;
}
