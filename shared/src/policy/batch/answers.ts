import type { PartyId } from '../../ids/index.js';
import type { Decision } from '../facts.js';
import { STRANGER } from '../decide.js';

/**
 * The answers of one unit by party. All rows of a pass share the list of parties and their places, so that a row costs a
 * list and no table of its own.
 */
export class RowOfAnswers implements ReadonlyMap<PartyId, Decision> {
  private readonly ids: readonly PartyId[];
  private readonly places: ReadonlyMap<PartyId, number>;
  private readonly row: readonly Decision[];

  constructor(ids: readonly PartyId[], places: ReadonlyMap<PartyId, number>, row: readonly Decision[]) {
    this.ids = ids;
    this.places = places;
    this.row = row;
  }

  get size(): number {
    return this.ids.length;
  }

  get(id: PartyId): Decision | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.row[place];
  }

  has(id: PartyId): boolean {
    return this.places.has(id);
  }

  forEach(visit: (decision: Decision, id: PartyId, row: ReadonlyMap<PartyId, Decision>) => void): void {
    for (const [id, decision] of this) visit(decision, id, this);
  }

  keys(): MapIterator<PartyId> {
    return this.ids.values();
  }

  values(): MapIterator<Decision> {
    return this.row.values();
  }

  *entries(): MapIterator<[PartyId, Decision]> {
    for (const [place, id] of this.ids.entries()) yield [id, this.row[place] ?? STRANGER];
  }

  [Symbol.iterator](): MapIterator<[PartyId, Decision]> {
    return this.entries();
  }
}
