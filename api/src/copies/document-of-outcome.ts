import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { agreedThere, promisedDay } from '../minutes/index.js';
import type { RequestContext } from '../platform/context.js';
import { keeping, type Manifest, manifestForCopy, presentForCopy, type UnitView } from '../records/index.js';
import { caseFacts, knownToParty } from '../sharing/index.js';
import { cleanText } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, readerOf, recordOf } from './copy-order.js';
import type { CopySection, CopyUnit } from './document.js';
import { copiedUnit, OWN_NOTE } from './document-of-minutes.js';
import { type ReadPlan, unitOfPlan } from './document-of-plan.js';
import { taskSection } from './document-of-tasks.js';
import { paperHead } from './paper-head.js';
import { dateWords } from './words.js';

type Part = (number: string) => CopySection;

/**
 * [W15] What was agreed, the moment the meeting has ended: agreements of the minutes, measures that came from them, tasks.
 * @throws ProductError NOT_FOUND when no part of the meeting is for the recipient
 */
export async function documentOfOutcome(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const partyId = readerOf(order);
  const manifest = await manifestForCopy(ctx, recordOf(order), partyId);
  const { document, conference } = await paperHead(ctx, order, manifest.record.conferenceId);
  if (conference === undefined) throw new ProductError('NOT_FOUND');
  const { startsAt, endsAt } = conference;
  const agreed = await agreedThere(ctx, { manifest, caseId: order.caseId, startsAt, endsAt, partyId });
  const items = new Set<UnitId>(agreed.units.map(({ id }) => id));
  const said = await unitsIn(ctx, manifest, items);
  const plan: ReadPlan | undefined = agreed.plan && {
    manifest: agreed.plan,
    items: new Map(agreed.planItems.map((item) => [item.unit.id, item])),
  };
  const taken = plan ? await unitsIn(ctx, plan.manifest, new Set(agreed.measures.map(({ unit }) => unit.id))) : [];
  const responsible = await responsibleFor(ctx, order, manifest);
  const known = partyId === null ? undefined : await knownToParty(ctx, order.caseId, partyId);
  const parts: (Part | false)[] = [
    said.length > 0 && ((number) => sectionOf(number, 'Na čem jsme se dohodli', said, responsible)),
    plan !== undefined &&
      taken.length > 0 &&
      ((number) => sectionOf(number, 'Převzato do plánu', taken, (unit) => unitOfPlan(plan, unit, ''))),
    agreed.tasks.length > 0 && ((number) => taskSection(number, 'Úkoly', agreed.tasks, known)),
  ];
  const ready = await promisedDay(ctx, recordOf(order), endsAt);
  return {
    document: {
      ...document,
      facts: [...document.facts, { name: 'Úplný zápis bude hotový do', value: dateWords(ready) }],
      sections: parts.filter((part) => part !== false).map((part, at) => part(String(at + 1))),
      notes: [OWN_NOTE],
    },
    units: [...said, ...taken].map(({ id, gen }) => ({ unitId: id, gen })),
  };
}

async function unitsIn(
  ctx: RequestContext,
  manifest: Manifest,
  ids: ReadonlySet<UnitId>,
): Promise<readonly UnitView[]> {
  if (ids.size === 0) return [];
  const { sections } = await presentForCopy(
    ctx,
    keeping(manifest, ({ id }) => ids.has(id)),
  );
  return sections.flatMap(({ units }) => units);
}

type UnitOf = (unit: UnitView, number: string) => CopyUnit;

function sectionOf(number: string, title: string, units: readonly UnitView[], unitOf: UnitOf): CopySection {
  return { number, title, withheld: [], units: units.map((unit, at) => unitOf(unit, `${number}.${at + 1}`)) };
}

/** A passage with whom it is for, of parties the recipient may know of. */
async function responsibleFor(ctx: RequestContext, { caseId }: CopyOrder, { marks }: Manifest): Promise<UnitOf> {
  const { units } = await caseFacts(ctx, caseId);
  const by = new Map<UnitId, readonly PartyId[]>(units.map(({ id, responsible }) => [id, responsible]));
  return (unit, number) => {
    const base = copiedUnit(unit, number);
    const names = (by.get(unit.id) ?? []).flatMap((id) => marks.get(id)?.label ?? []);
    const facts = names.length === 0 ? [] : [{ name: 'Odpovídá', value: cleanText(names.join(', ')) }];
    return { ...base, facts: [...facts, ...base.facts] };
  };
}
