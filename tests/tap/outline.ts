import type { Person } from '../support/person.js';
import type { Verdict } from './judge.js';

interface Outline {
  readonly record: {
    readonly parties: readonly { readonly partyId: string }[];
    readonly sections: readonly {
      readonly ordinal: string;
      readonly units: readonly {
        readonly ordinal: string;
        readonly audience: {
          readonly full: boolean;
          readonly sees: number | null;
          readonly total: number | null;
          readonly dots: readonly { readonly sees: boolean; readonly party: { readonly partyId: string } }[];
        };
      }[];
    }[];
  };
}

const QUERY = `query ($id: ID!) { record(id: $id) { parties { partyId } sections { ordinal units { ordinal
  audience { full sees total dots { sees party { partyId } } } } } } }`;

/** [I1] Numbers and counts are made over what the viewer sees: no gap and no sum tells of more. */
export async function checkOutline(person: Person, party: string): Promise<Verdict[]> {
  const { record } = await person.ask<Outline>(QUERY, { id: await person.recordId() });
  const numbers = record.sections.flatMap(({ ordinal, units }, index) => [
    ordinal === String(index + 1),
    ...units.map((unit, at) => unit.ordinal === `${index + 1}.${at + 1}`),
  ]);
  const known = new Set(record.parties.map(({ partyId }) => partyId));
  const counts = record.sections
    .flatMap(({ units }) => units)
    .map(({ audience: { full, sees, total, dots } }) => {
      const told = full
        ? sees === dots.filter((dot) => dot.sees).length && total === dots.length
        : sees === null && total === null;
      return told && dots.length === known.size && dots.every((dot) => known.has(dot.party.partyId));
    });
  return [
    await checkPlanNumbers(person, party),
    {
      passed: numbers.every(Boolean),
      check: `${party} finds no gap in the numbers`,
      detail: numbers.every(Boolean) ? '' : 'a number is missing',
    },
    {
      passed: counts.every(Boolean),
      check: `${party} counts only whom it may know`,
      detail: counts.every(Boolean) ? '' : 'a count goes beyond the marks',
    },
  ];
}

const PLAN = `query ($id: ID!) { plan(caseId: $id) { items { kind number } } }`;

/** [W22] Causes, goals and measures are numbered from one, without a gap, whatever is hidden. */
async function checkPlanNumbers(person: Person, party: string): Promise<Verdict> {
  const { desk } = await person.ask<{ desk: { conferences: { caseId: string }[] } }>(
    '{ desk { conferences { caseId } } }',
  );
  const plans = await Promise.all(
    desk.conferences.map(({ caseId }) =>
      person.ask<{ plan: { items: { kind: string; number: number | null }[] } }>(PLAN, { id: caseId }),
    ),
  );
  const whole = plans.every(({ plan }) =>
    ['cause', 'goal', 'measure'].every((kind) => {
      const numbers = plan.items.flatMap((item) => (item.kind === kind && item.number !== null ? [item.number] : []));
      return numbers.toSorted((a, b) => a - b).every((number, at) => number === at + 1);
    }),
  );
  const detail = whole ? '' : 'a number is missing';
  return { passed: whole, check: `${party} finds no gap in the plan`, detail };
}
