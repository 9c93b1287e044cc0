// Files that the reader takes along, or hands over.

// Hands a file to the browser's downloads.
export function download(name, content, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// An SVG picture as PNG, `scale` pixels to a unit.
export async function png_of(svg, width, height, scale = 2) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

export const kLargest = 4e6; // bytes

// {name, text} of a file that the reader chose; no text if it is too large.
export async function read_text(file) {
  return { name: file.name, text: file.size > kLargest ? null : await file.text() };
}

let given = 0;

// A name for what is handed over, another one each time: "houses.csv", "houses-2.csv".
export function name_of_file(name, ending) {
  given += 1;
  const dot = name.lastIndexOf('.');
  const [stem, tail] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ending];
  return `${stem.slice(0, 50)}${given > 1 ? `-${given}` : ''}.${tail.slice(0, 8)}`;
}

// Files dropped on `place` go to take(file), while wanted() says so.
export function take_drops(place, wanted, take) {
  const has_file = (event) => wanted() && [...event.dataTransfer.types].includes('Files');
  place.addEventListener('dragover', (event) => {
    if (!has_file(event)) return;
    event.preventDefault();
    place.classList.add('dropping');
  });
  place.addEventListener('dragleave', () => place.classList.remove('dropping'));
  place.addEventListener('drop', (event) => {
    place.classList.remove('dropping');
    if (!has_file(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) take(event.dataTransfer.files[0]);
  });
}
