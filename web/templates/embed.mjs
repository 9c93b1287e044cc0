// The page of one figure, for a frame in another page: the stage, its controls, its sentence.
import { html, json } from './html.mjs';

// context: {language, say, words, scenes: {scene id: {lesson, assets}}}
export function embed_main({ language, say, words, scenes }) {
  return html`<main id="main" class="embed" tabindex="-1">
<h1 class="unseen">${say('page.stage')}</h1>
<noscript><p class="note">${say('page.embed.no-script')}</p></noscript>
<p class="note message" role="alert" hidden></p>
<aside class="stage" aria-label="${say('page.stage')}">
<div class="sheet">
<canvas id="stage" role="img" aria-label="${say('page.stage')}" hidden></canvas>
<p class="status" role="status"></p>
</div>
</aside>
<div class="embed-form"></div>
<p class="describe" aria-live="polite"></p>
<p class="embed-home"><a class="whole" href="../" target="_blank" rel="noopener">${say('page.embed.open')}</a></p>
</main>
<script type="application/json" id="page-data">${json({ language, words, scenes })}</script>`;
}
