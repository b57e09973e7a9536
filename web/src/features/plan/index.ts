/** The family plan: table and time chart, its live text, and the version for the family. Numbers are the viewer's own. */
export { PlanPage } from './plan-page.js';
