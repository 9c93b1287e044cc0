// The dialog that hands a figure on: as a link, as a piece of another page, as a file.
import { html } from './html.mjs';

const field = (id, label, control) => html`<div class="field"><label for="${id}">${label}</label>${control}</div>`;

export function share_dialog(say) {
  return html`<dialog class="share-dialog" aria-labelledby="share-title">
<div class="share-head"><h2 id="share-title">${say('page.share')}</h2>
<button type="button" class="close" aria-label="${say('page.close')}">×</button></div>
<section aria-labelledby="share-link-title">
<h3 id="share-link-title">${say('page.share.link')}</h3>
<p>${say('page.share.link.text')}</p>
${field('share-link', say('page.share.address'), html`<input id="share-link" type="text" readonly spellcheck="false">`)}
<button type="button" class="plain" data-copy="share-link">${say('page.copy')}</button>
</section>
<section aria-labelledby="share-embed-title">
<h3 id="share-embed-title">${say('page.share.embed')}</h3>
<p>${say('page.share.embed.text')}</p>
${field(
  'share-controls',
  say('page.share.controls'),
  html`<select id="share-controls" autocomplete="off"><option value="free">${say('page.share.free')}</option><option value="locked">${say('page.share.locked')}</option><option value="hidden">${say('page.share.hidden')}</option></select>`,
)}
${field('share-code', say('page.share.code'), html`<textarea id="share-code" rows="3" readonly spellcheck="false"></textarea>`)}
<button type="button" class="plain" data-copy="share-code">${say('page.share.copy-code')}</button>
</section>
<section aria-labelledby="share-file-title">
<h3 id="share-file-title">${say('page.share.file')}</h3>
<p>${say('page.share.file.text')}</p>
<p class="files"><button type="button" class="plain" data-file="svg">SVG</button><button type="button" class="plain" data-file="png">PNG</button><button type="button" class="plain" data-file="csv">CSV</button></p>
<p class="files" data-exports></p>
</section>
<p class="said" role="status"></p>
</dialog>`;
}
