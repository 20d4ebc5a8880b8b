const path = require('node:path')

/** One runner for everything; each project is a kind of proof with its own environment. */
const transform = {
  '^.+\\.(ts|tsx|mjs|js)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

/** @param {string} displayName @param {string[]} testMatch */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: path.resolve(__dirname, '..'),
  testMatch: testMatch.map((glob) => `<rootDir>/test/${glob}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [
    '/node_modules/(?!(@vant/area-data|content-disposition|cookie|pg-boss|serialize-error|non-error)/)',
  ],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  ...more,
})

/** What the mini-program's own code finds around it in a test. */
const phone = {
  moduleNameMapper: {
    '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
  globals: { API_ORIGIN: 'https://bff.test' },
}

module.exports = {
  // A busy machine is no failed promise; what must be quick is measured by the benchmarks.
  testTimeout: 30_000,
  projects: [
    project('house', ['!(builds).test.ts', 'commands/**/*.test.ts']),
    project('brand', ['brand/**/*.test.ts']),
    project('contract', ['contract/**/*.test.ts']),
    project('stand-ins', ['stand-ins/**/*.test.ts']),
    project('platforms', ['platforms/**/*.test.ts']),
    project('miniapp', ['miniapp/**/!(wire).test.ts'], phone),
    project('bff', ['bff/**/*.test.ts', 'miniapp/**/wire.test.ts'], {
      ...phone,
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    }),
    project('builds', ['builds.test.ts'], phone),
    // By itself at one and the same hour, so that it says the same at any; with JOURNEYS_AT at another.
    project('journeys', ['journeys/**/*.test.ts'], {
      setupFiles: ['<rootDir>/test/support/journey-clock.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    }),
    project('host', ['host/**/*.test.ts'], { globalSetup: '<rootDir>/test/support/browser-setup.ts' }),
  ],
}
