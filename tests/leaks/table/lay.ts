import { CONVENER } from '../steps/room-steps.js';
import { documentOf } from './schema.js';
import type { PersonPlan, Place, SeatPlan, WorldPlan } from '../world/plan.js';
import { idAfter, type Cast, type Player } from './cast.js';
import type { House } from './house.js';
import { post } from './http.js';

/** One world as it stands on the server: real ids by the names of the model. */
export interface Laid {
  readonly place: Place;
  readonly ids: Map<string, string>;
  readonly caseId: string;
  readonly fileMark: string;
  readonly conferenceId: string;
  readonly recordId: string;
  /** Who plays each seat. */
  readonly players: ReadonlyMap<string, Player>;
}

interface Opened {
  readonly id: string;
  readonly persons: readonly { readonly id: string; readonly givenName: string }[];
  readonly parties: readonly { readonly id: string; readonly isConvener: boolean }[];
}

/**
 * Lays one world: the case by the product's own verb, the table around it by plain rows. Ids of things that were there from
 * the beginning sort alike in both worlds.
 */
export async function layWorld(house: House, plan: WorldPlan, cast: Cast, mark: string): Promise<Laid> {
  const here = <T extends { readonly where: string }>(one: T): boolean => cast.place === 'B' || one.where === 'both';
  const [seats, persons] = [plan.seats.filter(here), plan.persons.filter(here)];
  const ids = new Map<string, string>([...cast.agencies].map(([name, id]) => [`agency ${name}`, id]));
  const opened = await openCase(house, { plan, persons, cast, mark });
  const convener = seats.find((seat) => seat.convener);
  for (const { id, name } of persons) ids.set(id, opened.persons.find((one) => one.givenName === name)?.id ?? '');
  for (const seat of seats) ids.set(seat.id, idAfter(0, cast.place));
  const office = opened.parties.find((one) => one.isConvener)?.id ?? '';
  for (const name of convener ? [convener.id, CONVENER] : []) ids.set(name, office);
  const laid = new Rows(house, ids, cast.place);
  for (const { id, knownTo } of persons)
    if (knownTo !== 'table')
      await house.sql('update person set known_to = $2 where id = $1', [ids.get(id), laid.all(knownTo)]);
  const players = playersOf(plan, seats, cast);
  await laySeats(laid, { plan, seats, cast, players, caseId: opened.id });
  return {
    place: cast.place,
    ids,
    caseId: opened.id,
    fileMark: mark,
    players,
    ...(plan.sittings.length > 0
      ? await layConference(laid, plan, opened.id, seats)
      : { conferenceId: NOT_YET, recordId: NOT_YET }),
  };
}

async function openCase(
  house: House,
  given: {
    readonly plan: WorldPlan;
    readonly persons: readonly PersonPlan[];
    readonly cast: Cast;
    readonly mark: string;
  },
): Promise<Opened> {
  const { plan, persons, cast, mark } = given;
  const known = new Set(persons.map(({ id }) => id));
  const input = {
    ...{ familyName: 'Zkušební', fileMark: mark, registeredOn: '2026-09-01' },
    persons: persons.map(({ id, name, sex, child, household }) => ({
      ...{ key: id, givenName: name, familyName: 'Zkušební', sex, isChild: child, household },
    })),
    relations: plan.relations
      .filter(({ person, other }) => known.has(person) && known.has(other))
      .map(({ person, other, kind }) => ({ personKey: person, otherKey: other, kind })),
  };
  const query = documentOf('mutation', 'openCase', ' { id persons { id givenName } parties { id isConvener } }');
  const cookie = cast.players.get('boss')?.cookie ?? '';
  const { body } = await post(house.origin, cookie, { query, variables: { input } });
  // Decoder: the selection above says what is in it; anything else is a broken server.
  const { data } = JSON.parse(body) as { data: { openCase: Opened } | null };
  if (!data) throw new Error(`no case could be opened: ${body}`);
  return data.openCase;
}

/** Rows of a table from values by column. */
class Rows {
  readonly house: House;
  readonly ids: Map<string, string>;
  readonly place: Place;

  constructor(house: House, ids: Map<string, string>, place: Place) {
    this.house = house;
    this.ids = ids;
    this.place = place;
  }

  fresh(name: string): string {
    const id = idAfter(0, this.place);
    this.ids.set(name, id);
    return id;
  }

  of(name: string): string | null {
    return this.ids.get(name) ?? null;
  }

  /** Those of the names that are in this world. */
  all(names: readonly string[]): readonly string[] {
    return names.flatMap((name) => this.ids.get(name) ?? []);
  }

  async insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first).join(', ');
    await this.house.sql(
      `insert into public.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::public.${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
}

interface Seating {
  readonly plan: WorldPlan;
  readonly seats: readonly SeatPlan[];
  readonly cast: Cast;
  readonly players: ReadonlyMap<string, Player>;
  readonly caseId: string;
}

/** Where there was no meeting yet. */
const NOT_YET = '00000000-0000-4000-8000-000000000000';
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();

async function laySeats(rows: Rows, { plan, seats, cast, players, caseId }: Seating): Promise<void> {
  const names = agenciesOf(plan.seats);
  const others = seats.filter((seat) => !seat.convener);
  await rows.insert(
    'party',
    others.map(({ id, type, letter, label, person, represents, knownTo }) => ({
      ...{ id: rows.of(id), case_id: caseId, type, letter, label, purpose: 'účel', basis: 'zspod-10-3-e' },
      agency_id: cast.agencies.get(names.get(id) ?? '') ?? null,
      person_id: person === null ? null : rows.of(person),
      represents: rows.all(represents),
      known_to: knownTo === 'table' ? null : rows.all(knownTo),
      ...{ is_convener: false, valid_from: YESTERDAY, created_at: YESTERDAY },
    })),
  );
  const office = seats.filter((seat) => seat.convener && seat.id === plan.viewer);
  await rows.insert(
    'assignment',
    [
      ...others.map((seat) => ({ seat, player: players.get(seat.id) })),
      ...office.map((seat) => ({ seat, player: players.get('viewer') })),
    ].map(({ seat, player }) => ({
      ...{ id: idAfter(0, rows.place), party_id: rows.of(seat.id), user_id: player?.userId, substitute: false },
      ...{ role_at_table: seat.role, valid_from: YESTERDAY, created_at: YESTERDAY },
    })),
  );
}

/** Agencies of the cast by seat: the second seat of a type gets the second agency. Seats of persons have none. */
function agenciesOf(seats: readonly SeatPlan[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const named = new Map<string, string>();
  for (const { id, type, person } of seats) {
    if (person !== null) continue;
    const at = counts.get(type) ?? 0;
    counts.set(type, at + 1);
    named.set(id, `${type} ${at}`);
  }
  return named;
}

/** The convening seat is played by its key worker; a viewer on it is another person of the office. */
function playersOf(plan: WorldPlan, seats: readonly SeatPlan[], cast: Cast): ReadonlyMap<string, Player> {
  const names = agenciesOf(plan.seats);
  const players = new Map<string, Player>();
  const put = (key: string, name: string): void => {
    const player = cast.players.get(name);
    if (!player) throw new Error(`nobody in the cast plays ${name}`);
    players.set(key, player);
  };
  for (const { id, type, convener } of seats) put(id, convener ? 'boss' : (names.get(id) ?? `family ${type}`));
  put('convener', 'boss');
  put('head', 'head');
  const viewer = seats.find((seat) => seat.id === plan.viewer);
  put('viewer', viewer?.convener ? 'eye' : (names.get(plan.viewer) ?? `family ${viewer?.type ?? ''}`));
  return players;
}

async function layConference(
  rows: Rows,
  plan: WorldPlan,
  caseId: string,
  seats: readonly SeatPlan[],
): Promise<Pick<Laid, 'conferenceId' | 'recordId'>> {
  const begun = Date.now() - 30 * 60_000;
  const at = (minutes: number): string => new Date(begun + minutes * 60_000).toISOString();
  const [conferenceId, recordId] = [rows.fresh('conference'), rows.fresh('record')];
  const last = Math.max(...plan.sittings.map(({ to }) => to));
  await rows.insert('conference', [
    {
      ...{ id: conferenceId, case_id: caseId, state: 'live', goal: 'cíl', place: 'úřad', created_at: YESTERDAY },
      ...{ starts_at: at(0), ends_at: at(last), child_preparation: 'příprava', confidentiality_text: 'mlčenlivost' },
    },
  ]);
  const known = new Set(seats.map(({ id }) => id));
  for (const { id, from, to, invited, excluded, items } of plan.sittings) {
    const sittingId = rows.fresh(id);
    await rows.insert('sitting', [
      { id: sittingId, conference_id: conferenceId, starts_at: at(from), ends_at: at(to) },
    ]);
    await rows.insert(
      'sitting_party',
      [...invited, ...excluded]
        .filter((party) => known.has(party))
        .map((party) => ({
          ...{ sitting_id: sittingId, party_id: rows.of(party) },
          invitation: invited.includes(party) ? 'invited' : 'excluded',
        })),
    );
    await rows.insert(
      'agenda_item',
      items.map(({ key, title }, position) => ({
        id: rows.fresh(key),
        sitting_id: sittingId,
        position,
        title,
        minutes: 30,
      })),
    );
  }
  await rows.insert('record', [
    {
      id: recordId,
      case_id: caseId,
      conference_id: conferenceId,
      kind: 'minutes',
      state: 'live',
      created_at: YESTERDAY,
    },
  ]);
  await rows.insert(
    'section',
    plan.sections.map(({ key, heading, item, category }, position) => ({
      ...{ id: rows.fresh(key), record_id: recordId, position, heading, title: null, default_category: category },
      agenda_item_id: item === null ? null : rows.of(item),
    })),
  );
  return { conferenceId, recordId };
}
