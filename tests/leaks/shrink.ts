import { soundSteps, staysEqual, type Pair, type PairStep } from './world/draw-pair.js';

/**
 * Leaves out of a failing pair what it does not need: ever smaller blocks of steps, as long as the oracle still says that
 * the worlds are equal to the viewer and the viewer still tells them apart.
 * @param fails plays a pair; true when the viewer tells the worlds apart
 * @param most how many pairs may be played
 */
export async function shrink(pair: Pair, fails: (pair: Pair) => Promise<boolean>, most = 60): Promise<Pair> {
  let steps = pair.steps;
  let left = most;
  for (let block = Math.ceil(steps.length / 2); block >= 1; block = Math.floor(block / 2)) {
    for (let at = 0; at < steps.length && left > 0;) {
      const fewer = without(pair, steps, at, block);
      if (!fewer) {
        at += block;
        continue;
      }
      left -= 1;
      if (await fails({ ...pair, steps: fewer })) steps = fewer;
      else at += block;
    }
  }
  return { ...pair, steps };
}

function without(pair: Pair, steps: readonly PairStep[], at: number, block: number): readonly PairStep[] | undefined {
  const rest = soundSteps(pair.plan, [...steps.slice(0, at), ...steps.slice(at + block)]);
  return rest.length < steps.length && staysEqual(pair.plan, rest) ? rest : undefined;
}
