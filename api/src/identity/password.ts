import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, 2 passes, 1 lane: the floor of OWASP's recommendation; tens of milliseconds on a server core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Least and most length of a password, in characters. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** Hash to keep of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobody: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash the same work is done against a hash of nothing anybody knows, so that an
 * unknown name takes as long as a wrong password [I11].
 */
export async function passwordFits(hashed: string | null, password: string, unknown: string): Promise<boolean> {
  nobody ??= hashPassword(unknown);
  const decoy = await nobody;
  const fits = await verify(hashed ?? decoy, password);
  return hashed !== null && fits;
}
