// The builder's and the page's pure parts, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { position_of, positions, value_at } from '../../web/page/scale.mjs';
import { airy, join_airy, kThin } from '../../web/templates/air.mjs';
import { html, json, phrases } from '../../web/templates/html.mjs';
import { make_prose, SourceError } from '../../web/templates/prose.mjs';
import { name_of_file } from '../../web/page/files.mjs';
import { step_form } from '../../web/templates/form.mjs';
import { mathml } from '../../web/templates/formula.mjs';
import { checkout, from_web, serve_site } from './browser.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const origin = { file: 'x.md', line_of: () => 7 };
const zh = make_prose('zh-Hans');
const en = make_prose('en');

test('a template escapes what is not markup', () => {
  assert.equal(html`<p title="${'"'}">${'<b>&'}</p>${null}${[html`<i>`, 1]}`.text, '<p title="&quot;">&lt;b&gt;&amp;</p><i>1');
  assert.equal(json({ a: '</script>' }).text, '{"a":"\\u003c/script>"}');
});

test('a title breaks after its colon, a Chinese one after any punctuation', () => {
  assert.equal(String(phrases('导数：脚下有多陡？')), '<span class="phrase">导数：</span><span class="phrase">脚下有多陡？</span>');
  assert.equal(phrases('一条直路'), '一条直路');
  assert.equal(String(phrases('A road: and a hill')), '<span class="phrase">A road:</span> <span class="phrase">and a hill</span>');
  assert.equal(phrases('A road'), 'A road');
});

test('one thin space between Han and Latin, whether a plain one was there or not', () => {
  assert.equal(airy('斜率为 0.92，h = 1.67 处'), `斜率为${kThin}0.92，h = 1.67${kThin}处`);
  assert.equal(airy('用Adam训练2轮'), `用${kThin}Adam${kThin}训练${kThin}2${kThin}轮`);
  assert.equal(airy('降低 -2 和 f(x) 的'), `降低${kThin}-2${kThin}和${kThin}f(x)${kThin}的`);
  assert.equal(airy('（x，y）“h”。'), '（x，y）“h”。');
  assert.equal(airy(airy('第 2 课')), airy('第 2 课'));
  assert.deepEqual(join_airy('位置 ', null), [`位置${kThin}`, null]);
  assert.deepEqual(join_airy(null, ' 处'), [null, `${kThin}处`]);
  assert.deepEqual(join_airy('，', null), ['，', null]);
});

test('Chinese prose has a thin space at formulas, English keeps its plain ones', () => {
  const text = zh.line('位置 $x$ 处的**割线**，见 `h`。', origin).text.replace(/<math>.*?<\/math>/, 'M');
  assert.equal(text, `位置${kThin}M${kThin}处的<strong>割线</strong>，见${kThin}<code>h</code>。`);
  assert.match(en.line('at $x$ there', origin).text, /^at <math>.*<\/math> there$/);
});

test('English gets curly quotes, and nothing else is replaced', () => {
  assert.equal(en.line('the road\'s "slope" (c) ...', origin).text, 'the road’s “slope” (c) ...');
});

test('punctuation stays with its formula', () => {
  const held = (prose, text) => prose.line(text, origin).text.replace(/<math>.*?<\/math>/, 'M');
  assert.equal(held(en, 'here ($x$), there'), 'here <span class="whole">(M),</span> there');
  assert.equal(held(zh, '位置 $x$，再'), `位置${kThin}<span class="whole">M，</span>再`);
});

test('prices are no formulas', () => {
  assert.equal(en.line('from $181,500 to $200,000 and \\$5', origin).text, 'from $181,500 to $200,000 and $5');
});

test('a formula becomes MathML that needs no styles', () => {
  assert.equal(mathml("f'(x)"), '<math><mrow><mrow><mi>f</mi><mo lspace="0" rspace="0">′</mo></mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow></math>');
  assert.match(mathml('x = -1'), /<mo>=<\/mo><mo form="prefix">−<\/mo><mn>1/);
  assert.match(mathml('f(-x) - 1'), /\(<\/mo><mo form="prefix">−<\/mo><mi>x.*<mo>−<\/mo><mn>1/);
  assert.match(mathml('\\mathbb{R}^n'), /<mi>ℝ<\/mi>/);
  assert.match(mathml('\\mathbf{w}'), /<mi>𝐰<\/mi>/);
  for (const tex of ['\\frac{\\partial L}{\\partial w}', '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}', '\\hat y', '\\text{损失}']) {
    assert.doesNotMatch(mathml(tex, true), / style=|<annotation|katex/);
  }
});

test('a bad formula says where it stands', () => {
  for (const bad of ['$\\frac{1}{$', '$\\nosuch{x}$', '$$a & b$$']) {
    assert.throws(() => en.blocks(bad, origin), (error) => error instanceof SourceError && /^x\.md:7: bad formula/.test(error.message), bad);
  }
});

test('display formulas, inside a paragraph or alone', () => {
  assert.match(en.blocks('$$\nx\n$$', origin).text, /^<div class="formula"><math display="block">/);
  assert.match(en.blocks('so $$x$$ it is', origin).text, /^<p>so <span class="formula"><math display="block">.*<\/span> it is<\/p>/);
});

test('no markup of an author gets through, and tables need no inline style', () => {
  assert.equal(en.line('<b onclick="x">', origin).text, '&lt;b onclick=“x”&gt;');
  const table = en.blocks('|a|b|\n|:-|-:|\n|1|2|', origin).text;
  assert.match(table, /<td class="right">2/);
  assert.doesNotMatch(table, /style=/);
});

test('slider positions and values belong together', () => {
  const plain = { kind: 'number', min: -4, max: 4, grain: 0.01, logarithmic: false };
  assert.equal(positions(plain), 800);
  assert.equal(value_at(plain, 0), '-4');
  assert.equal(value_at(plain, 800), '4');
  for (let p = 0; p <= 800; p += 1) assert.equal(position_of(plain, Number(value_at(plain, p))), p);
  const fine = { kind: 'number', min: 0.001, max: 3, grain: 0.01, logarithmic: false };
  assert.equal(value_at(fine, 1), '0.01');
  assert.equal(value_at(fine, 0), '0.001');
  const powers = { kind: 'number', min: 1e-12, max: 1, grain: 0, logarithmic: true };
  for (let p = 0; p <= positions(powers); p += 1) assert.equal(position_of(powers, Number(value_at(powers, p))), p);
  const whole = { kind: 'integer', min: 1, max: 7, grain: 1, logarithmic: false };
  assert.deepEqual([0, 3, 6].map((p) => value_at(whole, p)), ['1', '4', '7']);
  const long = { kind: 'integer', min: 0, max: 5000, grain: 1, logarithmic: false };
  assert.ok(Number.isInteger(Number(value_at(long, 333))));
});

test('the lock file names no host', () => {
  const lock = JSON.parse(readFileSync(join(checkout, 'web', 'package-lock.json'), 'utf8'));
  for (const [name, entry] of Object.entries(lock.packages)) assert.equal(entry.resolved, undefined, name);
  const { devDependencies } = from_web('./package.json');
  for (const version of Object.values(devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
});

test('the server: types, tags, sub-paths, and nothing outside its folder', async () => {
  const server = await serve_site({ base: '/a/b/' });
  try {
    const get = (path, options) => fetch(new URL(path, server.url), { redirect: 'manual', ...options });
    const page = await get('en/');
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type'), /^text\/html/);
    assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
    assert.match(page.headers.get('content-security-policy'), /frame-ancestors 'self'/);
    assert.match((await get('en/embed/?controls=h')).headers.get('content-security-policy'), /frame-ancestors \*/);
    assert.match(await (await get('nothing')).text(), /<h1>/, 'lost addresses get the page for them');
    const again = await get('en/', { headers: { 'if-none-match': page.headers.get('etag') } });
    assert.equal(again.status, 304);
    assert.equal((await get('en')).headers.get('location'), '/a/b/en/');
    assert.equal((await get('/a/b')).headers.get('location'), '/a/b/');
    assert.equal((await get('nothing')).status, 404);
    assert.equal((await get('/elsewhere')).status, 404);
    assert.equal((await get('..%2f..%2fREADME.md')).status, 404);
    assert.equal((await get('%')).status, 400);
    assert.equal((await get('en/', { method: 'POST' })).status, 405);
    assert.equal((await get('assets/downhill-all.wasm')).headers.get('content-type'), 'application/wasm');
  } finally {
    await server.close();
  }
});

test('the form takes a file by choosing and by pasting', () => {
  const data = { id: 'data', label: 'own table', kind: 'file', value: '', text: '–', choices: [{ id: 'csv', label: 'csv' }], variables: [] };
  const step = { id: 'one', title: 'One', controls: ['data'], figure: { parameters: [data], actions: [] } };
  const form = String(step_form(step, (key) => key));
  assert.match(form, /<input type="file" accept=".csv,text\/plain"/);
  assert.match(form, /<textarea/);
  assert.equal(name_of_file('my houses.csv', 'csv'), 'my houses.csv');
  assert.equal(name_of_file('my houses.csv', 'csv'), 'my houses-2.csv', 'another text has another name');
  assert.equal(name_of_file('pasted', 'csv'), 'pasted-3.csv');
});

test('the form offers a number for every entry of a list', () => {
  const row = { kind: 'number', value: '', text: '–', min: -1, max: 1, grain: 0.01, logarithmic: false, unit: '', choices: [], variables: [] };
  const parameters = [
    { ...row, id: 'guess', label: 'guess', kind: 'list', value: ',0.5' },
    { ...row, id: 'guess.0', list: 'guess', label: 'at x = 0' },
    { ...row, id: 'guess.1', list: 'guess', label: 'at x = 1', value: '0.5' },
  ];
  const step = { id: 'one', title: 'One', controls: ['guess'], figure: { parameters, actions: [] } };
  const form = String(step_form(step, (key) => key));
  assert.deepEqual([...form.matchAll(/data-parameter="([^"]*)"/g)].map(([, id]) => id), ['guess.0', 'guess.1']);
  assert.match(form, /at x = 1[\s\S]*value="0.5"/);
});
