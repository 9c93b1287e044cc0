// The first page: which language? The script chooses by the browser's; without one, two links.
import { kContentSecurityPolicy } from '../headers.mjs';
import { hill } from './hill.mjs';
import { html } from './html.mjs';

// languages: [{id, tag, name, say}]
export function choice_page(languages, asset, theme_colors) {
  const titles = languages.map(({ say }) => say('page.site'));
  return html`<!doctype html>
<html lang="${languages[0].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${kContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titles.join(' · ')}</title>
<meta name="description" content="${languages[0].say('page.tagline')}">
<meta name="theme-color" content="${theme_colors.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${theme_colors.dark}" media="(prefers-color-scheme: dark)">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="${asset('favicon.svg')}">
<link rel="stylesheet" href="${asset('style.css')}">
<script src="${asset('head.js')}"></script>
${languages.map((one) => html`<link rel="alternate" hreflang="${one.tag}" href="${one.id}/">
`)}<script src="${asset('choose.js')}"></script>
</head>
<body class="choice-page">
<main id="main" class="home">
<div class="hero">
<div class="hero-text">
<h1>${languages.map((one, i) => html`${i > 0 && ' · '}<span lang="${one.tag}">${one.say('page.site')}</span>`)}</h1>
${languages.map((one) => html`<p class="lede" lang="${one.tag}">${one.say('page.tagline')}</p>
`)}<p class="begin">${languages.map((one) => html`<a class="button" href="${one.id}/" lang="${one.tag}" hreflang="${one.tag}">${one.name}</a> `)}</p>
</div>
${hill()}
</div>
</main>
</body>
</html>
`;
}
