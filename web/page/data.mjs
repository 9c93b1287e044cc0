// What the builder wrote into the page for its script.
export const page_data = JSON.parse(document.getElementById('page-data').textContent);
