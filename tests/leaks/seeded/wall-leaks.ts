import type { SeededLeak } from '../leak.js';

/** In the second wall, looked for while it stands alone. */
export const WALL_LEAKS: readonly SeededLeak[] = [
  {
    name: 'The policy of units lets everything of a record through',
    inShort: true,
    walls: 'rls',
    sql: `create or replace function ctx_units() returns setof uuid language sql stable security definer set search_path = public as
        $$ select id from unit $$;
      create or replace function ctx_right(p_unit uuid) returns smallint language sql stable security definer set search_path = public as
        $$ select 2::smallint $$;`,
  },
  {
    name: 'The policy of parties lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on party using (true)',
  },
  {
    name: 'The policy of persons lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on person using (true)',
  },
  {
    name: 'The policy of relations lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on relation using (true)',
  },
  {
    name: 'The policy of releases lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on release using (true)',
  },
  { name: 'The policy of turns lets everything through', walls: 'rls', sql: 'alter policy reads on turn using (true)' },
  {
    name: 'The policy of stays lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on attendance using (true)',
  },
  {
    name: 'The policy of sittings lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on sitting using (true); alter policy reads on agenda_item using (true)',
  },
  {
    name: 'The policy of comments lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on comment using (true)',
  },
];
