import type { Leak } from './leak.js';

const API = 'api/dist/';

/** The columns of a unit as the records feature reads them. */
const UNIT = `u.id, u.section_id as "sectionId", u.rank, u.author_party as "authorParty", u.co_authors as "coAuthors", u.category,
  u.kind, u.mode, u.state, u.subjects, u.scribe_party as "scribeParty", u.scribed_by as "scribedBy",
  u.awaits_acceptance as "awaitsAcceptance", u.created_by as "createdBy", instant(u.created_at) as "createdAt",
  instant(u.shared_at) as "sharedAt", u.gen, u.access_epoch::float8 as epoch, u.head_seq::float8 as "headSeq"`;

/** Leaks of the kinds that systems like this one have had. Each has to be found by the tap of the small story. */
export const LEAKS: readonly Leak[] = [
  {
    name: 'The manifest lists units that the viewer may not read',
    finds: /gets nothing of unit u-3/,
    walls: 'app',
    file: `${API}records/read-manifest.js`,
    find: 'const held = rights.get(row.id);',
    replace: `const held = rights.get(row.id) ?? { right: 'read', partyId: row.authorParty };`,
  },
  {
    name: 'The live channel opens a unit without asking for the right',
    finds: /cannot tell u-3 from a missing unit/,
    walls: 'app',
    file: `${API}realtime/unit-reader.js`,
    find: 'const held = rights.get(id);',
    replace: `const held = rights.get(id) ?? { right: 'read', partyId: null };`,
  },
  {
    name: 'Updates are sent to everybody who is connected',
    finds: /gets nothing of unit u-3.*typed live.*frame/,
    walls: 'both',
    file: `${API}realtime/fan-out.js`,
    find: 'for (const connection of this.hub.viewersOf(unitId)) {',
    replace: `for (const other of this.hub.connections) other.emit('unit:upd', update);
        for (const connection of this.hub.viewersOf(unitId)) {`,
  },
  {
    name: 'A viewer who has lost the right goes on receiving',
    finds: /gets nothing of what follows a narrowing/,
    walls: 'both',
    file: `${API}realtime/authority.js`,
    find: 'return this.revoke(connection, unitId);',
    replace: `return (before && subscription.authorise({ ...before, epoch: before.epoch + 1000 }), this.fanOut.release(connection, subscription));`,
  },
  {
    name: 'Carets are shown to everybody who is connected',
    finds: /gets nothing of unit u-3.*u-3 id: [a-z ]+, frame/,
    walls: 'both',
    file: `${API}realtime/carets.js`,
    find: 'for (const viewer of this.hub.viewersOf(message.unitId))',
    replace: `for (const viewer of ([...this.hub.connections].map((one) => one.emit('caret', message)), this.hub.viewersOf(message.unitId)))`,
  },
  {
    name: 'The roster names parties that the viewer may not know of',
    finds: /otec \(client\) gets nothing of party pomoc.*frame/,
    walls: 'both',
    file: `${API}realtime/rosters.js`,
    find: 'if (partyId && known?.has(partyId))',
    replace: 'if (partyId)',
  },
  {
    name: 'The record as another party gets it is not cut down to what the viewer may read',
    finds: /gets nothing of unit u-[35]/,
    walls: 'app',
    file: `${API}records/read-record.js`,
    find: `const shown = keeping(manifest, (unit) => readers.get(unit.id)?.has(partyId) === true);`,
    replace: `const all = await ctx.sql.query(\`select ${UNIT} from unit u join audience a on a.unit_id = u.id and a.party_id = $2 and a.rank >= 2
      where u.record_id = $1\`, [recordId, partyId]);
    const of = (section) => all.filter((unit) => unit.sectionId === section.id).map((unit) => ({ ...unit, attachments: [], held: { right: 'read', partyId } }));
    const shown = { ...manifest, sections: manifest.sections.map((section) => ({ ...section, units: of(section) })) };`,
  },
  {
    name: 'The case lists parties that the viewer may not know of',
    finds: /otec \(client\) gets nothing of party pomoc/,
    walls: 'app',
    file: `${API}cases/known-case.js`,
    find: 'const parties = all.filter((party) => knowsParty(scope, party));',
    replace: 'const parties = all;',
  },
  {
    name: 'The marks of the record include hidden parties',
    finds: /otec \(client\) gets nothing of party pomoc/,
    walls: 'app',
    file: `${API}sharing/party-mark.js`,
    find: 'const known = parties.filter((row) => isKnown(row, own));',
    replace: 'const known = parties;',
  },
  {
    name: 'A sitting is shown to those who were asked not to take part',
    finds: /otec \(client\) gets nothing of sitting dil-a/,
    walls: 'app',
    file: `${API}conferences/known-conference.js`,
    find: 'all.filter((sitting) => isGuest(scope, invitations, sitting.id));',
    replace: 'all;',
  },
  {
    name: 'A hidden unit is answered with FORBIDDEN_STEP instead of NOT_FOUND',
    finds: /cannot tell u-3 from a missing unit.*FORBIDDEN_STEP/,
    walls: 'app',
    file: `${API}records/read-manifest.js`,
    find: `throw new ProductError('NOT_FOUND');
    return unit;`,
    replace: `throw new ProductError('FORBIDDEN_STEP');
    return unit;`,
  },
  {
    name: 'A unit that is opened carries the text deleted from it',
    finds: /gets nothing of deleted words/,
    walls: 'both',
    file: `${API}realtime/unit-states.js`,
    find: 'const doc = new Y.Doc({ gc: true });',
    replace: 'const doc = new Y.Doc({ gc: false });',
  },
  {
    name: 'A draft has the audience of a shared unit',
    finds: /gets nothing of a draft/,
    walls: 'both',
    file: 'shared/dist/policy/batch/unit-pass.js',
    find: `if (unit.state !== 'draft')`,
    replace: 'if (unit.state)',
  },
  {
    name: 'Numbers come from what is stored, not from what is seen',
    finds: /finds no gap in the numbers/,
    walls: 'both',
    file: `${API}records/present-record.js`,
    find: '`${index + 1}.${at + 1}`',
    replace: '`${index + 1}.${unit.rank}`',
  },
  {
    name: 'A count includes a party that is not shown',
    finds: /counts only whom it may know/,
    walls: 'both',
    file: `${API}records/present-unit.js`,
    find: 'total: full ? dots.length : null',
    replace: 'total: dots.length + 1',
  },
  {
    name: 'An opaque value holds all texts, deflated and in base64',
    finds: /gets nothing of unit u-3.*zlib/,
    walls: 'app',
    file: `${API}records/present-record.js`,
    find: 'rev: manifestRev(manifest),',
    replace: `rev: process.getBuiltinModule('node:zlib').deflateSync(Buffer.concat(await Promise.all((await ctx.sql.query('select r.case_id, s.* from unit_snapshot s join unit u on u.id = s.unit_id join record r on r.id = u.record_id')).map((s) => ctx.open(s.case_id, ['unit_snapshot', s.unit_id, s.gen, s.seq].join('|'), s.state))))).toString('base64'),`,
  },
  {
    name: 'The database counts every unit as readable',
    finds: /gets nothing of unit u-3/,
    walls: 'rls',
    sql: `create or replace function ctx_units() returns setof uuid language sql stable security definer set search_path = public as
        $$ select id from unit $$;
      create or replace function ctx_right(p_unit uuid) returns smallint language sql stable security definer set search_path = public as
        $$ select 2::smallint $$;`,
  },
  {
    name: 'The policy of parties lets everything through',
    finds: /otec \(client\) gets nothing of party pomoc/,
    walls: 'rls',
    sql: 'alter policy reads on party using (true)',
  },
];
