// The page of one lesson: the text left, the stage right; on a phone the stage on top.
import { airy } from './air.mjs';
import { step_form } from './form.mjs';
import { html, json, phrases } from './html.mjs';
import { picture } from './picture.mjs';
import { share_dialog } from './share.mjs';

const tick = html`<svg class="tick" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="m4.5 10.5 3.6 3.7 7.4-8.2"/></svg>`;

function figure(step, prose, origin, files) {
  const { describe, svg, svg_narrow } = step.figure;
  const caption = step.caption_markdown ? prose.line(step.caption_markdown, origin) : describe;
  return html`<figure class="still-figure">
<div class="wide">${picture(svg, describe, `${step.id}-wide`, files)}</div>
<div class="narrow">${picture(svg_narrow, describe, `${step.id}-narrow`, files)}</div>
<figcaption>${caption}</figcaption>
</figure>`;
}

function task_card(task, prose, origin, say) {
  return html`<div class="task">
<p class="label"><span class="todo">${say('page.task')}</span><span class="done">${tick}${say('page.task.done')}</span></p>
<div class="what">${prose.blocks(task.markdown, origin)}</div>
<div class="shown" hidden>${prose.blocks(task.done_markdown, origin)}</div>
</div>`;
}

// Answers are disclosures: they work without a script, and the script only listens.
function quiz_card(quiz, step, prose, origin, say) {
  return html`<div class="quiz" data-step="${step.id}" role="group" aria-labelledby="quiz-${step.id}">
<p class="label">${say('page.quiz')}</p>
<div class="question" id="quiz-${step.id}">${prose.blocks(quiz.markdown, origin)}</div>
${quiz.answers.map(
  (answer) => html`<details class="answer ${answer.id === quiz.right ? 'right' : 'wrong'}" name="quiz-${step.id}" data-answer="${answer.id}">
<summary><span class="bullet" aria-hidden="true"></span><span>${prose.line(answer.markdown, origin)}</span></summary>
<div class="why">${prose.blocks(answer.why_markdown, origin)}</div>
</details>`,
)}
</div>`;
}

function section(step, number, context) {
  const { prose, say, files } = context;
  const origin = context.origin_of(step);
  return html`<section class="step" id="step-${step.id}" data-step="${step.id}" aria-labelledby="title-${step.id}">
<h2 id="title-${step.id}"><span class="badge" aria-hidden="true"><span>${number}</span>${tick}</span><span>${phrases(prose.line(step.title_markdown, origin))}<span class="unseen state"></span></span></h2>
${prose.blocks(step.markdown, origin)}
${figure(step, prose, origin, files)}
${step.task && task_card(step.task, prose, origin, say)}
${step_form(step, say, { shared: true })}
${step.quiz && quiz_card(step.quiz, step, prose, origin, say)}
</section>`;
}

function stage(lesson, first, prose, say) {
  return html`<aside class="stage" id="figure" tabindex="-1" aria-label="${say('page.stage')}">
<div class="sheet">
<div class="still">
<div class="top"><span class="title">${first.title}</span><span class="dots" aria-hidden="true">${lesson.steps.map(
    (step, i) => html`<i${i === 0 && html` class="on"`}></i>`,
  )}</span></div>
<p class="caption" aria-hidden="true"></p>
<div class="picture" aria-hidden="true"></div>
<div class="read" aria-hidden="true"></div>
<div class="panel"></div>
</div>
<canvas id="stage" role="img" aria-label="${first.figure.describe}" hidden></canvas>
<p class="status" role="status"></p>
</div>
<div class="below">
<p class="describe" aria-live="polite"></p>
<p class="keep"><button type="button" class="link copy">${say('page.copy')}</button><button type="button" class="link share">${say('page.share')}</button></p>
</div>
</aside>`;
}

// What the page's script needs to know before the program answers.
function page_data(lesson, text, language, words, assets) {
  return {
    lesson: lesson.id,
    language,
    steps: text.steps.map((step) => ({
      id: step.id,
      title: step.title,
      caption: step.caption,
      line: step.figure.line,
      describe: step.figure.describe,
      readouts: step.readouts,
      parameters: step.figure.parameters,
      controls: step.controls,
      task: step.task !== null,
      quiz: step.quiz !== null,
    })),
    words,
    assets,
  };
}

// context: {language, say, prose, origin_of(step), part: {number, title}, previous, next, words, assets,
// files: {colors, keep(name, text)}}
export function lesson_main(lesson, text, context) {
  const { language, say, prose, part } = context;
  const title_origin = context.origin_of(null);
  const neighbour = (kind, other) =>
    other &&
    html`<a class="${kind}" rel="${kind === 'previous' ? 'prev' : 'next'}" href="../${other.id}/"><small>${say(`page.${kind}`)}</small><span>${other.title}</span></a>`;
  return html`<main id="main" class="lesson" tabindex="-1">
<article>
<p class="kicker">${say('page.lesson', { number: lesson.number })} · ${say('page.minutes', { minutes: lesson.minutes })}${context.others.map(
    (other) => html` · <a class="both" href="with-${other.id}/">${say('page.both', { language: other.name })}</a>`,
  )}</p>
<h1>${phrases(prose.line(text.title_markdown, title_origin))}</h1>
<div class="lede">${prose.blocks(text.lede_markdown, title_origin)}</div>
<noscript><p class="note">${say('page.no-script')}</p></noscript>
<p class="note message" role="alert" hidden></p>
${text.steps.map((step, i) => section(step, i + 1, context))}
<nav class="neighbours" aria-label="${say('page.lessons')}">${neighbour('previous', context.previous)}${neighbour('next', context.next)}</nav>
</article>
${stage(text, text.steps[0], prose, say)}
</main>
${share_dialog(say)}
<script type="application/json" id="page-data">${json(page_data(lesson, text, language, context.words, context.assets))}</script>`;
}
