// The page for addresses that lead nowhere. A host shows it under any address, so its own links begin at the site's
// root, which the builder is told (build.mjs --url).
import { kContentSecurityPolicy } from '../headers.mjs';
import { hill } from './hill.mjs';
import { html } from './html.mjs';

// languages: [{id, tag, name, say}]; root: "/" or "/some/where/"
export function nowhere_page(languages, asset, root) {
  return html`<!doctype html>
<html lang="${languages[0].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${kContentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${languages.map(({ say }) => say('page.nowhere.title')).join(' · ')}</title>
<meta name="description" content="${languages[0].say('page.nowhere.lede')}">
<meta name="color-scheme" content="light dark">
${languages.map((one) => html`<link rel="alternate" hreflang="${one.tag}" href="${root}${one.id}/">
`)}<link rel="icon" type="image/svg+xml" href="${root}${asset('favicon.svg')}">
<link rel="stylesheet" href="${root}${asset('style.css')}">
<script src="${root}${asset('head.js')}"></script>
</head>
<body class="choice-page">
<main id="main" class="home">
<div class="hero">
<div class="hero-text">
${languages.map((one, i) => html`<div lang="${one.tag}">${i === 0 ? html`<h1>${one.say('page.nowhere.title')}</h1>` : html`<p class="again">${one.say('page.nowhere.title')}</p>`}
<p class="lede">${one.say('page.nowhere.lede')}</p>
<p class="begin"><a class="button" href="${root}${one.id}/" hreflang="${one.tag}">${one.say('page.nowhere.map')}</a></p></div>
`)}</div>
${hill()}
</div>
</main>
</body>
</html>
`;
}
