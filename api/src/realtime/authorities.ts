import type { UserId } from '@soulad/shared/ids';
import type { Authorities } from './live-store.js';

/** The numbers of people (PROTOCOL.md R42), told in the order of the people. */
export function numbered(users: readonly UserId[], numbers: readonly string[]): Authorities {
  return new Map(
    users.flatMap((user, index) => (numbers[index] === undefined ? [] : [[user, Number(numbers[index])]])),
  );
}
