import { Inject, Injectable } from '@nestjs/common';
import type { MembershipId, UserId } from '@soulad/shared/ids';
import { freshId, IdSource } from '../platform/clock/clock.js';
import { AuditSink, Database } from '../platform/database/database.js';
import { textFrom, wordFrom } from '../platform/input.js';
import { hashPassword } from './password.js';
import { AGENCY_TYPES } from './words.js';

export interface FirstAdmin {
  readonly login: string;
  readonly displayName: string;
  /** Null: the account can be opened by the story loader only. */
  readonly password: string | null;
  readonly agencyType: string;
  readonly agencyName: string;
  readonly agencyShortName: string;
}

/** Makes the first administrator of an empty installation. */
@Injectable()
export class FoundInstallation {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(IdSource) private readonly ids: IdSource,
    @Inject(AuditSink) private readonly audit: AuditSink,
  ) {}

  /** @returns the new administrator, or null when the installation has one already (nothing is changed then) */
  async run(admin: FirstAdmin): Promise<{ userId: UserId; membershipId: MembershipId } | null> {
    const userId = freshId<UserId>(this.ids);
    const membershipId = freshId<MembershipId>(this.ids);
    const hash = admin.password === null ? null : await hashPassword(admin.password);
    const agency = [
      ...[this.ids.uuid(), wordFrom(AGENCY_TYPES, admin.agencyType)],
      ...[textFrom(admin.agencyName, 200), textFrom(admin.agencyShortName, 60)],
    ];
    const made = await this.db.asSystem(async (sql) => {
      const [row] = await sql.query<{ made: boolean }>(
        'select installation_found($1, $2, $3, $4, $5, $6, $7, $8, $9) as made',
        [userId, textFrom(admin.login, 64), textFrom(admin.displayName, 120), hash, membershipId, ...agency],
      );
      if (row?.made !== true) return false;
      await this.audit.write(sql, [
        { action: 'installation.found', caseId: null, objectType: 'user', objectId: userId },
      ]);
      return true;
    });
    return made ? { userId, membershipId } : null;
  }
}
