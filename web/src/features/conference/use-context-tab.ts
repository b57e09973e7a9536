import { useState } from 'react';

const TABS = ['talk', 'tasks', 'history', 'view', 'copies'] as const;
export type ContextTab = (typeof TABS)[number];

/** Which tab was open last in this window; the name of a tab tells nothing about anybody. */
let last: ContextTab = 'talk';

/** @param wanted a talk that a notice leads to: with it the comments come to the front, once */
export function useContextTab(wanted: string | null): [ContextTab, (tab: ContextTab) => void] {
  const [tab, setTab] = useState<ContextTab>(last);
  const [followed, setFollowed] = useState<string | null>(null);
  const set = (next: ContextTab): void => {
    last = next;
    setTab(next);
  };
  if (wanted !== followed) {
    setFollowed(wanted);
    if (wanted !== null) setTab('talk');
  }
  return [tab, set];
}
