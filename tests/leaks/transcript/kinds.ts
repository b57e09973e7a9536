/** Which kind of thing an identifier names, told from the names in the schema: what is added to it is asked about by itself. */

/** Names that do not say their kind. */
const SPECIAL: Readonly<Record<string, string>> = {
  recipientIds: 'party',
  responsible: 'party',
  checker: 'party',
  parents: 'unit',
  itemId: 'unit',
  mentions: 'user',
  togetherWithIds: 'person',
  coAuthorIds: 'party',
  knownTo: 'party',
  invited: 'party',
  excluded: 'party',
  otherId: 'person',
  subjects: 'person',
  represents: 'person',
};

/** Kinds, longest first, so that an agenda item is not taken for anything else. */
const KINDS = [
  'agendaItem',
  'attendance',
  'assignment',
  'conference',
  'membership',
  'attachment',
  'challenge',
  'generation',
  'emergency',
  'narrowing',
  'session',
  'thread',
  'event',
  'decision',
  'revision',
  'round',
  'comment',
  'request',
  'section',
  'sitting',
  'release',
  'passkey',
  'notice',
  'agency',
  'person',
  'record',
  'party',
  'unit',
  'user',
  'case',
  'task',
  'file',
  'copy',
];

/** `releasedPartyId` → party; `id` of `UnitView` → unit; undefined when nothing is known of it. */
export function kindOf(name: string, owner: string): string | undefined {
  const special = SPECIAL[name];
  if (special) return special;
  const plain = name.replace(/Ids?$/u, '');
  if (name !== 'id') {
    const known = endKind(plain);
    if (known) return known;
  }
  return endKind(owner.replace(/View$|Summary$|Ref$/u, '')) ?? midKind(owner);
}

function endKind(name: string): string | undefined {
  return KINDS.find((kind) => name.toLowerCase().endsWith(kind.toLowerCase()));
}

function midKind(name: string): string | undefined {
  return KINDS.find((kind) => name.toLowerCase().includes(kind.toLowerCase()));
}
