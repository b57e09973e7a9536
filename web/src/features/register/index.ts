/** The register of a case: who was shown what, and whether the log of it is whole. */
export { PassageLine } from './passage-line.js';
export { RegisterPage } from './register-page.js';
