import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { MembershipId, UserId } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import { Config } from '../platform/config/config.js';
import type { RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { RateLimits } from './rate-limit.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { SIGN_IN_LIMITS } from './words.js';

/** A person of a story, for the list on the sign-in page of the demo. */
export interface DemoPerson {
  readonly key: string;
  readonly displayName: string;
  readonly roleNote: string;
  readonly agencyName: string | null;
  readonly partyType: PartyType | null;
  readonly story: string;
}

interface DemoRow {
  key: string;
  display_name: string;
  role_note: string;
  agency_name: string | null;
  party_type: PartyType | null;
  story: string;
}

/** Sign-in with one click for the people of the stories. In production there is neither list nor sign-in. */
@Injectable()
export class Demo {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  /** The people of the loaded stories in the order of the story; nobody in production. */
  async people(): Promise<DemoPerson[]> {
    if (this.config.mode === 'production') return [];
    const rows = await this.db.asSystem((sql) => sql.query<DemoRow>('select * from demo_people()'));
    return rows.map(presentDemoPerson);
  }

  /** @throws ProductError DEMO_OFF in production; SIGN_IN_FAILED for an unknown key; RATE_LIMITED */
  async signIn(key: string, address: string): Promise<OpenedSession> {
    if (this.config.mode === 'production') throw new ProductError('DEMO_OFF');
    await this.limits.take('signIn.demo', address, SIGN_IN_LIMITS.demo);
    const [found] = await this.db.asSystem((sql) =>
      sql.query<{ user_id: UserId; membership_id: MembershipId | null }>('select * from demo_lookup($1)', [key]),
    );
    if (found === undefined || found.membership_id === null) throw new ProductError('SIGN_IN_FAILED');
    return this.sessions.open(found.user_id, found.membership_id, 'demo');
  }
}

/** Puts a user on the list of the demo. Only the installation's administrator may; the story loader is one. */
export async function registerDemoPerson(
  ctx: RequestContext,
  person: Omit<DemoPerson, 'displayName'> & { readonly userId: UserId; readonly position: number },
): Promise<void> {
  await ctx.sql.query('select demo_register($1, $2, $3, $4, $5, $6, $7)', [
    person.key,
    person.userId,
    person.roleNote,
    person.agencyName,
    person.partyType,
    person.story,
    person.position,
  ]);
  ctx.audit({ action: 'demo.register', caseId: null, objectType: 'user', objectId: person.userId });
}

function presentDemoPerson(row: DemoRow): DemoPerson {
  return {
    key: row.key,
    displayName: row.display_name,
    roleNote: row.role_note,
    agencyName: row.agency_name,
    partyType: row.party_type,
    story: row.story,
  };
}
