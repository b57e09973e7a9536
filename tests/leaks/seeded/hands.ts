/** The built server, in which leaks are put. */
export const API = 'api/dist/';

/** A connection past every wall, as an engineer in a hurry would take one. */
export const BYPASS = `await import('pg').then((pg) => (globalThis.leakPool ??= new pg.default.Pool({ connectionString: process.env.SOULAD_OWNER_URL })))`;
