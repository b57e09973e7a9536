import type { Category, UnitKind } from '@soulad/shared/policy';

/** A kind of unit that "/" makes, with the category it starts in; without one the section's default holds. */
export interface SlashChoice {
  readonly kind: 'frame' | 'measure' | 'decision' | 'voice' | 'dissent';
  readonly category?: Category;
}

export const SLASH_CHOICES: readonly (SlashChoice & { readonly kind: UnitKind })[] = [
  { kind: 'frame', category: 'PLAN' },
  { kind: 'measure', category: 'PLAN' },
  { kind: 'decision', category: 'PLAN' },
  { kind: 'voice', category: 'VOICE' },
  { kind: 'dissent' },
];
