// A form for a figure that no lesson chose: the builder's own template, filled in the browser.
import { StepForm } from './form.mjs';
import { step_form } from '../templates/form.mjs';
import { say, space } from './words.mjs';

export class DomForm extends StepForm {
  // state: of the program; controls: the parameters to show; locked(id): may not be changed.
  constructor(place, state, { controls, locked, program }) {
    const parameters = state.parameters.map((one) => ({ ...one, label: space(one.label) }));
    const shown = controls.includes('none') ? [] : controls.filter((id) => parameters.some((one) => one.id === id || one.list === id));
    const step = { id: 'figure', title: say('page.stage'), controls: shown, figure: { parameters, actions: controls.includes('none') ? [] : state.actions } };
    const page = new DOMParser().parseFromString(String(step_form(step, say)), 'text/html');
    place.replaceChildren(...page.body.childNodes);
    super(place.querySelector('form'), parameters, {
      set: (parameter, value) => program.set(parameter, value),
      act: (action) => program.act(action),
      give: (name, text) => program.give(name, text),
    });
    if (shown.length === 0) place.hidden = true;
    for (const row of this.form.querySelectorAll('.control')) {
      if (!locked(row.dataset.parameter)) continue;
      for (const field of row.querySelectorAll('input, select, button, textarea')) field.disabled = true;
    }
    this.prepare();
  }
}
