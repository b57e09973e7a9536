import { withClient, assertServer, readdress } from './connect.mjs';

const DEFAULT_DATABASE = 'soulad';

/**
 * Reads DATABASE_URL: an administrator's (or owner's) address of a server of your own. Its database is the one
 * that is used and made when missing; without one, or with `postgres`, the database is called `soulad`.
 * @returns {Promise<{ adminUrl: string, name: string }>} adminUrl names a database that exists
 * @throws {Refusal} one sentence: not an address, unreachable, too old
 */
export async function openExternal(databaseUrl, oldest) {
  const asked = URL.canParse(databaseUrl) ? decodeURIComponent(new URL(databaseUrl).pathname.slice(1)) : '';
  const name = !asked || asked === 'postgres' ? DEFAULT_DATABASE : asked;
  const adminUrl = asked && (await exists(databaseUrl)) ? databaseUrl : maintenance(databaseUrl);
  await assertServer(adminUrl, oldest);
  return { adminUrl, name };
}

function maintenance(url) {
  return URL.canParse(url) ? readdress(url, { database: 'postgres' }) : url;
}

async function exists(url) {
  try {
    await withClient(url, async () => {});
    return true;
  } catch (error) {
    // Whatever else is wrong is said by the check that follows.
    return error.code !== '3D000';
  }
}
