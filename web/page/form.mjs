// One step's form: real controls for the parameters of its figure (templates/form.mjs wrote them).
import { set_attribute, set_text } from './change.mjs';
import { kLargest, name_of_file, read_text } from './files.mjs';
import { position_of, positions, value_at } from './scale.mjs';
import { say, space } from './words.mjs';

const kPatience = 700; // ms before a formula that is being typed is called wrong

export class StepForm {
  // set(parameter, value) and act(action) return null or {error, column}; give(name, text) hands over a file.
  constructor(form, parameters, { set, act, give }) {
    this.form = form;
    this.set = set;
    this.act = act;
    this.give = give;
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
    if (row.classList.contains('file')) this.listen_file(row);
    typed?.addEventListener('keydown', (event) => {
      // An input method ends a word with the same key.
      if (event.key === 'Enter' && !event.isComposing) this.form.querySelector('[data-action="check"]:enabled')?.click();
    });
    select?.addEventListener('change', () => this.try_value(row, select.value));
    check?.addEventListener('change', () => this.try_value(row, check.checked ? '1' : '0'));
    for (const example of row.querySelectorAll('[data-value]')) {
      example.addEventListener('click', () => {
        typed.value = example.dataset.value;
        this.try_value(row, typed.value);
      });
    }
  }

  listen_file(row) {
    const chosen = row.querySelector('input[type="file"]');
    const pasted = row.querySelector('textarea');
    row.querySelector('.choose').addEventListener('click', () => chosen.click());
    chosen.addEventListener('change', async () => {
      if (chosen.files.length > 0) await this.take_file(row.dataset.parameter, chosen.files[0]);
      chosen.value = '';
    });
    row.querySelector('.use').addEventListener('click', () => this.take_text(row, 'pasted', pasted.value));
    row.querySelector('.leave').addEventListener('click', () => this.try_value(row, ''));
  }

  // A file that was chosen, or dropped on the figure.
  async take_file(parameter, file) {
    const { name, text } = await read_text(file);
    const row = this.row(parameter);
    if (text === null) this.complain(row, { error: say('page.file.large', { name, most: kLargest / 1e6 }) });
    else this.take_text(row, name, text);
  }

  take_text(row, name, text) {
    const { choices } = this.rows.get(row.dataset.parameter);
    const given = name_of_file(name, choices[0].id);
    this.give(given, text);
    this.try_value(row, given);
  }

  // The first parameter that is a file.
  file_parameter() {
    return this.form.querySelector('.control.file')?.dataset.parameter ?? null;
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
    const field = row.querySelector('.typed, .exact, select, textarea');
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
    set_attribute(range, 'max', positions(parameter));
    range.value = position;
    range.style.setProperty('--share', `${(100 * position) / positions(parameter)}%`);
    set_attribute(range, 'aria-valuetext', text);
    if (document.activeElement !== exact) exact.value = value;
  }

  // Takes up the program's state.
  update({ parameters, actions, can_reset, can_restore }) {
    const focused = this.form.contains(document.activeElement) ? document.activeElement : null;
    for (const parameter of parameters) {
      const row = this.row(parameter.id);
      if (!row) continue;
      this.rows.set(parameter.id, parameter);
      const coming = row.closest('.coming');
      if (coming) coming.hidden = !parameter.offered;
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
          set_attribute(example, 'aria-pressed', example.dataset.value === parameter.value);
        }
      } else if (row.classList.contains('choice')) {
        this.show_choice(row.querySelector('select'), parameter);
      } else if (row.classList.contains('file')) {
        set_text(row.querySelector('.name'), parameter.value);
        row.querySelector('.leave').hidden = parameter.value === '';
        if (parameter.value === '') this.complain(row, null);
      } else {
        row.querySelector('input').checked = parameter.value === '1';
      }
    }
    const button = (id) => this.form.querySelector(`[data-action="${CSS.escape(id)}"]`);
    const scenes_own = this.form.querySelectorAll('.buttons [data-action]:not(.quiet)');
    for (const one of scenes_own) one.hidden = !actions.some(({ id }) => id === one.dataset.action);
    // From the last to the first: a new button stands before the one that follows it.
    let next = button('reset');
    for (const action of [...actions].reverse()) {
      const one = button(action.id) ?? this.add_button(action.id, next);
      next = one;
      one.disabled = !action.enabled;
      set_text(one, space(action.label));
    }
    button('reset').disabled = !can_reset;
    button('restore').hidden = !can_restore;
    if (focused && (focused.disabled || focused.hidden)) this.keep_focus();
  }

  // A button that the figure did not offer when the page was built.
  add_button(id, next) {
    const one = document.createElement('button');
    one.type = 'button';
    one.dataset.action = id;
    one.addEventListener('click', () => this.act(id));
    next.before(one);
    return one;
  }

  // What may be chosen can depend on other choices: the columns of a table.
  show_choice(select, { value, choices }) {
    if (choices.length !== select.options.length || choices.some(({ id }, i) => select.options[i].value !== id)) {
      select.replaceChildren(...choices.map(({ id, label }) => new Option(label, id)));
    }
    select.value = value;
  }

  // The button that was pressed is gone: the focus goes to what may be pressed next.
  keep_focus() {
    const fields = [...this.form.querySelectorAll('.buttons button, input, select')];
    fields.find((field) => !field.disabled && !field.hidden)?.focus();
  }

  // The stage asks for a parameter to be typed.
  focus(id) {
    const field = this.row(id)?.querySelector('.typed, .exact, .choose, select, input');
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
