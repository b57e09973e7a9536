import { testId } from '@soulad/shared/testing';
import type { PartyId, SittingId, UnitId } from '@soulad/shared/ids';
import { openComments } from '../steps/minutes-steps.js';
import { beginEmergency, endMeeting, reviewMinutes } from '../steps/office-steps.js';
import { addUnit, relabelUnit, shareUnit } from '../steps/unit-steps.js';
import type { Pair, PairStep } from './draw-pair.js';
import { party, person } from './draw-plan.js';
import type { PersonPlan, SeatPlan, WorldPlan } from './plan.js';

/** Pairs that once told the worlds apart, with the steps they need: what is drawn otherwise tomorrow is played all the same. */
export interface PastPair {
  /** What the viewer noticed. */
  readonly name: string;
  readonly pair: Pair;
}

const [OFFICE, NGO, MOTHER, FATHER] = [party(0), party(1), party(2), party(3)];
const UNIT = testId<UnitId>('unit', 1);

function seat(id: PartyId, type: SeatPlan['type'], more: Partial<SeatPlan> = {}): SeatPlan {
  const plain = { letter: type === 'ospod' ? 'O' : ('ABCD'[Number.parseInt(id.slice(4, 8), 16)] ?? 'Z'), label: type };
  const rest = {
    person: null,
    represents: [],
    knownTo: 'table',
    convener: false,
    role: 'member',
    where: 'both',
  } as const;
  return { id, type, ...plain, ...rest, ...more };
}

function someone(at: number, name: string, child: boolean): PersonPlan {
  return { id: person(at), name, sex: 'female', child, household: 'spolu', knownTo: 'table', where: 'both' };
}

function plan(seats: readonly SeatPlan[]): WorldPlan {
  const sitting = testId<SittingId>('sitting', 0);
  const invited = seats.filter(({ where }) => where === 'both').map(({ id }) => id);
  const items = [{ key: 'item00', title: 'Bod 0.0' }];
  return {
    viewer: FATHER,
    seats,
    persons: [someone(0, 'Ada', false), someone(1, 'Bert', false), someone(2, 'Cilka', true)],
    relations: [],
    sittings: [{ id: sitting, from: 0, to: 60, invited, excluded: [], items }],
    sections: [{ key: 'whole', heading: 'goal', item: null, sitting: null, category: 'PLAN' }],
  };
}

const seen = (step: PairStep['step'], before = false): PairStep => ({ step, where: 'both', before });

const TABLE = [
  seat(OFFICE, 'ospod', { convener: true, role: 'key_worker' }),
  seat(NGO, 'ngo'),
  seat(FATHER, 'parent_b', { person: person(1), role: 'self' }),
];
const HIDDEN_MOTHER = seat(MOTHER, 'parent_a', {
  ...{ person: person(0), role: 'self', knownTo: [OFFICE, MOTHER, NGO], where: 'B' },
});

const begun = addUnit({
  ...{ unit: UNIT, by: OFFICE, section: 'whole', kind: 'opinion', mode: 'owned', category: 'DV' },
  ...{ subjects: [person(0), person(1)], coAuthors: [], responsible: [], text: 'Slova o tom a dál.' },
});

export const PAST_PAIRS: readonly PastPair[] = [
  {
    name: 'pair 1642148034: a passage has no new generation when a hidden parent comes to read it with the others [P33]',
    pair: {
      seed: 1_642_148_034,
      plan: plan([...TABLE, HIDDEN_MOTHER]),
      steps: [
        // The head reads, and may not know of the parent by a seat at the table.
        seen(beginEmergency('nouze'), true),
        seen(begun, true),
        seen(shareUnit(UNIT, OFFICE)),
        seen(relabelUnit(UNIT, OFFICE, { category: 'PLAN' })),
      ],
    },
  },
  {
    name: 'pair 1158734599: that the minutes are out for comments is told of the case at once, not with what is hidden next [I1]',
    pair: {
      seed: 1_158_734_599,
      plan: plan(TABLE),
      steps: [
        seen(endMeeting(), true),
        seen(reviewMinutes(), true),
        seen(openComments()),
        { step: beginEmergency('nouze'), where: 'B', before: false },
      ],
    },
  },
];
