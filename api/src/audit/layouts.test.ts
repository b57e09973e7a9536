import type { CaseId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownerDataSource } from '../platform/database/data-source.js';
import { AuditSink } from '../platform/database/database.js';
import { migrate } from '../platform/database/migrate.js';
import { Channel1700000007000 } from '../platform/database/migrations/1700000007000-channel.js';
import { MIGRATIONS } from '../platform/database/migrations/index.js';
import { announce } from '../platform/events.js';
import { Vault } from '../platform/keys/index.js';
import { auditRows } from '../testing/index.js';
import { onTestApp, onTestDatabase } from '../testing/hooks.js';

const caseId = randomUUID() as CaseId;
const database = onTestDatabase();
beforeAll(async () => {
  const source = await ownerDataSource(database.ownerUrl).initialize();
  for (const _ of MIGRATIONS.slice(MIGRATIONS.indexOf(Channel1700000007000) + 1))
    await source.undoLastMigration({ transaction: 'each' });
  const old = { stream: caseId, action: 'record.read', objectType: 'record', detail: { units: ['a', 'b'], n: 2 } };
  await source.query('select audit_append($1::jsonb)', [JSON.stringify([old, old])]);
  await source.destroy();
  await migrate(database.ownerUrl);
});
const server = onTestApp({ database });

const write = (units: readonly string[]): Promise<void> =>
  server.db.asSystem((sql) =>
    server.app
      .get(AuditSink)
      .write(sql, [{ action: 'record.read', caseId, objectType: 'record', objectId: null, detail: { units } }]),
  );
const firstBreak = async (): Promise<string | null | undefined> =>
  (await server.asOwner<{ at: string | null }>('select audit_first_break($1) as at', [caseId]))[0]?.at;
const SEALED = 'stream = $1 and v = 2';

describe('the layouts of audit rows', () => {
  it('[A3] follow each other in one chain, and the old rows are as they were', async () => {
    await write(['c']);
    const rows = await server.asOwner<{ v: number; detail: object | null }>(
      'select v, detail from audit_event where stream = $1 order by seq',
      [caseId],
    );
    const before = { v: 1, detail: { units: ['a', 'b'], n: 2 } };
    expect(rows).toEqual([before, before, { v: 2, detail: null }]);
    expect(await firstBreak()).toBeNull();
  });

  it('[A4] show details to the vault alone', async () => {
    await write(['tajná-část']);
    expect((await auditRows(server, SEALED, [caseId])).at(-1)?.detail).toEqual({ units: ['tajná-část'] });
    const raw = await server.asOwner<{ sealed: Buffer }>(`select sealed from audit_event where ${SEALED}`, [caseId]);
    expect(Buffer.concat(raw.map((row) => row.sealed)).toString('latin1')).not.toContain('units');
  });

  it('[A4] leave the chain whole when the key of the case is destroyed, and accounting goes on', async () => {
    await server.asOwner('update case_key set wrapped = null, erased_at = now() where case_id = $1', [caseId]);
    await server.db.asSystem((sql) => announce({ sql }, { kind: 'keys', caseId }));
    await expect
      .poll(() => server.app.get(Vault).keyOf(caseId).then(String, String), { timeout: 10_000 })
      .toBe('ProductError: ERASED');
    await write(['d']);
    const [last] = await server.asOwner<{ sealed: Buffer | null }>(
      'select sealed from audit_event where stream = $1 order by seq desc limit 1',
      [caseId],
    );
    expect(last).toEqual({ sealed: null });
    expect(await firstBreak()).toBeNull();
    await expect(auditRows(server, SEALED, [caseId])).rejects.toMatchObject({ code: 'ERASED' });
  });
});
