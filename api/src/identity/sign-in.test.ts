import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/index.js';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server?.close());

describe('sign-in', () => {
  it('answers a stranger with no viewer', async () => {
    const answer = await server.gql('{ viewer { userId } demoPeople { key } }');
    expect(answer).toMatchObject({ status: 200, data: { viewer: null, demoPeople: [] } });
  });
});
