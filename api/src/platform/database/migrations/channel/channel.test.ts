import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { onTestDatabase } from '../../../../testing/hooks.js';

const database = onTestDatabase();

describe('the channel migration', () => {
  it('[I3] gives the server no way to the text without a session, except to guard', async () => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      for (const table of ['unit', 'unit_update', 'unit_snapshot', 'audience', 'crdt_client', 'disclosure']) {
        expect((await client.query(`select * from ${table}`)).rows).toEqual([]);
      }
      await expect(client.query('select * from sharing_clock')).rejects.toMatchObject({ code: '42501' });
      const facts = await client.query(`select sharing_facts('00000000-0000-4000-8000-000000000000') as facts`);
      expect(facts.rows).toEqual([{ facts: null }]);
    } finally {
      await client.end();
    }
  });
});
