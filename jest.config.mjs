/** One Jest configuration for every suite; the suites are named in apps/cli/bootstrap/suites.mjs. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@dondoc/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.dondoc/'],
  injectGlobals: false,
  // Two shared cores: a test ends by its event, and this only catches one that never comes.
  testTimeout: 60_000,
  workerIdleMemoryLimit: '800MB',
};
