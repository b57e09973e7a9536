/**
 * How a seat at the table looks: hue, shape, letter. The shape carries the meaning (several hues coincide in grey),
 * the letter names it, the colour only helps. parties.test.ts computes contrast and colour distance of this table.
 */
import type { PartyType } from '@soulad/shared/policy';

/** The twelve hues of the palette; `--party-<hue>` in tokens.css. */
export const PARTY_HUES = {
  ospod: { light: '#182f99', dark: '#7387b7' },
  school: { light: '#c54204', dark: '#ea5619' },
  ngo: { light: '#057c74', dark: '#1e968e' },
  debt: { light: '#6c4f30', dark: '#a48463' },
  municipality: { light: '#627540', dark: '#b4d95a' },
  police: { light: '#12608b', dark: '#35b5fd' },
  health: { light: '#67262d', dark: '#f29da2' },
  addiction: { light: '#105242', dark: '#58ecc7' },
  mother: { light: '#7658cd', dark: '#936ffc' },
  father: { light: '#433e03', dark: '#e0db9c' },
  child: { light: '#a14a68', dark: '#cb6688' },
  facilitation: { light: '#572b59', dark: '#f0c6f2' },
} as const satisfies Record<string, { readonly light: string; readonly dark: string }>;
export type PartyHue = keyof typeof PARTY_HUES;

export interface PartyShape {
  /** Outline in a 20 × 20 box. */
  readonly path: string;
  /** Middle of the letter and its baseline in the same box. */
  readonly letterAt: readonly [x: number, y: number];
}

/** The twelve shapes, told apart at 12 px without colour. */
export const PARTY_SHAPES = {
  ospod: { path: 'M.5 4h19v12.5H.5z', letterAt: [10, 14] },
  school: { path: 'M3.2 1h13.6v18L10 14.8 3.2 19z', letterAt: [10, 12.6] },
  ngo: { path: 'M10 0l10 10-10 10L0 10z', letterAt: [10, 13.9] },
  debt: { path: 'M.3 2h19.4L10 19.5z', letterAt: [10, 11.6] },
  municipality: { path: 'M10 .6l8.6 7.2V19H1.4V7.8z', letterAt: [10, 15.6] },
  police: { path: 'M2 1.5h16v9c0 4.5-4 7.4-8 9-4-1.6-8-4.5-8-9z', letterAt: [10, 13.4] },
  health: { path: 'M6 .8h8V6h5.2v8H14v5.2H6V14H.8V6H6z', letterAt: [10, 13.9] },
  addiction: { path: 'M10 .8L19.7 18.5H.3z', letterAt: [10, 16.8] },
  mother: { path: 'M10 .8a9.2 9.2 0 0 1 0 18.4a9.2 9.2 0 0 1 0-18.4z', letterAt: [10, 13.9] },
  father: { path: 'M1.5 1.5h17v17h-17z', letterAt: [10, 13.9] },
  child: { path: 'M3 1h5.5a9 9 0 0 1 0 18H3z', letterAt: [9.3, 13.9] },
  facilitation: { path: 'M1 2.5h11L19.6 10 12 17.5H1z', letterAt: [8.6, 13.9] },
} as const satisfies Record<PartyHue, PartyShape>;

export interface PartyLook {
  readonly hue: PartyHue;
  readonly shape: PartyShape;
  /** Seats beyond the twelve share a shape and have a hole in it. */
  readonly hole: boolean;
  readonly letter: string;
}

interface TypeLook {
  readonly hue: PartyHue;
  readonly hole: boolean;
  readonly letter: string;
}

/** Letter, hue and shape that a type of seat starts with. Parents: mother round, father square, as in the genogram. */
export const PARTY_LOOKS = {
  ospod: { hue: 'ospod', hole: false, letter: 'O' },
  school: { hue: 'school', hole: false, letter: 'Š' },
  ngo: { hue: 'ngo', hole: false, letter: 'S' },
  debt_advice: { hue: 'debt', hole: false, letter: 'V' },
  low_threshold: { hue: 'ngo', hole: true, letter: 'N' },
  police: { hue: 'police', hole: false, letter: 'P' },
  health: { hue: 'health', hole: false, letter: 'Z' },
  addiction: { hue: 'addiction', hole: false, letter: 'A' },
  municipality: { hue: 'municipality', hole: false, letter: 'B' },
  labour_office: { hue: 'municipality', hole: true, letter: 'Ú' },
  parent_a: { hue: 'mother', hole: false, letter: 'M' },
  parent_b: { hue: 'father', hole: false, letter: 'T' },
  child: { hue: 'child', hole: false, letter: 'D' },
  guardian: { hue: 'child', hole: true, letter: 'G' },
  representative: { hue: 'facilitation', hole: true, letter: 'R' },
  facilitation: { hue: 'facilitation', hole: false, letter: 'F' },
} as const satisfies Record<PartyType, TypeLook>;

const HUES = Object.keys(PARTY_HUES).filter((hue): hue is PartyHue => hue in PARTY_HUES);
const PARENT_HUES: Readonly<Record<string, PartyHue>> = { M: 'mother', T: 'father' };

/**
 * Look of one seat. A parent's seat follows the living arrangement, so the letter (M, T) decides circle or square.
 * A second seat of a type keeps the shape and takes the hue that its own letter stands for.
 */
export function partyLook(type: PartyType, letter: string): PartyLook {
  const own = PARTY_LOOKS[type];
  const parent = type === 'parent_a' || type === 'parent_b' ? PARENT_HUES[letter] : undefined;
  const form = parent ?? own.hue;
  const hue = parent ?? (letter === own.letter || letter === '' ? own.hue : hueOfLetter(letter));
  return { hue, shape: PARTY_SHAPES[form], hole: own.hole, letter };
}

function hueOfLetter(letter: string): PartyHue {
  const named = Object.values(PARTY_LOOKS).find((look) => look.letter === letter && !look.hole);
  const spread = HUES[(letter.codePointAt(0) ?? 0) % HUES.length];
  return named?.hue ?? spread ?? 'ospod';
}

/** Order of the groups in audience dots: agencies, family, facilitation. */
export type PartyGroup = 'agencies' | 'family' | 'facilitation';

const FAMILY: ReadonlySet<PartyType> = new Set(['parent_a', 'parent_b', 'child', 'guardian', 'representative']);

/** The group a seat belongs to; dots leave a gap between groups. */
export function partyGroup(type: PartyType): PartyGroup {
  if (type === 'facilitation') return 'facilitation';
  return FAMILY.has(type) ? 'family' : 'agencies';
}

/** CSS value of a seat's colour, for `style={{ '--party': … }}` or a border. */
export function partyColour(type: PartyType, letter: string): string {
  return `var(--party-${partyLook(type, letter).hue})`;
}

const GROUPS: readonly PartyGroup[] = ['agencies', 'family', 'facilitation'];
const TYPES = Object.keys(PARTY_LOOKS);

/** The order of seats on every screen: by group, by kind, then by letter; it never depends on who sees what. */
export function bySeat(
  one: { readonly type: PartyType; readonly letter: string },
  other: { readonly type: PartyType; readonly letter: string },
): number {
  const groups = GROUPS.indexOf(partyGroup(one.type)) - GROUPS.indexOf(partyGroup(other.type));
  return groups || TYPES.indexOf(one.type) - TYPES.indexOf(other.type) || one.letter.localeCompare(other.letter, 'cs');
}
