import { useMemo, useState } from 'react';
import type { Mentionable } from './types.js';

/** A comment being written: its words and the people chosen by "@" whose names still stand in them. */
export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly mention: (person: Mentionable) => void;
  /** Ids of people, in order. */
  readonly mentions: readonly string[];
  readonly clear: () => void;
}

export function useDraft(): Draft {
  const [text, setText] = useState('');
  const [people, setPeople] = useState<readonly Mentionable[]>([]);
  const named = people.filter(({ name }) => text.includes(`@${name}`)).map(({ userId }) => userId);
  const key = [...new Set(named)].join(' ');
  const mentions = useMemo(() => (key === '' ? [] : key.split(' ')), [key]);
  return {
    text,
    setText,
    mention: (person) => setPeople((before) => [...before, person]),
    mentions,
    clear: () => {
      setText('');
      setPeople([]);
    },
  };
}
