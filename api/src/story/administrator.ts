import type { INestApplicationContext } from '@nestjs/common';
import type { MembershipId, UserId } from '@soulad/shared/ids';
import pg from 'pg';
import { FoundInstallation } from '../identity/index.js';
import { Config, StartRefusal } from '../platform/config/config.js';

/** Who makes agencies and accounts while a story is loaded. */
export interface Administrator {
  readonly userId: UserId;
  readonly membershipId: MembershipId;
}

const FIRST = {
  login: 'sprava',
  displayName: 'Správa instalace',
  password: null,
  agencyType: 'facilitation',
  agencyName: 'Správa instalace',
  agencyShortName: 'Správa',
};

/**
 * The administrator of the installation; an empty installation gets one without a password. The server's own role
 * cannot look administrators up, so this reads as the owner of the database, whom only the command line knows.
 * @throws StartRefusal without SOULAD_OWNER_URL, when the installation has an administrator already
 */
export async function administratorOf(app: INestApplicationContext): Promise<Administrator> {
  const made = await app.get(FoundInstallation).run(FIRST);
  if (made) return made;
  const { ownerUrl } = app.get(Config);
  if (ownerUrl === null)
    throw new StartRefusal('SOULAD_OWNER_URL is not set: a story is loaded from the command line only.');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Administrator>(
      `select u.id as "userId", m.id as "membershipId" from app_user u join membership m on m.user_id = u.id
         where u.installation_admin and u.disabled_at is null order by u.created_at, m.valid_from limit 1`,
    );
    const [found] = rows;
    if (!found) throw new StartRefusal('The installation has no administrator who could load a story.');
    return found;
  } finally {
    await client.end();
  }
}
