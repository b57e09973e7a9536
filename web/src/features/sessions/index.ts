/** Kde jsem přihlášen: the own sessions, and the way to end them. */
export { SessionsPage } from './sessions-page.js';
