/** Search over what the viewer may read; the question never leaves the memory of the page. */
export { SearchField } from './search-field.js';
export { SearchPage } from './search-page.js';
