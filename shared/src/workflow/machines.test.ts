import { describe, expect, it } from 'vitest';
import {
  CASE,
  CONFERENCE,
  MINUTES,
  nextConferenceSteps,
  nextSteps,
  refuseStep,
  TASK,
  UNIT,
  unreachableStates,
  type Machine,
} from './index.js';

/** Every table, its steps written out by hand as from>to:needs. */
const TABLES: readonly (readonly [string, Machine<string, string>, string])[] = [
  [
    'W1 case',
    CASE,
    'notified>registered notified>closed:reason registered>assessed assessed>plan-running plan-running>in-court in-court>plan-running ' +
      'plan-running>closed:reason registered>closed:reason assessed>closed:reason closed>reopened:reason reopened>registered reopened>closed:reason',
  ],
  [
    'W2 conference',
    CONFERENCE,
    'proposed>preparing preparing>convened:goal,child-preparation,confidentiality-text,agenda,guests convened>live:guests live>ended ' +
      'proposed>cancelled preparing>cancelled convened>cancelled preparing>postponed convened>postponed postponed>preparing postponed>cancelled',
  ],
  ['W3 unit', UNIT, 'draft>shared shared>withdrawn'],
  [
    'W8 minutes',
    MINUTES,
    'live>in-review:conference-ended in-review>for-comments:labels-checked for-comments>in-review:reason ' +
      'for-comments>closed:comment-window-over closed>corrected:reason corrected>in-review',
  ],
  [
    'W40 task',
    TASK,
    'issued>accepted issued>refused:reason accepted>in-progress accepted>done:proof in-progress>done:proof returned>in-progress ' +
      'returned>done:proof done>verified done>returned:reason issued>failed:outcome,reason accepted>failed:outcome,reason ' +
      'in-progress>failed:outcome,reason returned>failed:outcome,reason issued>withdrawn:reason accepted>withdrawn:reason ' +
      'in-progress>withdrawn:reason returned>withdrawn:reason done>withdrawn:reason',
  ],
];

describe.each(TABLES)('%s', (_name, machine, written) => {
  const steps = written.split(' ').map((step) => {
    const [way = '', needs = ''] = step.split(':');
    const [from = '', to = ''] = way.split('>');
    return { from, to, needs: needs === '' ? [] : needs.split(',') };
  });

  it('[W4] has exactly the steps as written', () => expect(machine.steps).toEqual(steps));

  it('[W4] reaches every state', () => expect(unreachableStates(machine)).toEqual([]));

  it('[W4] takes a step when all it needs is met, names what is not, and refuses every other', () => {
    for (const from of machine.states) {
      for (const to of machine.states) {
        const step = steps.find((one) => one.from === from && one.to === to);
        const all = step?.needs ?? [];
        expect(refuseStep(machine, from, to, all)).toEqual(step ? undefined : { kind: 'no-such-step' });
        for (const missing of all) {
          const met = all.filter((need) => need !== missing);
          expect(refuseStep(machine, from, to, met)).toEqual({ kind: 'unmet', needs: [missing] });
        }
      }
    }
  });
});

describe('machines', () => {
  it('[W4] finds a state that nothing leads to', () => {
    const broken = { ...UNIT, steps: UNIT.steps.filter((step) => step.to !== 'shared') };
    expect(unreachableStates(broken)).toEqual(['shared', 'withdrawn']);
  });

  it('[W2] offers the next steps in the order of the table', () => {
    expect(nextConferenceSteps('convened')).toEqual(['live', 'cancelled', 'postponed']);
    expect(nextConferenceSteps('live')).toEqual(['ended']);
    expect(nextSteps(CONFERENCE, 'ended')).toEqual([]);
  });

  it('[W2] does not convene without goal, preparation of the child and confidentiality text', () => {
    expect(refuseStep(CONFERENCE, 'preparing', 'convened', ['agenda', 'guests'])).toEqual({
      kind: 'unmet',
      needs: ['goal', 'child-preparation', 'confidentiality-text'],
    });
  });
});
