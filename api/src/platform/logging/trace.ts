import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();

/** The trace id of the request or message being served; a fresh one outside of any. */
export function currentTraceId(): string {
  return traces.getStore() ?? randomUUID();
}

/** Runs `fn` under a trace id: the one place that links an answer, its log lines and its audit rows. */
export function withTraceId<T>(traceId: string, fn: () => T): T {
  return traces.run(traceId, fn);
}
