/** Workflows as tables: the interface never offers an impossible step, and the server checks the same table. */

/** One allowed step. `needs` names the facts that must hold; each unmet one is told by its code. */
export interface Step<State extends string, Need extends string> {
  readonly from: State;
  readonly to: State;
  readonly needs: readonly Need[];
}

export interface Machine<State extends string, Need extends string> {
  readonly states: readonly State[];
  readonly start: State;
  readonly steps: readonly Step<State, Need>[];
}

export type Refused<Need extends string> =
  | { readonly kind: 'no-such-step' }
  | { readonly kind: 'unmet'; readonly needs: readonly Need[] };

/** The states one step away, in the order of the table. */
export function nextSteps<S extends string, N extends string>(machine: Machine<S, N>, from: S): readonly S[] {
  return machine.steps.filter((step) => step.from === from).map((step) => step.to);
}

/** Undefined when the step may be taken; otherwise why not. `met` lists the needs that hold now. */
export function refuseStep<S extends string, N extends string>(
  machine: Machine<S, N>,
  from: S,
  to: S,
  met: readonly N[],
): Refused<N> | undefined {
  const step = machine.steps.find((candidate) => candidate.from === from && candidate.to === to);
  if (!step) return { kind: 'no-such-step' };
  const needs = step.needs.filter((need) => !met.includes(need));
  return needs.length > 0 ? { kind: 'unmet', needs } : undefined;
}

/** States that no sequence of steps reaches from the start; a sound table has none. */
export function unreachableStates<S extends string, N extends string>(machine: Machine<S, N>): readonly S[] {
  const reached = new Set<S>([machine.start]);
  for (const state of reached) nextSteps(machine, state).forEach((next) => reached.add(next));
  return machine.states.filter((state) => !reached.has(state));
}
