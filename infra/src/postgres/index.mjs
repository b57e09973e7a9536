/** The embedded Postgres and the databases and roles of the product, on it or on a server of your own. */
export { startPostgres } from './server.mjs';
export { startThrowawayPostgres } from './throwaway.mjs';
export { cloneDatabase, dropDatabase, passwordOf, prepareDatabase } from './prepare.mjs';
export { assertServer, readdress } from './connect.mjs';
