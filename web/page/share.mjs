// The dialog of templates/share.mjs: link, embedded figure, files.
import { copy } from './clipboard.mjs';
import { download, png_of } from './files.mjs';
import { say } from './words.mjs';

const kWidth = 720; // of saved pictures
const kHeight = 460;
const kTypes = { csv: 'text/csv', json: 'application/json', py: 'text/x-python', cpp: 'text/x-c++src' };

const dialog = document.querySelector('.share-dialog');
const find = (selector) => dialog.querySelector(selector);

// The address of a page with this figure alone. access: "free", "locked" or "hidden" controls.
export function embed_address({ line, controls, access }) {
  const query = new URLSearchParams();
  query.set('controls', access === 'hidden' ? 'none' : controls.join(','));
  if (access !== 'free') query.set('locked', 'all');
  return `${new URL('../embed/', document.baseURI)}?${query.toString().replaceAll('%2C', ',')}#${line}`;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export function embed_code(address, title) {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="720" height="640" loading="lazy" allow="clipboard-write"></iframe>`;
}

// figure(): {link, line, controls, title, name} of the figure on the stage; program(): the program, or null.
export function share_dialog({ figure, program }) {
  const said = find('.said');
  const show_code = () => {
    const { line, controls, title } = figure();
    find('#share-code').value = embed_code(embed_address({ line, controls, access: find('#share-controls').value }), title);
  };
  const files = {
    svg: (name) => download(`${name}.svg`, program().svg(kWidth, kHeight), 'image/svg+xml'),
    png: async (name) => download(`${name}.png`, await png_of(program().svg(kWidth, kHeight), kWidth, kHeight)),
    // The mark at the beginning tells spreadsheets that this is UTF-8.
    csv: (name) => download(`${name}.csv`, `\ufeff${program().csv()}`, 'text/csv'),
  };

  // What this figure offers beside its picture: its data.
  const show_exports = () => {
    const offered = program()?.state().exports ?? [];
    find('[data-exports]').replaceChildren(
      ...offered.map(({ id, label, ending }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'plain';
        button.dataset.export = id;
        button.textContent = label;
        button.addEventListener('click', () => {
          download(`${figure().name}-${id}.${ending}`, program().file_of(id), kTypes[ending]);
          said.textContent = say('page.share.saved');
        });
        return button;
      }),
    );
  };

  for (const button of document.querySelectorAll('button.share')) {
    button.addEventListener('click', () => {
      show_exports();
      find('#share-link').value = figure().link;
      show_code();
      said.textContent = '';
      dialog.showModal();
    });
  }
  find('.close').addEventListener('click', () => dialog.close());
  // A click beside the dialog's content.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  find('#share-controls').addEventListener('change', show_code);
  for (const button of dialog.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', async () => {
      const field = find(`#${button.dataset.copy}`);
      const copied = await copy(field.value);
      if (!copied) field.select();
      said.textContent = say(copied ? 'page.share.copied' : 'page.share.select');
    });
  }
  for (const button of dialog.querySelectorAll('[data-file]')) {
    button.addEventListener('click', async () => {
      await files[button.dataset.file](figure().name);
      said.textContent = say('page.share.saved');
    });
  }
}
