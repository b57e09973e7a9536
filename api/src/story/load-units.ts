import { ProductError } from '@soulad/shared/errors';
import type { RecordId, SectionId, UnitId } from '@soulad/shared/ids';
import type { PlanHeading } from '@soulad/shared/workflow';
import { addPlanItem, planOfCase } from '../plans/index.js';
import { addUnit, allowParty, narrowUnit, readManifestOf, shareUnit, unitIn } from '../records/index.js';
import type { RequestContext } from '../platform/context.js';
import type { LoadedCase } from './load-case.js';
import { Ids, type Stage } from './stage.js';
import { planHeadingOf } from './plan-sections.js';
import type { StoryUnit } from './story.schema.js';

/** The record the units go into. */
export interface LoadedRecord {
  readonly recordId: RecordId;
  readonly sections: Ids<SectionId>;
}

/** Writes units one by one; keeps which are there, so that a section has the order of the file. */
export class UnitLoader {
  readonly #written = new Ids<UnitId>('unit');

  constructor(
    private readonly stage: Stage,
    private readonly loaded: LoadedCase,
    private readonly record: LoadedRecord,
  ) {}

  /** Writes a unit as its author, narrows it, puts it on the table, and lets in whom the table decided to let in. */
  async write(key: string, unit: StoryUnit): Promise<void> {
    const asAuthor = <T>(act: (ctx: RequestContext) => Promise<T>): Promise<T> =>
      this.stage.forParty(unit.author, unit.by ?? this.stage.sitterOf(unit.author), act);
    const { parties } = this.loaded;
    const heading = planHeadingOf(unit.section);
    const id = await asAuthor((ctx) =>
      heading === undefined ? this.#add(ctx, key, unit) : this.#addToPlan(ctx, heading, unit),
    );
    this.#written.set(key, id);
    for (const { parties: keys, reason } of unit.narrow)
      await asAuthor((ctx) => narrowUnit(ctx, id, parties.all(keys), reason));
    if (unit.state === 'draft') return;
    await asAuthor(async (ctx) => shareUnit(ctx, id, await epochOf(ctx, id), unit.at));
    for (const { parties: keys, basis, reason } of unit.allow) {
      for (const partyId of parties.all(keys)) {
        await asAuthor((ctx) => allowParty(ctx, id, { partyId, basis, reason }));
        if (unit.author !== this.stage.convener)
          await this.stage.asConvener((ctx) => allowParty(ctx, id, { partyId, basis, reason }));
      }
    }
  }

  /** A unit that was written. */
  idOf(key: string): UnitId {
    return this.#written.get(key);
  }

  #add(ctx: RequestContext, key: string, unit: StoryUnit): Promise<UnitId> {
    const { parties, persons } = this.loaded;
    return addUnit(ctx, {
      recordId: this.record.recordId,
      sectionId: this.record.sections.get(unit.section),
      afterUnitId: this.#before(key, unit),
      authorPartyId: parties.get(unit.author),
      category: unit.category ?? null,
      kind: unit.kind,
      mode: unit.mode,
      subjects: persons.all(unit.subjects),
      coAuthorIds: parties.all(unit.coAuthors),
      responsible: parties.all(unit.responsible),
      text: unit.text.trimEnd(),
      scribedBy: unit.scribedBy ?? null,
    });
  }

  /** The unit that stands before this one in the file, among those that are there and that its author sees. */
  #before(key: string, unit: StoryUnit): UnitId | null {
    const { units } = this.stage.story;
    const keys = Object.keys(units);
    const before = keys.slice(0, keys.indexOf(key)).findLast((other) => {
      const one = units[other];
      return one?.section === unit.section && this.#written.has(other) && one.sees.includes(unit.author);
    });
    return before === undefined ? null : this.#written.get(before);
  }

  async #addToPlan(ctx: RequestContext, heading: PlanHeading, unit: StoryUnit): Promise<UnitId> {
    const { parties, persons, caseId } = this.loaded;
    const { parents = [], checker, start, ...said } = unit.fields;
    const recordId = await planOfCase(ctx, caseId);
    if (!recordId) throw new ProductError('NOT_FOUND');
    return addPlanItem(ctx, {
      ...{ recordId, heading, text: unit.text.trimEnd(), category: unit.category ?? null },
      subjects: persons.all(unit.subjects),
      fields: {
        ...said,
        from: start,
        parents: this.#written.all(parents),
        checker: checker === undefined ? undefined : parties.get(checker),
        responsible: parties.all(unit.responsible),
      },
    });
  }
}

async function epochOf(ctx: RequestContext, id: UnitId): Promise<number> {
  return unitIn(await readManifestOf(ctx, id), id).epoch;
}
