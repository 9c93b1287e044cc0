// The page that searches all lessons of a language. The index (search.json beside it) is made when the site is built.
import { html, json } from './html.mjs';

export function search_main({ language, say, words, index }) {
  return html`<main id="main" class="plain-page" tabindex="-1">
<h1>${say('page.search.title')}</h1>
<p class="lede">${say('page.search.lede')}</p>
<noscript><p class="note">${say('page.search.no-script')}</p></noscript>
<form class="search" role="search">
<label for="words">${say('page.search.field')}</label>
<input id="words" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
</form>
<p class="found" role="status"></p>
<ol class="results"></ol>
</main>
<script type="application/json" id="page-data">${json({ language, words, index })}</script>`;
}
