import { useState } from 'react';
import { useWords } from '../../i18n/index.js';

export interface Fields<T> {
  readonly values: T;
  /** Setter of one field, for `onChange`. */
  readonly set: <K extends keyof T>(key: K) => (value: T[K]) => void;
  readonly change: (next: Partial<T>) => void;
  /** Sentence for an empty required field, once sending was tried. */
  readonly missing: (value: string | null) => string | undefined;
  /** Shows a sentence only after sending was tried. */
  readonly complain: (wrong: boolean, sentence: string) => string | undefined;
  /** Notes that sending was tried. Returns whether every condition holds. */
  readonly ready: (...conditions: readonly boolean[]) => boolean;
}

/** Values of a form. It complains only after the first attempt to send, and then says what to change. */
export function useFields<T extends object>(initial: T): Fields<T> {
  const { t } = useWords();
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const change = (next: Partial<T>): void => setValues((old) => ({ ...old, ...next }));
  return {
    values,
    change,
    set: (key) => (value) => setValues((old) => ({ ...old, [key]: value })),
    missing: (value) => (tried && isEmpty(value) ? t('shell.required') : undefined),
    complain: (wrong, sentence) => (tried && wrong ? sentence : undefined),
    ready: (...conditions) => {
      setTried(true);
      return conditions.every(Boolean);
    },
  };
}

/** True for null and for text without a letter in it. */
export function isEmpty(value: string | null): boolean {
  return value === null || value.trim() === '';
}

/** Text of an optional field: null when nothing was written. */
export function orNull(value: string): string | null {
  return isEmpty(value) ? null : value.trim();
}
