import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * What somebody reads stays where it is when comments of others come or go around it: the column is scrolled by as much as
 * the entry that is being read has moved. Read is the one with the focus or the pointer, else the first one in sight.
 */
export function useCalmList(list: RefObject<HTMLElement | null>): void {
  const before = useRef<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    const scroller = list.current?.closest<HTMLElement>('[data-scrolls]');
    if (!list.current || !scroller) return;
    const entries = [...list.current.querySelectorAll<HTMLElement>('[data-entry]')];
    const known = entries.filter((entry) => before.current.has(nameOf(entry)));
    const topBefore = (entry: HTMLElement): number => before.current.get(nameOf(entry)) ?? 0;
    const read =
      known.find((entry) => entry.contains(document.activeElement)) ??
      known.find((entry) => entry.matches(':hover')) ??
      known.find((entry) => topBefore(entry) >= scroller.scrollTop) ??
      known.at(-1);
    const moved = read ? read.offsetTop - topBefore(read) : 0;
    if (moved !== 0) scroller.scrollTop += moved;
    before.current = new Map(entries.map((entry) => [nameOf(entry), entry.offsetTop]));
  });
}

function nameOf(entry: HTMLElement): string {
  return entry.dataset['entry'] ?? '';
}
