import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { LiveScene } from './live-scene.js';
import { layTable } from './live-table.js';
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

// What these give is whole as soon as the hooks before the first test have run: it is read in tests and in later hooks.

/**
 * The server of a file or of a `describe`: it runs from before the first test until after the last.
 * @param options or what gives them, where they are known only when hooks before this one have run
 */
export function onTestApp(options: TestAppOptions | (() => TestAppOptions) = {}): TestApp {
  const start = (): Promise<TestApp> => startTestApp(typeof options === 'function' ? options() : options);
  return startedBy([beforeAll, afterAll], start, (server) => server.close());
}

/** A server of its own for each test. */
export function onFreshTestApp(options: () => TestAppOptions): TestApp {
  return startedBy(
    [beforeEach, afterEach],
    () => startTestApp(options()),
    (server) => server.close(),
  );
}

/** A migrated database that no server runs over yet. */
export function onTestDatabase(): TestDatabase {
  return startedBy([beforeAll, afterAll], createTestDatabase, (database) => database.drop());
}

/** A live table that all tests of a file or of a `describe` sit at. */
export function atTable(server: TestApp): LiveScene {
  return sceneAt(server, forAllTests, afterAll);
}

/** A live table of its own for each test; who has joined has left after it. */
export function atEachTable(server: TestApp): LiveScene {
  return sceneAt(server, forEachTest, afterEach);
}

function sceneAt(server: TestApp, forTests: typeof forEachTest, after: Hook): LiveScene {
  const scene = new LiveScene(
    server,
    forTests(() => layTable(server.asOwner)),
  );
  after(async () => scene.leaveAll());
  return scene;
}

/** Plain data that is made once, before the first test of a file or of a `describe`. */
export function forAllTests<T extends object>(make: () => Promise<T>): T {
  return filledBy(beforeAll, make);
}

/** Plain data that is made anew before each test. */
export function forEachTest<T extends object>(make: () => Promise<T>): T {
  return filledBy(beforeEach, make);
}

type Hook = (run: () => Promise<void>) => void;

function startedBy<T extends object>(
  [before, after]: readonly [Hook, Hook],
  start: () => Promise<T>,
  end: (one: T) => Promise<unknown>,
): T {
  let one: T | undefined;
  after(async () => {
    if (one) await end(one);
    one = undefined;
  });
  return filledBy(before, async () => (one = await start()));
}

function filledBy<T extends object>(hook: Hook, make: () => Promise<T>): T {
  const made: Partial<T> = {};
  hook(async () => void Object.assign(made, await make()));
  // The hook fills it before anything reads it.
  return made as T;
}
