/**
 * Legal bases by id: references only, never the wording of a law (domain, head note). `found`: read in a public source;
 * `unverified`: from general knowledge, to be confirmed by a lawyer; `design`: no statute, a rule of this product.
 */
export interface BasisEntry {
  /** Reference as printed beside a decision. */
  readonly reference: string;
  readonly status: 'found' | 'unverified' | 'design';
}

const found = (reference: string): BasisEntry => ({ reference, status: 'found' });
const unverified = (reference: string): BasisEntry => ({ reference, status: 'unverified' });
const design = (reference: string): BasisEntry => ({ reference, status: 'design' });

export const BASES = {
  'zspod-10-3-d': found('§ 10 odst. 3 písm. d) z. č. 359/1999 Sb.'),
  'zspod-10-3-e': found('§ 10 odst. 3 písm. e) z. č. 359/1999 Sb.'),
  'zspod-10-4': found('§ 10 odst. 4 z. č. 359/1999 Sb.'),
  'zspod-10-5': found('§ 10 odst. 5 z. č. 359/1999 Sb.'),
  'zspod-14': found('§ 14 odst. 2 písm. b) a c) z. č. 359/1999 Sb.'),
  'zspod-51-4-d': found('§ 51 odst. 4 písm. d) z. č. 359/1999 Sb.'),
  'zspod-51-4-e': found('§ 51 odst. 4 písm. e) z. č. 359/1999 Sb.'),
  'zspod-51-5-a': found('§ 51 odst. 5 písm. a) z. č. 359/1999 Sb.'),
  'zspod-53': unverified('§ 53 z. č. 359/1999 Sb.'),
  'zspod-55': unverified('§ 55 z. č. 359/1999 Sb.'),
  'zspod-57': found('§ 57 odst. 1 z. č. 359/1999 Sb.'),
  'zspod-55-57': unverified('§ 55 a § 57 z. č. 359/1999 Sb.'),
  'zss-100': found('§ 100 z. č. 108/2006 Sb.'),
  'zss-100a': found('§ 100a z. č. 108/2006 Sb.'),
  'z372-51': unverified('§ 51 z. č. 372/2011 Sb.'),
  'z273-115': unverified('§ 115 z. č. 273/2008 Sb.'),
  'expulsion-record': found('záznam o vykázání předaný OSPOD do 24 hodin'),
  'sz-21': found('§ 21 z. č. 561/2004 Sb.'),
  'sz-22b': unverified('§ 22b z. č. 561/2004 Sb.'),
  'v72-2005': found('vyhl. č. 72/2005 Sb.'),
  'v473-1': found('§ 1 písm. b) vyhl. č. 473/2012 Sb.'),
  'gdpr-5-1-c': unverified('čl. 5 odst. 1 písm. c) nařízení (EU) 2016/679'),
  'gdpr-6-1-d': unverified('čl. 6 odst. 1 písm. d) nařízení (EU) 2016/679'),
  'gdpr-10': unverified('čl. 10 nařízení (EU) 2016/679'),
  'client-release': found('zproštění mlčenlivosti, § 100 z. č. 108/2006 Sb.'),
  'child-wish': found('přání dítěte, § 10 odst. 3 písm. d) z. č. 359/1999 Sb.'),
  safety: design('bezpečí ohrožených osob'),
  'purpose-limit': design('účelové omezení'),
  'court-party': design('účastenství v řízení'),
  originator: design('vlastní sdělení'),
} as const satisfies Record<string, BasisEntry>;

export type BasisId = keyof typeof BASES;

/** True for an id of the catalogue. */
export function isBasisId(value: unknown): value is BasisId {
  return typeof value === 'string' && Object.hasOwn(BASES, value);
}

/** True for a basis that can carry a widening: a statute or a consent, never a rule of this product [P8]. */
export function isLegalBasis(value: unknown): value is BasisId {
  return isBasisId(value) && BASES[value].status !== 'design';
}

/** The printed reference of a basis id; an id that is not in the catalogue is printed as it is. */
export function basisReference(id: string): string {
  return isBasisId(id) ? BASES[id].reference : id;
}
