import { Inject, Injectable } from '@nestjs/common';
import type { ErrorCode } from '@soulad/shared/errors';
import { RefusalSink } from '../platform/graphql/request.js';
import { describeError, log } from '../platform/logging/log.js';
import { type Connection, refusal } from './connection.js';

/** Refusals that say something of who asked for what. The others are of the traffic: too fast, too late, not now. */
const NOTED: ReadonlySet<unknown> = new Set([
  'NOT_FOUND',
  'FORBIDDEN_STEP',
  'REVOKED',
  'FOREIGN_CLIENT',
  'INVALID_UPDATE',
]);

/** At most so many ids stand in one row: enough to find the thing, too few to flood the log. */
const MAX_IDS = 8;

/** What was asked, and what is to be said to it. */
interface Answered {
  readonly event: string;
  readonly message: unknown;
  readonly answer: unknown;
}

interface Refused {
  readonly code: string;
  readonly ids: readonly string[];
}

/** Refusals of the live channel stand in the log before they are answered [I10]. Hidden and missing leave the same row. */
@Injectable()
export class NotedRefusals {
  constructor(@Inject(RefusalSink) private readonly sink: RefusalSink) {}

  /**
   * Passes an answer on, after the refusal in it was committed to the log. When the log does not take it the answer is
   * UNAVAILABLE: nothing is told that is not accounted for.
   */
  answer(connection: Connection, { event, message, answer }: Answered, reply: (answer: unknown) => void): void {
    const refused = refusedIn(message, answer);
    if (refused === undefined) return reply(answer);
    const noted = connection.turns.take(() =>
      this.sink.refused(connection.principal, event.replace(':', '.'), refused.ids, refused.code),
    );
    noted.then(
      () => reply(answer),
      (error: unknown) => {
        log('error', 'A refusal could not be noted.', describeError(error));
        reply(refusal('UNAVAILABLE'));
      },
    );
  }

  /** Notes that the node itself ended a connection. */
  ended(connection: Connection, code: ErrorCode): void {
    this.sink
      .refused(connection.principal, 'channel.end', [], code)
      .catch((error: unknown) => log('error', 'The end of a connection could not be noted.', describeError(error)));
  }
}

function refusedIn(message: unknown, answer: unknown): Refused | undefined {
  const code = member(answer, 'code');
  if (member(answer, 'ok') === false)
    return NOTED.has(code) ? { code: String(code), ids: idsOf([message]) } : undefined;
  const units = member(answer, 'units');
  const hidden = Array.isArray(units) ? units.filter((unit: unknown) => NOTED.has(member(unit, 'code'))) : [];
  return hidden.length > 0 ? { code: String(member(hidden[0], 'code')), ids: idsOf(hidden) } : undefined;
}

function idsOf(things: readonly unknown[]): readonly string[] {
  const ids = things.map((thing) => member(thing, 'unitId') ?? member(thing, 'recordId'));
  return ids.filter((id) => typeof id === 'string').slice(0, MAX_IDS);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
