import type { Line, OpenedUnit } from '../table/line.js';
import type { Viewer } from './viewer.js';

/** Units one request may open, and rounds of looking that a client of ours never needs more of. */
const AT_ONCE = 5;
const MOST_ROUNDS = 5;

/** The viewer at the live channel: does what the product's own client does, and writes down every frame. */
export class Eyes {
  readonly #open = new Map<string, number>();
  readonly viewer: Viewer;
  readonly line: Line;

  constructor(viewer: Viewer, line: Line) {
    this.viewer = viewer;
    this.line = line;
  }

  async begin(): Promise<void> {
    const { table, known } = this.viewer;
    // The minutes, and the plan when there is one.
    for (const recordId of new Set([table.recordId, ...known.of('record')]))
      this.hear('record:open', await this.line.ask('record:open', { recordId }));
    await this.openUnits();
  }

  /** What has come since the last look; where the product's client asks again, this one does too. */
  async look(moment: string): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await this.line.flush();
      const heard = withoutRaces(this.line.take());
      if (heard.length === 0) return;
      // Frames of different kinds are made side by side: which of them comes first says nothing.
      const lines = heard
        .toSorted(byKind)
        .map((frame) => ({ event: String(frame[0]), frame: this.viewer.normaliser.line(frame) }));
      for (const { event, frame } of lines) this.viewer.write(`hears ${event} after: ${moment}`, frame);
      await this.follow(heard);
    }
    this.viewer.write(`hears without end after: ${moment}`, 'more');
  }

  private async follow(heard: readonly (readonly unknown[])[]): Promise<void> {
    const { conferenceId, caseId, recordId } = this.viewer.table.laid;
    const events = new Set(heard.map(([event]) => event));
    for (const [event, message] of heard) {
      const unitId = unitOf(message);
      if (typeof unitId === 'string' && (event === 'unit:revoked' || event === 'unit:regen')) this.#open.delete(unitId);
    }
    if (events.has('changed')) {
      await this.viewer.ask('query', 'conference', { id: conferenceId });
      await this.viewer.ask('query', 'case', { id: caseId });
    }
    const told = heard.flatMap(([event, message]) => (event === 'manifest' ? [recordOf(message)] : []));
    if (told.includes(recordId)) await this.viewer.ask('query', 'record', { id: recordId });
    if (told.some((id) => id !== recordId)) await this.viewer.ask('query', 'plan', { caseId });
    if (events.has('manifest') || events.has('unit:regen')) await this.openUnits();
  }

  /** Opens every unit that the viewer has come to know and does not have open. */
  private async openUnits(): Promise<void> {
    const { known, table } = this.viewer;
    const closed = known.of('unit').filter((unitId) => !this.#open.has(unitId));
    for (let at = 0; at < closed.length; at += AT_ONCE) {
      const units = closed.slice(at, at + AT_ONCE).map((unitId) => ({ unitId, gen: 1 }));
      const answer = await this.line.ask('unit:open', { recordId: table.recordId, units });
      // Decoder of the protocol's answers.
      for (const unit of (answer as { units?: readonly OpenedUnit[] }).units ?? [])
        if (unit.ok !== false) this.#open.set(unit.unitId, unit.gen);
      this.hear('unit:open', answer);
    }
  }

  private hear(event: string, answer: unknown): void {
    this.viewer.write(`is answered ${event}`, this.viewer.normaliser.line(answer));
  }
}

/**
 * That a caret has gone from a unit which the viewer loses in the same moment may or may not come before the loss: both
 * follow from one change, are worked out side by side, and say nothing that the loss does not say.
 */
function withoutRaces(heard: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const lost = new Set(heard.filter(([event]) => event === 'unit:revoked').map(([, message]) => unitOf(message)));
  return heard.filter(([event, message]) => !(event === 'caret:gone' && lost.has(unitOf(message))));
}

function byKind(a: readonly unknown[], b: readonly unknown[]): number {
  return kindOf(a).localeCompare(kindOf(b));
}

/** The event, and of a change what has changed. */
function kindOf([event, message]: readonly unknown[]): string {
  const kind: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'kind') : undefined;
  return typeof kind === 'string' ? `${String(event)} ${kind}` : String(event);
}

function recordOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, 'recordId') : undefined;
}

function unitOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, 'unitId') : undefined;
}
