import { isErrorCode } from '@soulad/shared/errors';
import type { ClientEvents } from '@soulad/shared/protocol';
import { count, observe } from '../platform/metrics/measures.js';

/** Counts an answer of the live channel: how long it took, and what was refused in it. Whom, and of what, nobody notes here. */
export function countAnswer(event: keyof ClientEvents, answer: unknown, ms: number): void {
  observe('soulad_request_seconds', ms / 1000, event);
  const units = member(answer, 'units');
  for (const one of Array.isArray(units) ? units : [answer]) {
    const code = member(one, 'ok') === false ? member(one, 'code') : undefined;
    if (isErrorCode(code)) count('soulad_refusals_total', code);
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
