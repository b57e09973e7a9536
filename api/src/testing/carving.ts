import type { UnitId } from '@soulad/shared/ids';
import type { RecordSync } from '@soulad/shared/sync';
import * as Y from 'yjs';
import type { Guest, LiveScene } from './live-scene.js';
import type { SitterKey } from './live-table.js';

/** A passage as the interface sends it. */
export interface PassageArgument {
  readonly gen: number;
  readonly epoch: number;
  readonly from: string;
  readonly to: string;
}

/** The text node of a replica that holds the words, and where they begin in it. */
export function findWords(record: RecordSync, unitId: UnitId, words: string): { text: Y.XmlText; at: number } {
  const fragment = record.unit(unitId)?.fragment;
  for (const node of fragment?.createTreeWalker(() => true) ?? []) {
    if (!(node instanceof Y.XmlText)) continue;
    const at = node
      .toDelta()
      .map(({ insert }: { insert: string }) => insert)
      .join('')
      .indexOf(words);
    if (at >= 0) return { text: node, at };
  }
  throw new Error(`"${words}" is not in the unit`);
}

/** The words as somebody with the record open selects them, under the audience that is shown to that person now. */
export async function selected(
  scene: LiveScene,
  by: SitterKey,
  guest: Guest,
  where: { readonly unitId: UnitId; readonly words: string },
): Promise<PassageArgument> {
  const { unitId, words } = where;
  const { text, at } = findWords(guest.record, unitId, words);
  const position = (index: number, assoc: number): string =>
    JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, assoc)));
  const epoch = await epochOf(scene, by, unitId);
  const gen = guest.record.unit(unitId)?.gen ?? 0;
  return { gen, epoch, from: position(at, 0), to: position(at + words.length, -1) };
}

/** Epoch of the unit as this person is told it. */
export async function epochOf(scene: LiveScene, by: SitterKey, unitId: UnitId): Promise<number> {
  const { record } = await scene.ask<{
    record: { sections: { units: { id: UnitId; epoch: number }[] }[] };
  }>(by, 'query ($id: ID!) { record(id: $id) { sections { units { id epoch } } } }', { id: scene.table.recordId });
  const unit = record.sections.flatMap((section) => section.units).find((one) => one.id === unitId);
  if (!unit) throw new Error('no such unit for this person');
  return unit.epoch;
}

export const CARVE = `mutation ($id: ID!, $passage: PassageInput!, $label: CarveLabel!) {
  carvePassage(unitId: $id, passage: $passage, label: $label, reason: "bezpečí") {
    unit { id text gen category state } received { party { partyId } firstAt lastAt } } }`;

export interface Carved {
  readonly unit: { readonly id: UnitId; readonly text: string; readonly gen: number; readonly category: string };
  readonly received: readonly { readonly party: { readonly partyId: string } }[];
}

/** Carves the words; by default for OSPOD and the author alone, as internal. */
export async function carve(
  scene: LiveScene,
  by: SitterKey,
  guest: Guest,
  cut: { readonly unitId: UnitId; readonly words: string; readonly label?: object },
): Promise<Carved> {
  const passage = await selected(scene, by, guest, cut);
  const label = cut.label ?? { category: 'INTERNAL' };
  const { carvePassage } = await scene.ask<{ carvePassage: Carved }>(by, CARVE, { id: cut.unitId, passage, label });
  return carvePassage;
}

/** Keeps what somebody has open in line with that person's own outline, as the page does. */
export async function follow(scene: LiveScene, by: SitterKey, guest: Guest): Promise<void> {
  const read = async (): Promise<void> => {
    const { record } = await scene.ask<{ record: { sections: { units: { id: UnitId; gen: number }[] }[] } }>(
      by,
      'query ($id: ID!) { record(id: $id) { sections { units { id gen } } } }',
      { id: scene.table.recordId },
    );
    const units = record.sections.flatMap((section) => section.units);
    guest.record.setUnits(units.map(({ id, gen }) => ({ unitId: id, gen })));
  };
  guest.record.events.on('manifest', () => void read().catch(() => undefined));
  await read();
}
