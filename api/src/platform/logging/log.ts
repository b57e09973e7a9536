/** Fields a log line may have. Ids of the product are not among them: a trace id leads to the audit row instead. */
export interface LogFields {
  readonly traceId?: string;
  readonly code?: string;
  readonly sqlState?: string;
  readonly constraint?: string;
  readonly operation?: string;
  readonly error?: string;
  readonly stack?: string;
  readonly address?: string;
  readonly count?: number;
}

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one JSON line to the standard error output. `message` is a constant sentence, never built from data. */
export function log(level: LogLevel, message: string, fields: LogFields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}

/** What may be logged of an unknown throw: its class and place, not its message, which may quote data. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const sqlState = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    error: error.name,
    ...(frames.length > 0 ? { stack: frames.slice(0, 12).join('\n') } : {}),
    ...(sqlState === undefined ? {} : { sqlState }),
  };
}
