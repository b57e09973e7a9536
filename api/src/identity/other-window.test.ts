import { expect, it } from 'vitest';
import { layCaseTable } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const table = forAllTests(() => layCaseTable(server));

/** Code of a request whose window was opened for `membership`, with the cookie of the teacher. */
async function codeOf(query: string, membership: string): Promise<string | undefined> {
  const headers = {
    'content-type': 'application/json',
    cookie: table.people.teacher.cookie,
    'x-soulad-membership': membership,
  };
  const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const read: { errors?: { extensions: { code: string } }[] } = JSON.parse(await answer.text());
  return read.errors?.[0]?.extensions.code;
}

it.each(['{ viewer { userId } }', '{ cases { id } }', 'mutation { socketTicket }', 'mutation { signOut }'])(
  '[A5] a window of another membership than its browser is signed in for gets no answer: %s',
  async (query) => {
    const { convener, teacher } = table.people;
    for (const foreign of [convener.membershipId, 'x', '']) expect(await codeOf(query, foreign)).toBe('OTHER_SESSION');
    // Signing out comes last: with it the session is over.
    expect(await codeOf(query, teacher.membershipId)).toBeUndefined();
  },
);
