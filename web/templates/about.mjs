// What the course is, what becomes of a reader's data, and whose work is in it.
import { html } from './html.mjs';

const anchor = (license) => `licence-${license.toLowerCase().replaceAll('.', '-')}`;
// With its id inside, a browser opens the details when a link leads there.
const text = (content, id = 'licence') => html`<pre class="licence" id="${id}" lang="en" tabindex="0">${content}</pre>`;

// licences: see ../licences.mjs
export function about_main({ own, parts, texts }, { say }) {
  const section = (id) => html`<h2>${say(`page.about.${id}`)}</h2>
<p>${say(`page.about.${id}.text`)}</p>
`;
  return html`<main id="main" class="plain-page about-page" tabindex="-1">
<h1>${say('page.about.title')}</h1>
<p class="lede">${say('page.about.lede')}</p>
${section('what')}${section('private')}${section('data')}${section('own')}<details><summary>${say('page.about.text', { name: 'MIT' })}</summary>
${text(own.trim())}</details>
${section('others')}<ul class="parts">
${parts.map(
  ({ id, name, version, license, copyright, home }) => html`<li id="part-${id}"><a href="${home}" hreflang="en">${name}</a>${version && ` ${version}`} · <a href="#${anchor(license)}">${license}</a>
<span class="for">${say(`page.about.for.${id}`)}</span>
<span class="for" lang="en">${copyright.map((line) => html`${line}<br>`)}</span></li>
`,
)}</ul>
<h2>${say('page.about.texts')}</h2>
${texts.map(
  ({ license, text: content }) => html`<details><summary>${say('page.about.text', { name: license })}</summary>
${text(content, anchor(license))}</details>
`,
)}<p><a href="../">${say('page.map')}</a></p>
</main>`;
}
