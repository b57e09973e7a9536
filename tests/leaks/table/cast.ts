import type { PartyType } from '@soulad/shared/policy';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AGENCY_SEATS } from '../world/draw-plan.js';
import type { Place } from '../world/plan.js';
import { addressOf, type House } from './house.js';

/** One person with an account and a session. */
export interface Player {
  readonly userId: string;
  readonly cookie: string;
  readonly name: string;
  /** Letters of earlier pairs. */
  letters?: number;
}

/** The people and agencies of one world; used by one pair after the other. */
export interface Cast {
  readonly place: Place;
  /** `ngo 1` is the second agency of the type; `ngo spare` one that may still be invited. */
  readonly agencies: ReadonlyMap<string, string>;
  /** By the name of their agency, `boss`, `clerk` and `eye` of the office, `family n` for persons. */
  readonly players: ReadonlyMap<string, Player>;
}

const FAMILY = ['parent_a', 'parent_b', 'child', 'guardian', 'representative'] as const satisfies readonly PartyType[];
/** The head alone opens cases in an emergency; the others work at the table. */
const OFFICE = ['boss', 'clerk', 'eye', 'head'];
const SPARE = ['school', 'ngo', 'police', 'health'];

/** Names of the agencies that a world may need. */
function agencyNames(): readonly (readonly [string, string])[] {
  const counts = new Map<string, number>();
  const seats = AGENCY_SEATS.map((type) => {
    const at = counts.get(type) ?? 0;
    counts.set(type, at + 1);
    return [`${type} ${at}`, type] as const;
  });
  return [['ospod 0', 'ospod'], ...seats, ...SPARE.map((type) => [`${type} spare`, type] as const)];
}

/** Makes everybody of both worlds: the same names, other accounts. */
export async function hireCasts(house: House, number: number): Promise<Readonly<Record<Place, Cast>>> {
  return { A: await hire(house, number, 'A'), B: await hire(house, number, 'B') };
}

async function hire(house: House, number: number, place: Place): Promise<Cast> {
  const agencies = new Map<string, string>();
  const players = new Map<string, Player>();
  const seat = async (key: string, agencyId: string | null): Promise<void> => {
    players.set(key, await employ(house, { key, agencyId, login: `${key}-${number}-${place}`.replaceAll(' ', '-') }));
  };
  for (const [name, type] of agencyNames()) {
    const id = idAfter(agencies.size, place);
    agencies.set(name, id);
    await house.sql('insert into agency (id, type, name, short_name) values ($1, $2, $3, $3)', [
      id,
      type,
      `Úřad ${name}`,
    ]);
    for (const key of type === 'ospod' ? OFFICE : [name]) await seat(key, id);
  }
  for (const type of FAMILY) await seat(`family ${type}`, null);
  return { place, agencies, players };
}

async function employ(
  house: House,
  { key, agencyId, login }: { readonly key: string; readonly agencyId: string | null; readonly login: string },
): Promise<Player> {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const token = randomBytes(32).toString('base64url');
  const name = `Člověk ${key}`;
  // By the day: what waits is written about when a pair asks for it, and not in the middle of one.
  await house.sql(`insert into app_user (id, login, display_name, email, mail_wish) values ($1, $2, $3, $4, 'daily')`, [
    ...[userId, login, name, addressOf(userId)],
  ]);
  await house.sql(
    `insert into membership (id, user_id, agency_id, role, valid_from) values ($1, $2, $3, $4, now() - interval '1 day')`,
    [membershipId, userId, agencyId, key === 'head' ? 'head' : agencyId ? 'worker' : 'self'],
  );
  await house.sql(
    `insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
       values ($1, $2, $3, $4, now() + interval '10 hours')`,
    [sessionId, createHash('sha256').update(token).digest(), userId, membershipId],
  );
  return { userId, cookie: `__Host-sid=${token}`, name };
}

let counted = 0;

/** An id that sorts behind those made before it: what is listed by id stands in the same order in both worlds. */
export function idAfter(_: number, place: Place): string {
  counted += 1;
  const tail = randomBytes(6).toString('hex');
  return `00${counted.toString(16).padStart(6, '0')}-0000-4000-8${place === 'A' ? '0' : '1'}00-${tail}`;
}
