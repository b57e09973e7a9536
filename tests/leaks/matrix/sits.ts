import type { PartyType } from '@soulad/shared/policy';
import { readsAboutChild } from '../oracle/cells.oracle.js';
import type { Seats } from '../oracle/seats.oracle.js';
import type { Canary } from './full-table.js';

/** Whose passages, comments and files are asked about, and who owns the task. */
export const AUTHOR: PartyType = 'ngo';

/** Whether a seat of the type reads the passage. */
export function reads(type: PartyType, { author, category }: Canary): boolean {
  return author === type || readsAboutChild(type, category);
}

/** Whether the line of the table of seats means a seat of the type, asked about that passage. */
export function sits(type: PartyType, seats: Seats, canary: Canary | undefined): boolean {
  // Whatever is there besides passages came from one author.
  const own = (canary?.author ?? AUTHOR) === type;
  switch (seats) {
    case 'all':
      return true;
    case 'others':
      return type !== 'ospod';
    case 'asked':
    case 'sides':
      return type === 'ospod' || type === AUTHOR;
    case 'owner':
      return type === AUTHOR;
    case 'reader':
      return canary === undefined || reads(type, canary);
    case 'author':
      return own;
    case 'office':
      return type === 'ospod';
    case 'author office':
      return own || (type === 'ospod' && (canary === undefined || reads(type, canary)));
    case 'nobody':
      return false;
  }
}
