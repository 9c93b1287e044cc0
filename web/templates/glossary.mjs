// The glossary of a language: each term with its names in the other languages, what it means, where it comes first.
import { html } from './html.mjs';

// terms: [{id, name, means, others: [{tag, name}], first: {id, title} or undefined}]
export function glossary_main(terms, { say, tag }) {
  const sorted = [...terms].sort((a, b) => a.name.localeCompare(b.name, tag));
  return html`<main id="main" class="plain-page" tabindex="-1">
<h1>${say('page.glossary.title')}</h1>
<p class="lede">${say('page.glossary.lede')}</p>
<dl class="terms">
${sorted.map(
  ({ id, name, means, others, first }) => html`<div id="${id}" class="term-row">
<dt>${name}${others.map((other) => html` <span class="other" lang="${other.tag}">${other.name}</span>`)}</dt>
<dd>${means}${first && html` <span class="first">${say('page.glossary.first')} <a href="../${first.id}/">${first.title}</a></span>`}</dd>
</div>
`,
)}</dl>
</main>`;
}
