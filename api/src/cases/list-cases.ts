import type { CaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { partyMarksIn } from '../sharing/index.js';
import type { CaseSummaryView } from './case.graphql.js';
import { allScopes, type CaseScope } from './case-scope.js';
import { caseFiles } from './cases.repository.js';
import { agencyViews } from './present-party.js';
import type { CaseRow } from './rows.js';

/** A case of the caller with what the caller is in it. */
export interface OwnCase {
  readonly scope: CaseScope;
  readonly file: CaseRow;
}

/** The cases the caller sits in, newest entry in the register first. */
export async function ownCases(ctx: RequestContext): Promise<OwnCase[]> {
  const scopes = new Map((await allScopes(ctx)).map((scope) => [scope.caseId, scope]));
  const files = await caseFiles(ctx, walls().app ? [...scopes.keys()] : await visibleCases(ctx));
  return files.flatMap((file) => {
    const scope = scopes.get(file.id);
    return scope === undefined ? [] : [{ scope, file }];
  });
}

/** The same as the interface lists them; the reading is audited case by case. */
export async function listCases(ctx: RequestContext): Promise<CaseSummaryView[]> {
  const cases = await ownCases(ctx);
  const owners = await agencyViews(
    ctx,
    cases.map(({ file }) => file.owner_agency_id),
  );
  const marks = await partyMarksIn(
    ctx,
    cases.map(({ file }) => file.id),
  );
  const views: CaseSummaryView[] = [];
  for (const { scope, file } of cases) {
    const ownerAgency = owners.get(file.owner_agency_id);
    if (ownerAgency === undefined) continue;
    ctx.audit({ action: 'case.list', caseId: file.id, objectType: 'case', objectId: file.id });
    const [own] = scope.partyIds;
    views.push({
      id: file.id,
      familyName: file.family_name,
      fileMark: file.file_mark,
      urgency: file.urgency,
      state: file.state,
      ownerAgency,
      myParty: own === undefined ? null : (marks.get(file.id)?.get(own) ?? null),
    });
  }
  return views;
}

async function visibleCases(ctx: RequestContext): Promise<CaseId[]> {
  const rows = await ctx.sql.query<{ id: CaseId }>('select id from case_file');
  return rows.map((row) => row.id);
}
