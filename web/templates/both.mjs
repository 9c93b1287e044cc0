// A lesson in two languages side by side, paragraph by paragraph; its figures between the steps.
import { html, markup, phrases } from './html.mjs';

// The blocks of rendered prose: what stands at the top level, each with its kind.
function blocks_of(text) {
  const blocks = [];
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    const [tag, closing, name, empty] = match;
    if (empty || ['br', 'hr', 'img', 'mspace'].includes(name)) continue;
    depth += closing ? -1 : 1;
    if (depth > 0) continue;
    const html = text.slice(from, match.index + tag.length).trim();
    from = match.index + tag.length;
    blocks.push({ kind: html.match(/^<([a-z][a-z0-9]*)/)[1], html });
  }
  return blocks;
}

// Pairs of blocks: equal kinds meet, as many as possible in their order (longest common subsequence); what one
// language has alone stands alone.
export function pairs(one, other) {
  const [a, b] = [blocks_of(String(one)), blocks_of(String(other))];
  const best = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i][j] = a[i].kind === b[j].kind ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const rows = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i].kind === b[j].kind) rows.push([a[i++].html, b[j++].html]);
    else if (j >= b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) rows.push([a[i++].html, '']);
    else rows.push(['', b[j++].html]);
  }
  return rows;
}

const row = (tags, [one, other]) =>
  html`<div class="pair"><div lang="${tags[0]}">${markup(one)}</div><div lang="${tags[1]}">${markup(other)}</div></div>
`;

// A text in one language: {title_markdown, lede_markdown, steps}; `read` is what renders it: {prose, origin_of}.
function passages(step, { prose, origin_of }) {
  const origin = origin_of(step);
  return {
    title: `<h2>${phrases(prose.line(step.title_markdown, origin))}</h2>`,
    prose: prose.blocks(step.markdown, origin),
    caption: step.caption_markdown ? `<p class="caption">${prose.line(step.caption_markdown, origin)}</p>` : '',
    task: step.task ? prose.blocks(step.task.markdown, origin) : '',
    done: step.task ? prose.blocks(step.task.done_markdown, origin) : '',
    question: step.quiz ? prose.blocks(step.quiz.markdown, origin) : '',
    answers: step.quiz
      ? step.quiz.answers.map(({ id, markdown, why_markdown }) => `<p class="choice${id === step.quiz.right ? ' right' : ''}">${prose.line(markdown, origin)}</p>${prose.blocks(why_markdown, origin)}`).join('')
      : '',
  };
}

// sides: two of {tag, name, text, read}; figure(step): the picture of a step of the first.
export function both_main(sides, { say, back, figure }) {
  const tags = sides.map(({ tag }) => tag);
  const [one, other] = sides;
  const title = ({ text, read }) => `<h1>${phrases(read.prose.line(text.title_markdown, read.origin_of(null)))}</h1>`;
  const lede = ({ text, read }) => read.prose.blocks(text.lede_markdown, read.origin_of(null));
  return html`<main id="main" class="both-page" tabindex="-1">
<p class="kicker">${say('page.both.lede')} <a href="${back}">${say('page.both.back')}</a></p>
${row(tags, sides.map(title))}${pairs(lede(one), lede(other)).map((pair) => row(tags, pair))}
${one.text.steps.map((step, i) => {
  const [a, b] = [passages(step, one.read), passages(other.text.steps[i], other.read)];
  return html`<section id="step-${step.id}" data-step="${step.id}" aria-label="${step.title}">
${row(tags, [a.title, b.title])}${pairs(a.prose, b.prose).map((pair) => row(tags, pair))}
<figure>${figure(step)}</figure>
${row(tags, [a.caption, b.caption])}
${step.task && html`<div class="task">${pairs(a.task, b.task).map((pair) => row(tags, pair))}${pairs(a.done, b.done).map((pair) => row(tags, pair))}</div>`}
${step.quiz && html`<div class="quiz">${pairs(a.question, b.question).map((pair) => row(tags, pair))}${pairs(a.answers, b.answers).map((pair) => row(tags, pair))}</div>`}
</section>`;
})}
</main>`;
}
