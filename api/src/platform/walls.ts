/** The two walls of [I3]: the check in the application and row-level security in the database. */
export interface Walls {
  /** The application checks. */
  readonly app: boolean;
  /** The database checks. */
  readonly rls: boolean;
}

/**
 * Which walls stand. Always both, except in test mode, where `SOULAD_WALLS=app` connects as the role that row-level
 * security does not bind, and `SOULAD_WALLS=rls` lets every visibility check of the application pass.
 */
export function walls(): Walls {
  const only = process.env.SOULAD_MODE === 'test' ? process.env.SOULAD_WALLS : undefined;
  return { app: only !== 'rls', rls: only !== 'app' };
}
