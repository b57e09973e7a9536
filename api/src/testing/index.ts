/** For tests of the api and of the whole: the real server over a database of its own. */
export { startTestApp, type GqlAnswer, type TestApp, type TestAppOptions } from './test-app.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
