import { useLayoutEffect, type RefObject } from 'react';

/**
 * Fits the room between the top bar and the bottom of what can be seen, above an on-screen keyboard. The columns scroll
 * on their own, so the share bar always stays in view.
 */
export function useRoomHeight(room: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const fit = (): void => {
      const visible = visualViewport?.height ?? innerHeight;
      const top = element.getBoundingClientRect().top + scrollY;
      element.style.setProperty('--room-height', `${Math.max(320, visible - top)}px`);
    };
    fit();
    const bars = new ResizeObserver(fit);
    for (const bar of document.querySelectorAll('header')) bars.observe(bar);
    visualViewport?.addEventListener('resize', fit);
    addEventListener('resize', fit);
    return () => {
      bars.disconnect();
      visualViewport?.removeEventListener('resize', fit);
      removeEventListener('resize', fit);
    };
  }, [room]);
}
