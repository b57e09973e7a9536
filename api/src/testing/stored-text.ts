import { plainText, readContent, unitFragment } from '@soulad/shared/doc';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import { createSecretKey } from 'node:crypto';
import * as Y from 'yjs';
import { SystemIds } from '../platform/clock/clock.js';
import { CaseKey, KeyFile, TEXT_PLACES } from '../platform/keys/index.js';

/** Statements as the owner of the tables. */
type ReadAsOwner = <Row extends object>(text: string, params?: unknown[]) => Promise<Row[]>;

/** A row of the text log, opened. */
export interface StoredRow {
  readonly seq: string;
  readonly clientId: string;
  readonly n: string;
  readonly bytes: Buffer;
}

/** The key of a case, past the server: the owner of the database and the key file of the tests. */
export async function keyOfCase(run: ReadAsOwner, caseId: CaseId): Promise<CaseKey> {
  const ids = new SystemIds();
  const keys = new KeyFile(process.env.SOULAD_TEST_KEYS ?? null, ids);
  await keys.load();
  const [row] = await run<{ version: number; wrapped: Buffer }>(
    'select kek_version as version, wrapped from case_key where case_id = $1',
    [caseId],
  );
  if (!row) throw new Error('The case has no key.');
  return new CaseKey(caseId, createSecretKey(await keys.unwrap(row, caseId)), ids);
}

/** Rows of the first generation of a unit, oldest first. */
export async function storedRows(run: ReadAsOwner, unitId: UnitId): Promise<readonly StoredRow[]> {
  const key = await keyOfCase(run, await caseOf(run, unitId));
  const rows = await run<StoredRow>(
    `select seq, client_id as "clientId", client_n as n, bytes from unit_update where unit_id = $1 and gen = 1 order by seq`,
    [unitId],
  );
  return rows.map((row) => ({
    ...row,
    bytes: key.open(TEXT_PLACES.update(unitId, 1, row.clientId, row.n), row.bytes),
  }));
}

/** What the first generation of a unit says, built from its very first state and every row. */
export async function storedText(run: ReadAsOwner, unitId: UnitId): Promise<string> {
  const key = await keyOfCase(run, await caseOf(run, unitId));
  const [base] = await run<{ state: Buffer }>(
    'select state from unit_snapshot where unit_id = $1 and gen = 1 and seq = 0',
    [unitId],
  );
  const doc = new Y.Doc({ gc: true });
  if (base) Y.applyUpdate(doc, key.open(TEXT_PLACES.snapshot(unitId, 1, 0), base.state));
  for (const { bytes } of await storedRows(run, unitId)) Y.applyUpdate(doc, bytes);
  return plainText(readContent(unitFragment(doc, unitId, 1)));
}

async function caseOf(run: ReadAsOwner, unitId: UnitId): Promise<CaseId> {
  const [row] = await run<{ id: CaseId }>(
    'select r.case_id as id from unit u join record r on r.id = u.record_id where u.id = $1',
    [unitId],
  );
  if (!row) throw new Error('There is no such unit.');
  return row.id;
}
