// The home page of a language: what this is, and the map of the course.
import { hill } from './hill.mjs';
import { html, json, phrases } from './html.mjs';

const tick = html`<svg class="tick" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="m4.5 10.5 3.6 3.7 7.4-8.2"/></svg>`;

function lesson_row(lesson, text, context, first) {
  const { say, prose, origin_of } = context;
  return html`<li data-lesson="${lesson.id}">
<a href="${lesson.id}/"${first && html` class="first"`}>
<span class="badge" aria-hidden="true"><span>${lesson.number}</span>${tick}</span>
<span class="words"><span class="name">${prose.line(text.title_markdown, origin_of(lesson))}</span>
<span class="about">${prose.line(text.lede_markdown, origin_of(lesson))}</span></span>
<span class="time">${say('page.minutes', { minutes: lesson.minutes })}</span>
</a>
<p class="facts">${
    lesson.needs.length > 0 &&
    html`<span class="needs">${say('page.home.needs', { lessons: lesson.needs.map((id) => say(`course.lesson.${id}`)).join(say('page.home.join')) })}</span>`
  }<span class="progress" hidden><span class="dots" aria-hidden="true">${text.steps.map(() => html`<i></i>`)}</span><span class="so-far"></span></span></p>
</li>`;
}

// A lesson that is not there yet.
function planned_row(id, number, { say, has }) {
  return has(`course.lesson.${id}`) && html`<li class="planned"><span class="badge" aria-hidden="true">${number}</span><span class="name">${say(`course.lesson.${id}`)}</span></li>`;
}

// context: {language, say, has, prose, origin_of(lesson), parts: [{number, id, rows: [{id, number, lesson}]}], words}
export function home_main(context) {
  const { language, say, has, parts } = context;
  const all = parts.flatMap((part) => part.rows.flatMap((row) => row.lesson ?? []));
  const minutes = all.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return html`<main id="main" class="home" tabindex="-1">
<div class="hero">
<div class="hero-text">
<p class="kicker">${say('page.tagline')}</p>
<h1>${phrases(say('page.home.title'))}</h1>
<p class="lede">${say('page.home.lede')}</p>
<p class="begin"><a class="button start" href="${all[0]?.id}/">${say('page.home.begin')}</a><span class="total">${say('page.home.total', { lessons: all.length, minutes })}</span></p>
</div>
${hill()}
</div>
<section class="map" aria-labelledby="map">
<h2 id="map">${say('page.map')}</h2>
${parts.map(
  (part) => html`<section class="part" aria-labelledby="part-${part.id}">
<div class="part-text"><p class="kicker">${say('page.part', { number: part.number })}</p>
<h3 id="part-${part.id}">${say(`course.part.${part.id}`)}</h3>
${has(`course.part.${part.id}.text`) && html`<p>${say(`course.part.${part.id}.text`)}</p>`}</div>
<ol class="lessons">${part.rows.map(({ id, number, lesson }) =>
      lesson ? lesson_row(lesson, lesson.text[language], context, lesson === all[0]) : planned_row(id, number, context),
    )}</ol>
</section>`,
)}
</section>
<section class="keep-progress" aria-labelledby="progress" hidden>
<h2 id="progress">${say('page.progress')}</h2>
<p>${say('page.progress.text')}</p>
<p class="progress-buttons"><button type="button" class="plain" data-progress="save">${say('page.progress.save')}</button><button type="button" class="plain" data-progress="load">${say('page.progress.load')}</button><button type="button" class="plain" data-progress="clear">${say('page.progress.clear')}</button><button type="button" class="plain" data-progress="undo" hidden>${say('page.progress.undo')}</button></p>
<input type="file" class="progress-file" accept="application/json,.json" aria-label="${say('page.progress.load')}" hidden>
<p class="said" role="status"></p>
</section>
<section class="how" aria-label="${say('page.home.how')}">
${['predict', 'move', 'see'].map((one) => html`<div><h3>${say(`page.home.${one}`)}</h3><p>${say(`page.home.${one}.text`)}</p></div>`)}
</section>
</main>
<script type="application/json" id="page-data">${json({ language, lessons: all.map((lesson) => ({
    id: lesson.id,
    name: has(`course.lesson.${lesson.id}`) ? say(`course.lesson.${lesson.id}`) : lesson.text[language].title,
    minutes: lesson.minutes,
    steps: lesson.text[language].steps.map(({ id, task, quiz }) => ({ id, task: task !== null, quiz: quiz !== null })),
  })), words: context.words })}</script>`;
}
