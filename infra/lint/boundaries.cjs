/**
 * Who may import whom (style guide (c), architecture 7): lower never imports higher, another feature only through its
 * index, no cycles, api and web never each other. Run over shared, api, web and tests by `npm run check`.
 */
/** Features of the domain may use each other. */
const DOMAIN = ['cases', 'conferences', 'files', 'records', 'decisions', 'talk'].concat([
  'history',
  'minutes',
  'tasks',
  'revisions',
  'signoffs',
  'plans',
]);
const EDGES = ['realtime', 'register', 'grid', 'search', 'copies', 'deeds'];
const BELOW_DOMAIN = ['identity', 'audit', 'means', 'sharing', 'notices', 'emergencies', 'clocks'];
const API_FEATURES = [...BELOW_DOMAIN, ...DOMAIN, ...EDGES, 'story'];
const API_LAYERS = [
  { name: 'platform', folders: ['platform'], mayReach: ['platform'] },
  { name: 'identity and audit', folders: ['identity', 'audit'], mayReach: ['platform', 'identity', 'audit'] },
  { name: 'means', folders: ['means'], mayReach: ['platform', 'identity', 'audit', 'means'] },
  { name: 'sharing', folders: ['sharing'], mayReach: ['platform', 'identity', 'audit', 'sharing'] },
  { name: 'notices', folders: ['notices'], mayReach: ['platform', 'identity', 'audit', 'sharing', 'notices'] },
  {
    name: 'emergencies',
    folders: ['emergencies'],
    mayReach: ['platform', 'identity', 'audit', 'means', 'sharing', 'notices', 'emergencies'],
  },
  {
    name: 'clocks',
    folders: ['clocks'],
    mayReach: ['platform', 'identity', 'audit', 'sharing', 'clocks'],
  },
  {
    name: 'domain features',
    folders: DOMAIN,
    mayReach: ['platform', ...BELOW_DOMAIN, ...DOMAIN],
  },
  {
    name: 'edges',
    folders: EDGES,
    mayReach: API_FEATURES.filter((name) => name !== 'story').concat('platform'),
  },
];
const WEB_LAYERS = [
  { name: 'lib', mayReach: ['lib', 'generated', 'i18n'] },
  { name: 'ui', mayReach: ['ui', 'lib', 'i18n', 'look'] },
  { name: 'realtime', mayReach: ['realtime', 'lib', 'i18n', 'generated'] },
  { name: 'record-editor', mayReach: ['record-editor', 'lib', 'i18n', 'look'] },
  { name: 'features', mayReach: ['features', 'ui', 'record-editor', 'realtime', 'lib', 'i18n', 'look', 'generated'] },
];
// Packages of types, which no bundler resolves either.
const TYPES_ONLY = '^@graphql-typed-document-node/core$';
const TESTING = '^api/src/testing/|\\.test\\.tsx?$|/testing/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const anyOf = (names) => `(${names.join('|')})`;

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle has no lower end to start reading from.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'shared-is-pure',
      'shared imports yjs and nothing else.',
      { path: '^shared/src/', pathNot: TESTING },
      { pathNot: ['^shared/src/', '(^|/)node_modules/yjs/'] },
    ),
    rule(
      'shared-testing-is-not-product',
      'What serves tests is not imported by the product.',
      { path: '^(shared|api|web)/src/', pathNot: TESTING },
      { path: '^(shared|api)/src/testing/|/testing/|^tests/|^infra/' },
    ),
    rule(
      'api-not-web',
      'They meet in shared and in api/schema.graphql.',
      { path: '^api/' },
      { path: '^(web|tests)/|@soulad/web' },
    ),
    rule(
      'web-not-api',
      'They meet in shared and in api/schema.graphql.',
      { path: '^web/' },
      { path: '^(api|tests)/|@soulad/api' },
    ),
    ...API_LAYERS.map(({ name, folders, mayReach }) =>
      rule(
        `api-${folders[0]}-is-below`,
        `api: ${name} may reach ${mayReach.join(', ')}.`,
        { path: `^api/src/${anyOf(folders)}/`, pathNot: TESTING },
        { path: '^api/src/', pathNot: `^api/src/${anyOf(mayReach)}/` },
      ),
    ),
    rule(
      'api-feature-by-its-index',
      'Another feature is used through its index.',
      { path: `^api/src/(${API_FEATURES.join('|')})/`, pathNot: TESTING },
      {
        path: `^api/src/${anyOf(API_FEATURES)}/`,
        pathNot: ['^api/src/$1/', `^api/src/${anyOf(API_FEATURES)}/index\\.ts$`],
      },
    ),
    ...WEB_LAYERS.map(({ name, mayReach }) =>
      rule(
        `web-${name}-is-below`,
        `web: ${name} may reach ${mayReach.join(', ')}.`,
        { path: `^web/src/${name}/`, pathNot: TESTING },
        { path: '^web/src/', pathNot: `^web/src/${anyOf(mayReach)}/` },
      ),
    ),
    rule(
      'web-feature-by-its-index',
      'Another feature is used through its index.',
      { path: '^web/src/features/([^/]+)/', pathNot: TESTING },
      { path: '^web/src/features/', pathNot: ['^web/src/features/$1/', '^web/src/features/[^/]+/index\\.tsx?$'] },
    ),
    rule(
      'tests-use-what-is-offered',
      'tests import the testing exports, the house and public packages, never a source file of the product.',
      { path: '^tests/' },
      {
        path: '^(shared|api|web|infra)/',
        pathNot: [
          '^shared/src/[^/]+/index\\.ts$',
          '^api/src/testing/index\\.ts$',
          '^infra/src/(postgres/index|backup/index|browser|vitest/longest-first)\\.mjs$',
        ],
      },
    ),
    rule(
      'no-unresolved',
      'An import that resolves to nothing is not checked.',
      {},
      { couldNotResolve: true, pathNot: TYPES_ONLY },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|\\.css$|\\.svg$|\\.woff2?$|\\?(inline|raw|url)$' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
