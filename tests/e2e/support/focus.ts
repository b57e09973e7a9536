import type { Page } from 'playwright-core';

/** Where the keyboard is, as a person would say it, and whether it can be seen. */
export interface Focus {
  readonly role: string;
  readonly name: string;
  /** False on the body, outside the window, or without any ring, frame or caret. */
  readonly visible: boolean;
}

/** Reads where the focus is and how it is shown. */
export function readFocus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || active === document.body) return { role: 'body', name: '', visible: false };
    const shown = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const ring =
        style.outlineStyle !== 'none' &&
        Number.parseFloat(style.outlineWidth) >= 1 &&
        style.outlineColor !== 'rgba(0, 0, 0, 0)';
      return ring || style.boxShadow !== 'none';
    };
    const inText = active.isContentEditable;
    const marked = inText
      ? (document.querySelector('.record-unit.is-current') ?? getSelection()?.focusNode?.parentElement ?? active)
      : active;
    const { top, bottom, left, right, width, height } = marked.getBoundingClientRect();
    const inWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width > 0 && height > 0;
    const name = active.getAttribute('aria-label') ?? active.textContent ?? '';
    return {
      role: active.getAttribute('role') ?? active.tagName.toLowerCase(),
      name: name.replace(/\s+/gu, ' ').trim().slice(0, 80),
      visible:
        inWindow && (inText || shown(marked) || (marked.matches('main, [role="dialog"]') && active.tabIndex === -1)),
    };
  });
}
