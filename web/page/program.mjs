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

// assets: {script, wasm, files: {name: address}}; on_event(kind, text); lesson_of(lesson) may put another lesson in
// the place of the one that was loaded.
// Opens the lesson; resolves to the calls of the bridge. An answer "" becomes null, else it is the parsed error.
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
      locateFile: (name) => (name.endsWith('.wasm') ? here(assets.wasm) : here(name)),
    });
  } catch (error) {
    console.info(error);
    throw new ProgramError({ key: 'page.not-loaded' });
  }

  const text = (name, ...values) => module.ccall(name, 'string', values.map((value) => (typeof value === 'string' ? 'string' : 'number')), values);
  const tried = (...call) => {
    const answer = text(...call);
    return answer ? JSON.parse(answer) : null;
  };
  const must = (...call) => {
    const error = tried(...call);
    if (error) throw new ProgramError({ sentence: error.error });
  };

  must('dh_words', language, JSON.stringify(lesson.words));
  const give = (name, content) => {
    const at = module._malloc(content.length);
    module.HEAPU8.set(content, at);
    module.ccall('dh_file', null, ['string', 'number', 'number'], [name, at, content.length]);
    module._free(at);
  };
  for (const [name, content] of files) give(name, content);
  must('dh_start', `#${canvas.id}`, Number(dark), Number(still));
  // Damaged progress is reported, but the lesson is open, from its start.
  const damaged = tried('dh_open', JSON.stringify(lesson_of(lesson.lesson)), progress ?? '');
  const state = () => JSON.parse(text('dh_state'));
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
    look: (dark, still) => void module.ccall('dh_look', null, ['number', 'number'], [Number(dark), Number(still)]),
    resize: (width, height, ratio) =>
      void module.ccall('dh_resize', null, ['number', 'number', 'number'], [width, height, ratio]),
    compact: (yes) => void module.ccall('dh_compact', null, ['number'], [Number(yes)]),
    svg: (width, height) => text('dh_svg', width, height),
    csv: () => text('dh_csv'),
    file_of: (id) => text('dh_file_of', id),
    frames: () => module.ccall('dh_frames', 'number', [], []),
    state,
  };
}
