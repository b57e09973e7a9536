/** Catalogue of legal bases: references only, never the wording of a law (domain, head note). */
export interface Basis {
  /** Reference as printed beside a decision. */
  readonly reference: string;
  /** found = read in a public source; unverified = general knowledge, to be confirmed by a lawyer. */
  readonly status: 'found' | 'unverified';
}

export const BASES = {
  'zspod-10-3-d': { reference: '§ 10 odst. 3 písm. d) z. č. 359/1999 Sb.', status: 'found' },
  'zspod-10-3-e': { reference: '§ 10 odst. 3 písm. e) z. č. 359/1999 Sb.', status: 'found' },
  'zspod-10-5': { reference: '§ 10 odst. 5 z. č. 359/1999 Sb.', status: 'found' },
  'zspod-14': { reference: '§ 14 odst. 2 z. č. 359/1999 Sb.', status: 'found' },
  'zspod-51-4-d': { reference: '§ 51 odst. 4 písm. d) z. č. 359/1999 Sb.', status: 'found' },
  'zspod-53': { reference: '§ 53 z. č. 359/1999 Sb.', status: 'unverified' },
  'zspod-55': { reference: '§ 55 z. č. 359/1999 Sb.', status: 'unverified' },
  'zspod-57': { reference: '§ 57 z. č. 359/1999 Sb.', status: 'found' },
  'v473-1': { reference: '§ 1 vyhl. č. 473/2012 Sb.', status: 'found' },
  'v72-2005': { reference: 'vyhl. č. 72/2005 Sb.', status: 'found' },
  'sz-21': { reference: '§ 21 z. č. 561/2004 Sb.', status: 'found' },
  'zss-100': { reference: '§ 100 z. č. 108/2006 Sb.', status: 'found' },
  'zss-100a': { reference: '§ 100a z. č. 108/2006 Sb.', status: 'found' },
  'z372-51': { reference: '§ 51 z. č. 372/2011 Sb.', status: 'unverified' },
  'gdpr-5-1-c': { reference: 'čl. 5 odst. 1 písm. c) GDPR', status: 'unverified' },
  'gdpr-10': { reference: 'čl. 10 GDPR', status: 'unverified' },
  safety: { reference: 'bezpečí dítěte', status: 'unverified' },
  'child-wish': { reference: '§ 10 odst. 3 písm. d) z. č. 359/1999 Sb.', status: 'found' },
  'client-release': { reference: '§ 100 z. č. 108/2006 Sb.', status: 'found' },
  originator: { reference: 'vlastní sdělení', status: 'unverified' },
} as const satisfies Record<string, Basis>;

export type BasisId = keyof typeof BASES;

/** The printed reference of a basis id; an id that is not in the catalogue is printed as it is. */
export function basisReference(id: string): string {
  return isBasisId(id) ? BASES[id].reference : id;
}

export function isBasisId(id: string): id is BasisId {
  return Object.hasOwn(BASES, id);
}
