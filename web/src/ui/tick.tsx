import type { ReactElement } from 'react';

/** The check glyph; always beside a word. */
export function Tick({ className }: { readonly className?: string | undefined }): ReactElement {
  return (
    <svg viewBox="0 0 14 14" className={className} aria-hidden="true">
      <path d="M2 7.5l3.5 3.5L12 3.5" />
    </svg>
  );
}
