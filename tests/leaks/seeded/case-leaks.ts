import type { SeededLeak } from '../leak.js';
import { API, BYPASS } from './hands.js';

/** In tasks, the family plan, emergencies and files. */
export const CASE_LEAKS: readonly SeededLeak[] = [
  {
    name: 'Tasks are listed to everybody with a seat in the case',
    inShort: true,
    walls: 'app',
    file: `${API}tasks/list-tasks.js`,
    find: 'return scope !== undefined && (!walls().app || readsTask(scope, row));',
    replace: 'return scope !== undefined;',
  },
  {
    name: 'The policy of tasks lets everything through',
    walls: 'rls',
    sql: 'alter policy reads on task using (true)',
  },
  {
    name: 'Items of the plan are numbered over all that stand in it',
    walls: 'both',
    file: `${API}plans/plan-items.js`,
    find: 'number: numbers.get(unit.id) ?? null',
    replace: `number: Number((await (${BYPASS}).query("select count(*) as n from unit where record_id = $1 and state = 'shared'", [manifest.record.id])).rows[0].n)`,
  },
  {
    name: 'Emergencies are listed to whoever asks',
    walls: 'app',
    file: `${API}emergencies/emergencies.repository.js`,
    find: 'return !walls().app || ofOffice || reader.hosts(row.case_id);',
    replace: 'return true;',
  },
  {
    name: 'A cut is refused because a hidden party would gain by it',
    pair: 357,
    walls: 'both',
    file: `${API}records/carve-unit.js`,
    find: 'requireStep(gains.length === 0 &&',
    replace: 'requireStep(gains.length === 0 && withheld.length === 0 &&',
  },
  {
    name: 'The outline changes with every file of the record',
    walls: 'both',
    file: `${API}records/present-record.js`,
    find: 'rev: manifestRev(manifest),',
    replace: `rev: manifestRev(manifest) + Number((await (${BYPASS}).query("select count(*) as n from attachment a join unit u on u.id = a.unit_id where u.record_id = $1", [id])).rows[0].n),`,
  },
];
