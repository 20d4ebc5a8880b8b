import path from 'node:path'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', '.cache/', '.data/', 'coverage/', 'screens/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'max-lines': ['error', 300], eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: path.resolve(import.meta.dirname, '..') },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `return refuse()` ends a function early, and our objects are closures: their functions need no `this`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // An error's code is all that is read of it, where it is caught.
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // What answers at once may still stand where a promise is expected.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['src/miniapp/**/*.{ts,tsx}'], extends: [hooks.configs.flat['recommended-latest']] },
  {
    // Whoever speaks to a person at the terminal is the process itself.
    files: ['src/{bff,contract,miniapp}/**/*.{ts,tsx}'],
    ignores: ['src/bff/{main,rotate-keys}.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // The platforms' typings promise more than phones keep.
    files: ['src/miniapp/platform/**/*.ts', 'test/host/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    // The host runs compiled mini-programs, whose values have no types, and answers old calls too.
    files: ['test/host/**/*.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/triple-slash-reference': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    // Tests know what they have put there, and stand in for platforms that reject with plain objects.
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
