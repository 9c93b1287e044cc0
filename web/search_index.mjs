// The search index of a language: a row a step, its text as a reader sees it.

const plain = (html) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>|<p class="label">[\s\S]*?<\/p>/g, '')
    .replace(/<(figcaption|summary|figure|details)\b/g, ' $&')
    .replace(/<\/(p|li|div|h\d|td|th|tr)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s\u2009]+/g, ' ')
    .trim();

// lessons: [{id, title, steps: [{id, title, html}]}]  ->  [{lesson, title, steps: [[id, heading, text]]}]
export function search_index(lessons) {
  return lessons.map(({ id, title, steps }) => ({
    lesson: id,
    title: plain(title),
    steps: steps.map((step) => [step.id, plain(step.title), plain(step.html)]),
  }));
}
