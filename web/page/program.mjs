// The WebAssembly program, as src/app/bridge.h describes it: the only file that knows how to call it.

// Why the program could not be started; `key` is a word of the page, or `sentence` is what to say.
export class ProgramError extends Error {
  constructor({ key, sentence }) {
    super(sentence ?? key);
    this.key = key;
    this.sentence = sentence;
  }
}

const here = (address) => new URL(address, import.meta.url).href;

async function bytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return new Uint8Array(await response.arrayBuffer());
}

const has_webgl = () => document.createElement('canvas').getContext('webgl2') !== null;

// assets: {script, wasm, files: {name: address}}; on_event(kind, text); lesson_of(lesson) may put another lesson in
// the place of the one that was loaded.
// Opens the lesson; resolves to the calls of the bridge. An answer "" becomes null, else it is the parsed error.
// Besides the program's own events there is "end": it has broken down, for want of memory for example. From then on
// every call is answered as if nothing had changed.
export async function start_program({ canvas, assets, language, lesson_address, lesson_of, progress, dark, still, on_event }) {
  if (typeof WebAssembly !== 'object') throw new ProgramError({ key: 'page.no-wasm' });
  let module, lesson, files;
  try {
    const parts = await Promise.all([
      import(here(assets.script)),
      fetch(lesson_address).then((response) => response.json()),
      Promise.all(Object.entries(assets.files).map(async ([name, address]) => [name, await bytes(here(address))])),
    ]);
    lesson = parts[1];
    files = parts[2];
    module = await parts[0].default({
      canvas,
      downhill_event: on_event,
      printErr: (line) => console.info(line),
      locateFile: (name) => (name.endsWith('.wasm') ? here(assets.wasm) : here(name)),
    });
  } catch (error) {
    console.info(error);
    throw new ProgramError({ key: 'page.not-loaded' });
  }

  let ended = false;
  const end = (reason) => {
    if (ended) return;
    ended = true;
    console.info(reason);
    on_event('end', '');
  };
  // What breaks down in a frame or under the pointer was called by the browser.
  addEventListener('error', (event) => {
    if (!(event.error instanceof WebAssembly.RuntimeError)) return;
    event.preventDefault();
    end(event.error);
  });
  const call = (name, type, ...values) => {
    if (ended) return '';
    try {
      return module.ccall(name, type, values.map((value) => (typeof value === 'string' ? 'string' : 'number')), values);
    } catch (error) {
      end(error);
      return '';
    }
  };
  const text = (name, ...values) => call(name, 'string', ...values);
  const tried = (...words) => {
    const answer = text(...words);
    return answer ? JSON.parse(answer) : null;
  };
  const must = (...words) => {
    const error = tried(...words);
    if (error) throw new ProgramError({ sentence: error.error });
  };

  must('dh_words', language, JSON.stringify(lesson.words));
  const give = (name, content) => {
    if (ended) return;
    const at = module._malloc(content.length);
    if (at === 0) return end('no memory');
    module.HEAPU8.set(content, at);
    call('dh_file', null, name, at, content.length);
    module._free(at);
  };
  for (const [name, content] of files) give(name, content);
  const refused = tried('dh_start', `#${canvas.id}`, Number(dark), Number(still));
  if (refused) throw new ProgramError(has_webgl() ? { sentence: refused.error } : { key: 'page.no-webgl' });
  // Damaged progress is reported, but the lesson is open, from its start.
  const damaged = tried('dh_open', JSON.stringify(lesson_of(lesson.lesson)), progress ?? '');
  let last = {};
  const state = () => {
    const now = text('dh_state');
    if (now) last = JSON.parse(now);
    return last;
  };
  if (ended) throw new ProgramError({ key: 'page.stopped' });
  if (damaged && !state().lesson) throw new ProgramError({ sentence: damaged.error });

  return {
    damaged: damaged?.error ?? null,
    go: (step) => tried('dh_go', step),
    figure: (line) => tried('dh_figure', line),
    // A text that the reader hands over, as a file of this name. It goes nowhere else.
    give: (name, content) => give(name, new TextEncoder().encode(content)),
    set: (parameter, value) => tried('dh_set', parameter, value),
    act: (action) => tried('dh_act', action),
    answer: (id) => tried('dh_answer', id),
    look: (dark, still) => void call('dh_look', null, Number(dark), Number(still)),
    resize: (width, height, ratio) => void call('dh_resize', null, width, height, ratio),
    compact: (yes) => void call('dh_compact', null, Number(yes)),
    svg: (width, height) => text('dh_svg', width, height),
    csv: () => text('dh_csv'),
    file_of: (id) => text('dh_file_of', id),
    frames: () => call('dh_frames', 'number'),
    state,
  };
}
