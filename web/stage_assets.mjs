// What the stage of a lesson loads: a program, fonts with the letters it may write, data.

const strings = (value) =>
  typeof value === 'string' ? value
  : value && typeof value === 'object' ? Object.values(value).map(strings).join('')
  : '';

export const scenes_of = (text) => [...new Set(text.steps.map((step) => step.figure.scene))];

// What a lesson's stage may have to write: the lesson's own texts and the words of its scenes, those that
// they share, and those of the stage itself, but for descriptions, which are spoken; of these, titles and
// words also in bold. (An embedded figure's title is the lesson's.)
export function stage_text(lesson, language, words) {
  const text = lesson.text[language];
  const scenes = scenes_of(text);
  const speakers = new Set(['stage', 'rule', 'figure', ...scenes]);
  const of_stage = Object.entries(words).filter(
    ([key]) => speakers.has(key.split('.')[0]) && !key.split('.').includes('describe'),
  );
  const said = strings([of_stage, text.title, text.steps.map(({ title }) => title)]);
  return { language, lesson: lesson.id, regular: strings(text.stage) + said, bold: said };
}

// Addresses of what the program needs, relative to the folder of its scripts.
export function program_assets(lesson, language, asset, program_of, han) {
  if (!program_of) return null;
  const program = program_of(scenes_of(lesson.text[language]));
  const here = (name) => asset(name).replace(/^assets\//, '');
  const fonts = { 'stage-regular.ttf': 'stage-regular.ttf', 'stage-bold.ttf': 'stage-bold.ttf', 'stage-italic.ttf': 'stage-italic.ttf' };
  if (han) {
    fonts['stage-han.otf'] = `stage-han-regular-${language}-${lesson.id}.otf`;
    fonts['stage-han-bold.otf'] = `stage-han-bold-${language}-${lesson.id}.otf`;
  }
  return {
    script: here(`${program}.js`),
    wasm: here(`${program}.wasm`),
    files: Object.fromEntries([
      ...Object.entries(fonts).map(([name, file]) => [name, here(`fonts/${file}`)]),
      ...lesson.data.map(({ name, path }) => [name, here(`data/${path}`)]),
    ]),
  };
}
