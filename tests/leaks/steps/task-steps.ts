import { actorIn, convenerIn, knows, seatIn, type Model } from '../world/model.js';
import { CONVENER } from './room-steps.js';
import { short, type PartyId, type Step } from './step.js';

/** Tasks: whoever issues, does and checks one reads it, and nobody else learns of it. */

type Side = 'issuer' | 'owner' | 'checker';

/** What may come after each state, and whose step it is. */
const NEXT: Readonly<Record<string, readonly (readonly [to: string, by: Side])[]>> = {
  issued: [
    ['accepted', 'owner'],
    ['refused', 'owner'],
    ['failed', 'checker'],
  ],
  accepted: [
    ['in-progress', 'owner'],
    ['done', 'owner'],
  ],
  'in-progress': [
    ['done', 'owner'],
    ['failed', 'owner'],
  ],
  done: [
    ['verified', 'checker'],
    ['returned', 'checker'],
    ['withdrawn', 'issuer'],
  ],
  returned: [
    ['in-progress', 'owner'],
    ['done', 'owner'],
  ],
};

/** [W40] Its words stand in no passage. */
export function issueTask(key: string, owner: PartyId, checker: PartyId): Step {
  return {
    words: `${short(owner)} is given a task that ${short(checker)} checks (${key})`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => {
      const seats = [convenerIn(model).id, owner, checker].map((id) => seatIn(model, id));
      return (
        model.caseState === 'open' &&
        actorIn(model, owner) !== undefined &&
        seats.every((one) => one && seats.every((other) => other && knows(one.id, other)))
      );
    },
    apply: (model) => void model.tasks.push({ key, issuer: convenerIn(model).id, owner, checker, states: ['issued'] }),
    act: async (table) => {
      const input = {
        ...{ caseId: table.caseId, ownerPartyId: table.id(owner), checkerPartyId: table.id(checker) },
        ...{ dueOn: '2030-01-07', title: 'Zavolat doktorce', proofWanted: 'potvrzení' },
      };
      const made = await table.run(CONVENER, 'issueTask', { input });
      // Decoder: the selection of the table asks for these members.
      const { task } = made as unknown as { task: { id: string } | null };
      if (!task) throw new Error('issueTask was refused: its words stand in a passage');
      table.name(key, task.id);
    },
  };
}

/** [W41] By whoever it is for; where the convening seat issues or checks, by the office. */
export function stepTask(key: string, to: string, by: PartyId): Step {
  return {
    words: `${short(by)} takes ${key} to ${to}`,
    by,
    whenClosed: true,
    fits: (model) =>
      model.caseState === 'open' &&
      actorIn(model, by) !== undefined &&
      nextOf(model, key).some((next) => next.to === to && next.by === by),
    apply: (model) => void model.tasks.find((one) => one.key === key)?.states.push(to),
    act: async (table) => {
      const outcome = to === 'failed' ? { outcome: 'notDone' } : {};
      await table.run(by, 'stepTask', { input: { taskId: table.id(key), to, words: 'hotovo', ...outcome } });
    },
  };
}

/** The next steps of a task and whose they are; none when it is over. */
export function nextOf(model: Model, key: string): readonly { readonly to: string; readonly by: PartyId }[] {
  const task = model.tasks.find((one) => one.key === key);
  return task ? (NEXT[task.states.at(-1) ?? ''] ?? []).map(([to, side]) => ({ to, by: task[side] })) : [];
}
