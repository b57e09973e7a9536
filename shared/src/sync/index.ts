/**
 * The client side of the live channel; the browser and the headless test clients use this very code.
 *
 *     const record = new RecordSync({ transport, clock, random: Math.random }, recordId);
 *     record.events.on('manifest', async () => record.setUnits(await readManifest()));   // [{ unitId, gen }]
 *     record.events.on('unit', (unit) => bind(unit.unitId, unit.doc, unit.fragment));    // one editor binding per unit
 *     record.events.on('gone', (unitId) => unbind(unitId));
 *     record.events.on('refused', ({ unitId, code, text }) => offerBack(text));          // nothing is lost silently
 *     record.events.on('save', ({ status, pending, savedAt }) => show(…));               // saved | saving | offline | refused
 *     record.setCaret({ unitId, gen, anchor, head });  record.events.on('caret', draw);  record.events.on('caretGone', erase);
 *     record.dispose();
 *
 * - `unit.doc` is a Y.Doc (gc on) that already writes under the leased client id once `unit.right` is `write` and the
 *   unit has been live. Type into it in local transactions; never change `doc.clientID`.
 * - `unit.events`: `doc` (another Y.Doc now: bind afresh), `right` (below `write`: make it read-only), `phase`
 *   (`opening` | `live` | `offline` | `gone`), `save`, `refused`.
 * - Before its first `live` a unit is empty and must not be typed into (it has no lease: the change would be refused).
 * - While offline, typing goes on; it is sent after the reconnect under the same lease and the same numbers.
 * - Positions for carets: Y.createRelativePositionFromTypeIndex → Y.relativePositionToJSON; the server stamps the name.
 * - The transport (ports.ts) owns socket, tickets, reconnects and `auth:renew`.
 */
export * from './ports.js';
export type { UnitEvents, UnitPhase } from './unit-events.js';
export { UnitSync } from './unit-sync.js';
export type { RecordEvents, UnitRef } from './record-events.js';
export { RecordSync } from './record-sync.js';
export { unsentText } from './unsent-text.js';
