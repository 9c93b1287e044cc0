// The scenes, for authors: what each is called in a figure line, its parameters, observables and buttons, a picture.
import { html } from './html.mjs';

const minus = (number) => String(number).replace('-', '−');

function range({ kind, min, max, unit, choices, value }, say) {
  if (kind === 'number' || kind === 'integer') return html`${minus(min)} … ${minus(max)}${unit && ` ${unit}`}`;
  if (kind === 'flag') return html`<code>0</code>, <code>1</code>`;
  if (kind === 'choice') return html`${choices.map(({ id, label }, i) => html`${i > 0 && ', '}<code>${id}</code>${label !== id && ` ${label}`}`)}`;
  return html`${say(`page.scenes.kind.${kind}`)}${value && html`, <code>${value}</code>`}`;
}

// The places of a list are offered by the page only; a figure line has the list.
const rows = ({ parameters }) => parameters.filter(({ list, id }) => !list && id !== 'step');

// scenes: [{id, files, text: of this language}]; picture(scene) is its still.
export function scenes_main(scenes, { say, picture }) {
  return html`<main id="main" class="plain-page scenes-page" tabindex="-1">
<h1>${say('page.scenes.title')}</h1>
<p class="lede">${say('page.scenes.lede')}</p>
<ul class="scene-names">${scenes.map(({ id, text }) => html`<li><a href="#${id}">${text.title}</a></li>`)}</ul>
${scenes.map(
  ({ id, files, text }) => html`<section class="scene" id="${id}" aria-labelledby="name-${id}">
<h2 id="name-${id}">${text.title}</h2>
<p><code>${id}</code>${text.last_step > 0 && html` · ${say('page.scenes.steps', { steps: text.last_step })}`}${files.length > 0 && html` · ${say('page.scenes.files')} ${files.map((file) => html`<code>${file}</code> `)}`}</p>
<a class="scene-picture" href="../embed/#${text.line}">${picture({ id, text })}</a>
<h3>${say('page.scenes.parameters')}</h3>
<div class="table" tabindex="0" role="region" aria-label="${text.title}: ${say('page.scenes.parameters')}"><table><tbody>${rows(text).map(
    (parameter) => html`<tr><th scope="row"><code>${parameter.id}</code></th><td>${parameter.label}</td><td>${range(parameter, say)}</td></tr>`,
  )}</tbody></table></div>
${text.observables.length > 0 && html`<h3>${say('page.scenes.observables')}</h3>
<p class="names">${text.observables.map((one) => html`<span><code>${one.id}</code> ${one.label}</span> `)}</p>`}
${text.actions.length > 0 && html`<h3>${say('page.scenes.actions')}</h3>
<p class="names">${text.actions.map((one) => html`<span><code>${one.id}</code> ${one.label}</span> `)}</p>`}
</section>`,
)}
</main>`;
}
