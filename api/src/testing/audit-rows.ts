import type { CaseId } from '@soulad/shared/ids';
import { auditPlace, INSTALLATION, Vault } from '../platform/keys/index.js';
import type { TestApp } from './test-app.js';

/** A row of the log with its detail opened; `{}` when it has none. */
export interface AuditRow {
  readonly stream: CaseId | null;
  readonly actor: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly object: string | null;
  readonly rule: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Rows of the log for which `where` holds, in the order of their chains. */
export async function auditRows(server: TestApp, where: string, params: unknown[] = []): Promise<AuditRow[]> {
  const vault = server.app.get(Vault);
  const rows = await server.asOwner<Omit<AuditRow, 'detail'> & { sealed: Buffer | null }>(
    `select stream, actor, action, object_type as "objectType", object, rule, sealed
       from audit_event where ${where} order by seq`,
    params,
  );
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const place = auditPlace({ ...row, objectId: row.object });
      const text = sealed && (await vault.open(row.stream ?? INSTALLATION, place, sealed)).toString('utf8');
      return { ...row, detail: text === null ? {} : JSON.parse(text) };
    }),
  );
}
