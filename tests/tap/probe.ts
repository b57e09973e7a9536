import { randomUUID } from 'node:crypto';
import type { Story } from '@soulad/api/testing';
import { Person } from '../support/person.js';
import type { Role } from './cast.js';
import type { Verdict } from './judge.js';

/** Ways to ask for a unit whose id somebody has learned elsewhere. */
const QUESTIONS: readonly string[] = [
  'query ($id: ID!) { whoSees(unitId: $id) { unitId category } }',
  'query ($id: ID!) { sharePreview(unitId: $id) { unitId } }',
  'mutation ($id: ID!) { shareUnit(unitId: $id, epoch: 1) { id } }',
  'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }',
  'mutation ($id: ID!) { deleteUnit(unitId: $id) { id } }',
  'mutation ($id: ID!) { acceptScribed(unitId: $id) { id } }',
  'mutation ($id: ID!) { relabelUnit(unitId: $id, change: { category: PLAN }) { id } }',
  'query ($id: ID!) { mentionable(unitId: $id) { userId } }',
  'query ($id: ID!) { commentPreview(input: { unitId: $id }) { sees { partyId } } }',
  'mutation ($id: ID!) { addComment(input: { unitId: $id, text: "?" }) { recordId } }',
];

/**
 * [I11] Asks for every hidden unit by its id, over GraphQL and over the socket, and compares with the answer for an id
 * that never existed.
 */
export async function probe(
  story: Story,
  role: Role,
  origin: string,
  unitIds: Readonly<Record<string, string>>,
): Promise<Verdict[]> {
  const person = await Person.signIn(origin, role.person, role.agency);
  const recordId = await person.recordId();
  const answersFor = async (id: string): Promise<string> => {
    // Beside each other: a refusal takes its time [R43].
    const answers = await Promise.all(
      QUESTIONS.map(async (question) => {
        const { status, data, errors } = await person.send(question, { id });
        return JSON.stringify({ status, data, codes: errors.map((error) => error.extensions?.code ?? error.message) });
      }),
    );
    answers.push(await overSocket(person, recordId, id));
    return answers.join('\n').replaceAll(id, 'ID');
  };
  try {
    const missing = await answersFor(randomUUID());
    const hidden = Object.entries(story.units).filter(([, { sees }]) => !sees.includes(role.party));
    const verdicts: Verdict[] = [];
    for (const [unit] of hidden) {
      const id = unitIds[unit];
      const answers = id === undefined ? missing : await answersFor(id);
      const differs = answers === missing ? '' : firstDifference(answers, missing);
      verdicts.push({
        passed: differs === '',
        check: `${role.party} (probe) cannot tell ${unit} from a missing unit`,
        detail: differs,
      });
    }
    return verdicts;
  } finally {
    person.leave();
  }
}

async function overSocket(person: Person, recordId: string, id: string): Promise<string> {
  const socket = person.transport.socket;
  if (!socket.connected) await new Promise<void>((ready) => socket.once('connect', () => ready()));
  // Without the record nothing opens, hidden or not.
  await socket.timeout(10_000).emitWithAck('record:open', { recordId });
  const opened: unknown = await socket
    .timeout(10_000)
    .emitWithAck('unit:open', { recordId, units: [{ unitId: id, gen: 1 }] });
  const pulled: unknown = await socket
    .timeout(10_000)
    .emitWithAck('unit:pull', { unitId: id, gen: 1, sv: Buffer.from([0]) });
  return JSON.stringify({ opened, pulled });
}

function firstDifference(one: string, other: string): string {
  const lines = other.split('\n');
  const index = one.split('\n').findIndex((line, at) => line !== lines[at]);
  return `${QUESTIONS[index] ?? 'over the socket'} answers ${one.split('\n')[index] ?? ''} instead of ${lines[index] ?? ''}`;
}
