/** Unit (.spec), PostgreSQL (.int-spec), HTTP (.e2e-spec) and browser (.browser-spec) suites, all as ES modules on one throw-away PostgreSQL. */
const kinds = { unit: 'spec', integration: 'int-spec', http: 'e2e-spec', browser: 'browser-spec' };

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const project = (displayName, suffix) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testRegex: `(^|[/.-])[^/]+\\.${suffix}\\.ts$`,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^#([a-z/-]+)$': '<rootDir>/libs/$1/index.ts',
    '^@/(.*)$': '<rootDir>/apps/web/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES module imports JSON without the attribute that Jest asks for.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
  },
  setupFiles: ['<rootDir>/libs/testing/setup.mjs'],
  // Unit tests need no database, and do not wait for one.
  ...(suffix !== 'spec' && {
    globalSetup: '<rootDir>/libs/testing/global-setup.mjs',
    globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs',
  }),
});

export default {
  projects: Object.entries(kinds).map(([name, suffix]) => project(name, suffix)),
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of earlier suites stay in a worker's memory: past this it makes room for a fresh one.
  workerIdleMemoryLimit: '900MB',
};
