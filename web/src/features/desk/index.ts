/** Můj stůl: what waits for me today, which clocks run, which cases I sit at. */
export { ClockRulesPage } from './clock-rules-page.js';
export { DeskPage } from './desk-page.js';
export { CaseLines, type CaseLine } from './case-lines.js';
export { ClockList, type ClockRow } from './clock-list.js';
