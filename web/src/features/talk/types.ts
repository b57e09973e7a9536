import type { PartyType } from '@soulad/shared/policy';
import type { MentionableQuery, TalkPartsFragment } from '../../generated/graphql.gen.js';

/** A party as the viewer may know it. */
export interface Party {
  readonly partyId: string;
  readonly type: PartyType;
  readonly letter: string;
  readonly label: string;
}

/** A passage as far as a talk about it needs it. */
export interface TalkUnit {
  readonly id: string;
  readonly gen: number;
  readonly ordinal: string;
  readonly label: string;
  readonly mayComment: boolean;
  readonly draft: boolean;
  /** Parties that read it, among those the viewer may know of. */
  readonly readers: readonly Party[];
}

export type Thread = TalkPartsFragment['threads'][number];
export type Comment = Thread['comments'][number];
export type Mentionable = MentionableQuery['mentionable'][number];
