// The stage of a page: still -> loading -> running <-> resting, and on an error it stays a still.
//
// It knows no lesson: the program keeps the state, and calls on_state with it after every change.
import { set_attribute } from './change.mjs';
import { page_data } from './data.mjs';
import { ProgramError, start_program } from './program.mjs';
import { say, space } from './words.mjs';

const root = document.documentElement;
const stage = document.querySelector('.stage');
const sheet = stage.querySelector('.sheet');
const canvas = stage.querySelector('canvas');
const status = stage.querySelector('.status');
const motion = matchMedia('(prefers-reduced-motion: reduce)');

const kCompactWidth = 520; // px
const kCompactHeight = 440;

export class Stage {
  // on_broken is called when the stage becomes a still again.
  constructor({ is_dark, on_state, on_edit, on_broken = () => {} }) {
    this.is_dark = is_dark;
    this.on_state = on_state;
    this.on_edit = on_edit;
    this.on_broken = on_broken;
    this.program = null;
    this.enter('still');
  }

  enter(name) {
    this.name = name;
    if (stage.dataset.state !== name) stage.dataset.state = name;
    root.classList.toggle('running', name === 'running' || name === 'resting');
    root.classList.toggle('broken', name === 'broken');
  }

  // prepare(program) is called before the first drawing; resolves to whether the program runs.
  async load({ assets, lesson_address, lesson_of = (lesson) => lesson, progress = null, prepare }) {
    if (!assets) return this.fail({ key: 'page.not-loaded' });
    this.enter('loading');
    const slow = setTimeout(() => (status.textContent = say('page.loading')), 600);
    canvas.hidden = false;
    try {
      this.program = await start_program({
        canvas,
        assets,
        language: page_data.language,
        lesson_address,
        lesson_of,
        progress,
        dark: this.is_dark(),
        still: motion.matches,
        on_event: (kind, text) => this.hear(kind, text),
      });
    } catch (error) {
      if (!(error instanceof ProgramError)) console.info(error);
      return this.fail(error instanceof ProgramError ? error : { sentence: String(error) });
    } finally {
      clearTimeout(slow);
    }
    status.textContent = '';
    prepare(this.program);
    if (this.program) this.watch_size();
    if (!this.program) return false; // it broke down at once
    motion.addEventListener('change', () => this.look());
    this.enter('resting');
    return true;
  }

  fail({ key, sentence }) {
    canvas.hidden = true;
    this.program = null;
    this.enter('broken');
    status.textContent = say('page.failed', { reason: sentence ?? say(key) });
    this.on_broken();
    return false;
  }

  hear(kind, text) {
    if (!this.program) return; // it is starting, or has broken down
    if (kind === 'state') {
      const state = JSON.parse(text);
      this.enter(state.actions.some((action) => action.running) ? 'running' : 'resting');
      set_attribute(canvas, 'aria-label', space(state.describe));
      this.on_state(state);
    } else if (kind === 'edit') {
      this.on_edit(text);
    } else if (kind === 'lost') {
      status.textContent = say('page.lost');
    } else if (kind === 'back') {
      status.textContent = '';
    } else if (kind === 'end') {
      this.fail({ key: 'page.stopped' });
    } else if (kind === 'error') {
      status.textContent = space(text);
    }
  }

  look() {
    this.program?.look(this.is_dark(), motion.matches);
  }

  // The canvas follows its sheet, and the screen's density, which changes when a window moves or zooms.
  watch_size() {
    const resize = () => {
      const { clientWidth: width, clientHeight: height } = sheet;
      if (!this.program || width === 0 || height === 0) return;
      this.program.compact(width < kCompactWidth || height < kCompactHeight);
      this.program?.resize(width, height, devicePixelRatio);
    };
    new ResizeObserver(resize).observe(sheet);
    const watch_density = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
        'change',
        () => {
          resize();
          watch_density();
        },
        { once: true },
      );
    };
    watch_density();
    resize();
  }
}
