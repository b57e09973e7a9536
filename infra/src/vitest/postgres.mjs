import { testKeys } from './keys.mjs';
import { prepareDatabase, startThrowawayPostgres } from '../postgres/index.mjs';

/** Database with the roles and without tables; suites make their own, or a migrated template, beside it. */
const PREPARED = 'soulad_test';

/**
 * Vitest global set-up: one throwaway Postgres for the run, unless `npm test` started one for all workspaces.
 * Hands over the addresses in the environment:
 * SOULAD_TEST_PG_ADMIN_URL, SOULAD_TEST_PG_OWNER_URL, SOULAD_TEST_PG_APP_URL, SOULAD_TEST_PG_BYPASS_URL,
 * and SOULAD_TEST_KEYS, the path of a key file that every suite shares.
 */
export default async function providePostgres() {
  process.env.SOULAD_TEST_KEYS ??= testKeys();
  if (process.env.SOULAD_TEST_PG_ADMIN_URL) return undefined;
  const server = await startThrowawayPostgres();
  Object.assign(process.env, await testAddresses(server.adminUrl));
  return () => server.stop();
}

/**
 * Prepares the roles on a throwaway server.
 * @param {string} adminUrl
 * @returns {Promise<Record<string, string>>} the variables named above
 */
export async function testAddresses(adminUrl) {
  const { ownerUrl, appUrl, bypassUrl } = await prepareDatabase(adminUrl, PREPARED, { tests: true });
  return {
    SOULAD_TEST_PG_ADMIN_URL: adminUrl,
    SOULAD_TEST_PG_OWNER_URL: ownerUrl,
    SOULAD_TEST_PG_APP_URL: appUrl,
    SOULAD_TEST_PG_BYPASS_URL: bypassUrl,
    SOULAD_TEST_KEYS: testKeys(),
  };
}
