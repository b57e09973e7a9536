import type { CopyDocument, CopyImprint } from '../document.ts';

/** The line on every page: whose copy it is, of what, and by which mark it can be told from another one. */
export function watermarkOf(document: CopyDocument, { fingerprint, madeOn }: CopyImprint): string {
  const { fileMark, recipient } = document;
  const parts = [fileMark, `kopie pro: ${recipient}`, `otisk ${fingerprint}`, `vyhotoveno ${madeOn}`];
  return parts.filter(Boolean).join(' · ');
}

/** Title in the properties of a file. */
export function nameOf({ title, fileMark }: CopyDocument): string {
  return [title, fileMark].filter(Boolean).join(', ');
}
