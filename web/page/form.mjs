// One step's form: real controls for the parameters of its figure (templates/form.mjs wrote them).
import { position_of, positions, value_at } from './scale.mjs';
import { say, space } from './words.mjs';

const kPatience = 700; // ms before a formula that is being typed is called wrong

export class StepForm {
  // set(parameter, value) and act(action) return null or {error, column}.
  constructor(form, parameters, { set, act }) {
    this.form = form;
    this.set = set;
    this.rows = new Map(parameters.map((parameter) => [parameter.id, parameter]));
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const row of form.querySelectorAll('.control')) this.listen(row);
    for (const button of form.querySelectorAll('[data-action]')) {
      button.addEventListener('click', () => act(button.dataset.action));
    }
  }

  row(id) {
    return this.form.querySelector(`.control[data-parameter="${CSS.escape(id)}"]`);
  }

  listen(row) {
    const id = row.dataset.parameter;
    const range = row.querySelector('input[type="range"]');
    const exact = row.querySelector('.exact');
    const typed = row.querySelector('.typed');
    const select = row.querySelector('select');
    const check = row.querySelector('input[type="checkbox"]');
    range?.addEventListener('input', () => {
      const value = value_at(this.rows.get(id), Number(range.value));
      this.show_number(row, value, Number(range.value));
      this.try_value(row, value);
    });
    exact?.addEventListener('change', () => this.try_value(row, exact.value.trim().replace('\u2212', '-')));
    typed?.addEventListener('input', () => this.try_value(row, typed.value, kPatience));
    typed?.addEventListener('change', () => this.try_value(row, typed.value));
    select?.addEventListener('change', () => this.try_value(row, select.value));
    check?.addEventListener('change', () => this.try_value(row, check.checked ? '1' : '0'));
    for (const example of row.querySelectorAll('[data-value]')) {
      example.addEventListener('click', () => {
        typed.value = example.dataset.value;
        this.try_value(row, typed.value);
      });
    }
  }

  try_value(row, value, patience = 0) {
    const mistake = this.set(row.dataset.parameter, value);
    clearTimeout(this.timer);
    if (!mistake) this.complain(row, null);
    else if (patience === 0) this.complain(row, mistake);
    else this.timer = setTimeout(() => this.complain(row, mistake), patience);
  }

  // Says what is wrong with a value and where, or takes it back.
  complain(row, mistake) {
    const field = row.querySelector('.typed, .exact, select');
    const line = row.querySelector('.mistake');
    if (!field || !line) return;
    if (mistake) {
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', line.id);
      const sentence = space(mistake.error);
      line.textContent = mistake.column > 0 ? say('page.column', { sentence, column: mistake.column }) : sentence;
    } else {
      field.removeAttribute('aria-invalid');
    }
    line.hidden = !mistake;
  }

  // `text` is the value for people.
  show_number(row, value, position, text = value) {
    const parameter = this.rows.get(row.dataset.parameter);
    const range = row.querySelector('input[type="range"]');
    const exact = row.querySelector('.exact');
    range.max = positions(parameter);
    range.value = position;
    range.style.setProperty('--share', `${(100 * position) / positions(parameter)}%`);
    range.setAttribute('aria-valuetext', text);
    if (document.activeElement !== exact) exact.value = value;
  }

  // Takes up the program's state.
  update({ parameters, actions, can_reset, can_restore }) {
    const focused = this.form.contains(document.activeElement) ? document.activeElement : null;
    for (const parameter of parameters) {
      const row = this.row(parameter.id);
      if (!row) continue;
      this.rows.set(parameter.id, parameter);
      if (row.classList.contains('number')) {
        this.show_number(row, parameter.value, position_of(parameter, Number(parameter.value)), parameter.text);
      } else if (row.classList.contains('formula-field')) {
        const typed = row.querySelector('.typed');
        // What is being typed is the reader's.
        if (document.activeElement !== typed) {
          typed.value = parameter.value;
          this.complain(row, null);
        }
        for (const example of row.querySelectorAll('[data-value]')) {
          example.setAttribute('aria-pressed', String(example.dataset.value === parameter.value));
        }
      } else if (row.classList.contains('choice')) {
        row.querySelector('select').value = parameter.value;
      } else {
        row.querySelector('input').checked = parameter.value === '1';
      }
    }
    const button = (id) => this.form.querySelector(`[data-action="${CSS.escape(id)}"]`);
    for (const action of actions) {
      const one = button(action.id);
      if (!one) continue;
      one.disabled = !action.enabled;
      one.textContent = space(action.label);
    }
    button('reset').disabled = !can_reset;
    button('restore').hidden = !can_restore;
    if (focused && (focused.disabled || focused.hidden)) this.keep_focus();
  }

  // The button that was pressed is gone: the focus goes to what may be pressed next.
  keep_focus() {
    const fields = [...this.form.querySelectorAll('.buttons button, input, select')];
    fields.find((field) => !field.disabled && !field.hidden)?.focus();
  }

  // The stage asks for a parameter to be typed.
  focus(id) {
    const field = this.row(id)?.querySelector('.typed, .exact, select, input');
    field?.focus();
    field?.select?.();
  }

  // Before the program answers: sliders filled up to their values.
  prepare() {
    for (const row of this.form.querySelectorAll('.control.number')) {
      const parameter = this.rows.get(row.dataset.parameter);
      this.show_number(row, parameter.value, position_of(parameter, Number(parameter.value)), parameter.text);
    }
  }
}
