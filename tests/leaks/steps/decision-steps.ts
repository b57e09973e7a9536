import { caseCell, isNarrower, MATRIX_V1, type CaseFacts, type Category, type Narrowing } from '@soulad/shared/policy';
import { actorIn, convenerIn, factsOf, releaseIn, seatIn, unitIn, type Model } from '../world/model.js';
import { CONVENER } from './room-steps.js';
import { list, short, type PartyId, type ReleaseId, type Step, type UnitId } from './step.js';
import { acquainted, answersFor, change, widen } from './unit-steps.js';

/** Decisions about who sees what, and their end: cells of the case, single passages, releases. */

export interface CellOf {
  readonly party: PartyId;
  readonly category: Category;
  readonly level: Narrowing['see'];
}

/** [P25] */
export function narrowCell(key: string, { party, category, level }: CellOf): Step {
  return {
    words: `${category} of ${short(party)} is narrowed to ${level} for the case`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => {
      const seat = factsOf(model).parties.find(({ id }) => id === party);
      if (!seat || !seatIn(model, party) || convenerIn(model).id === party) return false;
      const now = caseCell(MATRIX_V1, inForce(factsOf(model), category), seat, category);
      return now.see !== level && isNarrower(now, level);
    },
    apply: (model) => void model.narrowings.push({ key, party, category, see: level, from: model.now, liftedAt: null }),
    act: async (table) => {
      const cell = { partyId: table.id(party), category, level };
      await table.run(CONVENER, 'narrowCell', { caseId: table.caseId, cell, reason: 'důvod zkoušky' });
      const grid =
        'query ($id: ID!) { sharingGrid(caseId: $id) { rows { category cells { partyId narrowings { id } } } } }';
      // Decoder: the question above.
      const { sharingGrid } = (await table.ask(CONVENER, grid, { id: table.caseId })) as unknown as Grid;
      const own = sharingGrid.rows
        .filter((row) => row.category === category)
        .flatMap(({ cells }) => cells.filter(({ partyId }) => partyId === cell.partyId))
        .flatMap(({ narrowings }) => narrowings.map(({ id }) => id));
      table.name(key, own.find((id) => !table.has(id)) ?? '');
    },
  };
}

interface Grid {
  readonly sharingGrid: {
    readonly rows: readonly {
      readonly category: string;
      readonly cells: readonly { readonly partyId: string; readonly narrowings: readonly { readonly id: string }[] }[];
    }[];
  };
}

function inForce({ narrowings }: CaseFacts, category: Category): readonly Narrowing[] {
  return narrowings.filter((one) => one.category === category && one.liftedAt === null);
}

/** [P25] It counts for what is shared from then on. */
export function liftCell(key: string): Step {
  return {
    words: `${key} is lifted`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => model.narrowings.some((one) => one.key === key && one.liftedAt === null),
    apply: (model) => {
      const found = model.narrowings.find((one) => one.key === key);
      if (found) found.liftedAt = model.now;
    },
    act: async (table) =>
      void (await table.run(CONVENER, 'liftNarrowing', { narrowingId: table.id(key), reason: 'důvod zkoušky' })),
  };
}

/** [P8] What let a party in ends before its time; one of the two is enough. */
export function endDecision(unit: UnitId, by: PartyId, party: PartyId): Step {
  return {
    words: `${short(by)} ends what let ${short(party)} see ${short(unit)}`,
    by,
    whenClosed: true,
    fits: (model) =>
      answersFor(model, unit, by) && acquainted(model, by, party) && holds(model, unit, party, 'allow') === 1,
    apply: (model) => endAll(model, unit, party, 'allow'),
    act: async (table) => {
      const query = 'query ($id: ID!) { decisions(caseId: $id) { id unitId effect state party { partyId } } }';
      // Decoder: the question above.
      const { decisions } = (await table.ask(by, query, { id: table.caseId })) as unknown as {
        decisions: { id: string; unitId: string; effect: string; state: string; party: { partyId: string } }[];
      };
      const found = decisions.find(
        (one) =>
          one.unitId === table.id(unit) &&
          one.party.partyId === table.id(party) &&
          one.effect === 'allow' &&
          one.state === 'inForce',
      );
      await table.run(by, 'endDecision', { id: found?.id ?? '', reason: 'důvod zkoušky' });
    },
  };
}

/** [P37] Both halves of ending a narrowing: it widens. */
export function liftUnitNarrowing(unit: UnitId, by: PartyId, convener: PartyId, party: PartyId): Step {
  const halves = by === convener ? [by] : [by, convener];
  return {
    words: `${list(halves)} end what takes ${short(party)} out of ${short(unit)}`,
    by,
    fits: (model) => {
      const able = halves.every(
        (id) => actorIn(model, id) && answersFor(model, unit, id) && acquainted(model, id, party),
      );
      return able && unitIn(model, unit)?.facts.state !== 'withdrawn' && holds(model, unit, party, 'narrow') > 0;
    },
    apply: (model) => endAll(model, unit, party, 'narrow'),
    act: async (table) => {
      const variables = { unitId: table.id(unit), partyId: table.id(party), reason: 'důvod zkoušky' };
      for (const half of halves) await table.run(half, 'liftUnitNarrowing', variables);
    },
  };
}

function holds(model: Model, unit: UnitId, party: PartyId, effect: 'allow' | 'narrow'): number {
  const all = unitIn(model, unit)?.facts.overrides ?? [];
  return all.filter((one) => one.party === party && one.effect === effect && one.to === null).length;
}

function endAll(model: Model, unit: UnitId, party: PartyId, effect: 'allow' | 'narrow'): void {
  const alter = effect === 'allow' ? change : widen;
  alter(model, unit, (facts) => ({
    ...facts,
    overrides: facts.overrides.map((one) =>
      one.party === party && one.effect === effect && one.to === null ? { ...one, to: model.now } : one,
    ),
  }));
}

/** [P23] Less of a release is a release that goes on under another name. */
export function limitRelease(
  id: ReleaseId,
  next: ReleaseId,
  recipients: readonly PartyId[],
  categories: readonly Category[],
): Step {
  return {
    words: `${short(id)} is limited to ${list(recipients)} for ${categories.join(', ')}`,
    by: CONVENER,
    fits: (model) => {
      const old = releaseIn(model, id);
      if (!old || old.withdrawnAt !== null || releaseIn(model, next) !== undefined) return false;
      const within =
        recipients.every((one) => old.recipients.includes(one)) &&
        categories.every((one) => old.categories.includes(one));
      const less = recipients.length < old.recipients.length || categories.length < old.categories.length;
      return within && less && recipients.length > 0 && categories.length > 0;
    },
    apply: (model) => {
      const at = model.releases.findIndex((one) => one.id === id);
      const old = model.releases[at];
      if (!old) return;
      model.releases[at] = { ...old, withdrawnAt: model.now };
      model.releases.push({ ...old, id: next, recipients, categories, from: model.now });
    },
    act: async (table) => {
      const input = { recipientIds: table.ids(recipients), categories };
      const made = await table.run(CONVENER, 'limitRelease', { releaseId: table.id(id), input });
      table.name(next, String(made['id']));
    },
  };
}
