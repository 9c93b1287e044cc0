// A step's controls as real form controls: a slider and a field for a number, a field for a formula,
// a select, a checkbox, a file of the reader's, the entries of a list one by one, and the scene's buttons. The page's script (page/form.mjs) brings them to life.
import { position_of, positions } from '../page/scale.mjs';
import { html } from './html.mjs';

function number(parameter, id, label, say) {
  const position = position_of(parameter, Number(parameter.value));
  return html`<div class="control number" data-parameter="${parameter.id}">
<label for="${id}">${label}${parameter.unit && html` <span class="of">(${parameter.unit})</span>`}</label>
<input type="range" id="${id}" min="0" max="${positions(parameter)}" step="1" value="${position}" aria-valuetext="${parameter.text ?? parameter.value}" autocomplete="off">
<input type="text" class="exact" inputmode="decimal" value="${parameter.value}" aria-label="${say('page.exact', { label: parameter.label })}" autocomplete="off">
<p class="mistake" id="${id}-mistake" hidden></p>
</div>`;
}

function formula(parameter, id, label, say) {
  return html`<div class="control formula-field" data-parameter="${parameter.id}">
<label for="${id}">${label}</label>
<input type="text" id="${id}" class="typed" value="${parameter.value}" spellcheck="false" autocapitalize="off" autocomplete="off" autocorrect="off" aria-describedby="${id}-mistake">
<p class="mistake" id="${id}-mistake" hidden></p>
${
  parameter.choices.length > 0 &&
  html`<div class="examples" role="group" aria-label="${say('page.examples')}">${parameter.choices.map(
    (choice) => html`<button type="button" data-value="${choice.id}">${choice.label}</button>`,
  )}</div>`
}</div>`;
}

function choice(parameter, id, label) {
  return html`<div class="control choice" data-parameter="${parameter.id}">
<label for="${id}">${label}</label>
<select id="${id}" autocomplete="off">${parameter.choices.map(
    (one) => html`<option value="${one.id}"${one.id === parameter.value && html` selected`}>${one.label}</option>`,
  )}</select>
</div>`;
}

function flag(parameter, id, label) {
  return html`<div class="control flag" data-parameter="${parameter.id}">
<input type="checkbox" id="${id}"${parameter.value === '1' && html` checked`} autocomplete="off"><label for="${id}">${label}</label>
</div>`;
}

// A file of the reader's own: chosen, pasted, or dropped on the figure (page/lesson.mjs).
function file(parameter, id, label, say) {
  const endings = parameter.choices.map((one) => `.${one.id}`).join(',');
  return html`<div class="control file" data-parameter="${parameter.id}" role="group" aria-labelledby="${id}-label">
<span class="label" id="${id}-label">${label}</span>
<div class="taken"><button type="button" class="choose" id="${id}">${say('page.file.choose')}</button><input type="file" accept="${endings},text/plain" tabindex="-1" aria-label="${label}" hidden><output class="name">${parameter.value}</output><button type="button" class="quiet leave"${parameter.value === '' && html` hidden`}>${say('page.file.leave')}</button></div>
<p class="note">${say('page.file.stays')}</p>
<details class="paste"><summary>${say('page.file.paste')}</summary><textarea rows="5" spellcheck="false" aria-label="${say('page.file.text', { label: parameter.label })}" autocomplete="off"></textarea><button type="button" class="use">${say('page.file.use')}</button></details>
<p class="mistake" id="${id}-mistake" hidden></p>
</div>`;
}

const kRows = { number, integer: number, formula, choice, flag, text: formula, file };

// `shared`: with the button that opens the dialog for sharing (templates/share.mjs).
export function step_form(step, say, { shared = false } = {}) {
  const { parameters, actions } = step.figure;
  const named = step.controls.flatMap((id) =>
    parameters.filter((row) => (row.kind === 'list' ? false : row.list === id || row.id === id)),
  );
  // Rows that come and go with another one, such as the rate of a fork.
  const coming = parameters.filter((row) => row.with && !named.includes(row));
  const rows = [...named, ...coming].map((parameter) => {
    const variables = parameter.variables ?? [];
    const label =
      parameter.kind === 'formula' && variables.length > 0
        ? html`${parameter.label}<span class="of">(${variables.join(', ')}) =</span>`
        : parameter.label;
    const row = kRows[parameter.kind](parameter, `control-${step.id}-${parameter.id}`, label, say);
    if (named.includes(parameter)) return row;
    return html`<div class="coming"${!parameter.offered && html` hidden`}>${row}</div>`;
  });
  return html`<form class="controls" data-step="${step.id}" aria-label="${say('page.controls', { title: step.title })}" autocomplete="off">
${rows}
<div class="buttons">
${actions.map((action) => html`<button type="button" data-action="${action.id}"${!action.enabled && html` disabled`}>${action.label}</button>
`)}<button type="button" class="quiet" data-action="reset">${say('page.reset')}</button>
<button type="button" class="quiet" data-action="restore" hidden>${say('page.restore')}</button>
${shared && html`<button type="button" class="quiet share">${say('page.share')}</button>`}
</div>
</form>`;
}
