import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUTATION_SEATS } from '../oracle/seats.oracle.js';
import { post } from '../table/http.js';
import { openHouse, type House } from '../table/house.js';
import { documentOf } from '../table/schema.js';
import { type Act, AFTERWARDS, COMMITMENTS, ELSEWHERE, Hands, MEETING, SIGNING } from './acts.js';
import { cookieOf, layFullTable, type FullTable } from './full-table.js';
import { layFullPlan } from './furnish.js';
import { AUTHOR, sits } from './sits.js';

/** Seats that are also asked what is not theirs; the others in the long form. */
const SHORT: readonly PartyType[] = ['ospod', 'school', 'ngo', 'parent_b', 'representative'];
const REFUSED = process.env.SOULAD_MATRIX === 'all' ? PARTY_TYPES : SHORT;
const NOT_THEIRS: readonly string[] = ['NOT_FOUND', 'FORBIDDEN_STEP'];

let house: House;
let full: FullTable;
let hands: Hands;

beforeAll(async () => {
  house = await openHouse();
  full = await layFullTable(house);
  await layFullPlan(full);
  hands = new Hands(full);
}, 900_000);
afterAll(async () => {
  await full.table.close();
  await house.stop();
});

interface Try {
  readonly type: PartyType;
  readonly of: PartyType;
  readonly may: boolean;
}

/** Who tries it, those first to whom it is refused: an act may end what it is about. */
function triesOf({ name }: Act): readonly Try[] {
  const seats = MUTATION_SEATS[name];
  if (seats === undefined) throw new Error(`the oracle has no seats for ${name}`);
  const tries = PARTY_TYPES.flatMap((type): Try[] => {
    if (seats !== 'author' && seats !== 'author office')
      return [{ type, of: AUTHOR, may: sits(type, seats, undefined) }];
    const foreign = { type, of: AUTHOR, may: type === 'ospod' && seats === 'author office' };
    return [{ type, of: type, may: true }, ...(type === AUTHOR ? [] : [foreign])];
  });
  return tries
    .filter(({ type, may }) => may || REFUSED.includes(type))
    .toSorted((a, b) => Number(a.may) - Number(b.may));
}

async function codeOf(act: Act, { type, of }: Try): Promise<string> {
  const variables = await act.of(hands, type, of);
  const query = documentOf('mutation', act.name, ' { __typename }');
  const { body } = await post(house.origin, cookieOf(full, type), { query, variables });
  return body.includes('"errors"') ? (/"code":"(\w+)"/u.exec(body)?.[1] ?? body) : 'done';
}

it('[I4] every mutation about a case is done here or named as done elsewhere', () => {
  const done = [...MEETING, ...SIGNING, ...COMMITMENTS, ...AFTERWARDS].map(({ name }) => name);
  expect([...done, ...ELSEWHERE].toSorted()).toEqual(Object.keys(MUTATION_SEATS).toSorted());
});

describe('[I1] with right arguments, at the right time', () => {
  it.each([...MEETING, ...SIGNING, ...COMMITMENTS, ...AFTERWARDS])(
    '$name is done for the seats of its line, and for no other',
    { timeout: 120_000 },
    async (act) => {
      const faults: string[] = [];
      await house.sql('delete from rate_window');
      for (const one of triesOf(act)) {
        const code = await codeOf(act, one);
        if (one.may ? code !== 'done' : !NOT_THEIRS.includes(code))
          faults.push(`${one.type}, of ${one.of}: ${code}, ${one.may ? 'though it may' : 'though it may not'}`);
      }
      // Nobody waits for the copies that were asked for.
      await house.sql(`update copy set state = 'cancelled' where state in ('waiting', 'making')`);
      expect(faults).toEqual([]);
    },
  );
});
