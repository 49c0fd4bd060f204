import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** The parts of `src`, and which of the others each may import: arrows run one way. */
const parts = {
  core: [],
  storage: ['core'],
  cli: ['core', 'storage'],
  editor: ['core', 'storage'],
  panels: ['core', 'editor'],
  pages: ['core'],
  extension: ['editor', 'panels'],
};

const vscode = {
  regex: '^vscode$',
  message: 'Only src/editor, src/panels and src/extension.ts know VS Code.',
};
const node = {
  regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/.*)?)$`,
  message: 'One bundle serves desktop, remote and web: Node is for src/cli and src/storage/node*.ts only.',
};

/** A list of some hundred thousand, which a large set or article has, overflows the stack. */
const spreading = {
  selector:
    'CallExpression[callee.property.name=/^(push|unshift|splice|toSpliced|concat|max|min|fromCharCode|fromCodePoint)$/] > SpreadElement',
  message: 'Not as arguments, of which there may be too many: addAll, smallest and greatest (core/lists.ts).',
};

const pages = {
  regex: '(^|/)pages/',
  message: 'Pages run in the browser: a panel and its page meet in messages alone.',
};

/** Forbids the files of a part to import what lies above them, and the modules given here. */
function layer(part, files, modules) {
  const others = [...Object.keys(parts), 'test'].filter(
    (name) => name !== part && !parts[part].includes(name),
  );
  const upwards = {
    regex: `^(\\./|(\\.\\./)+)(${others.join('|')})(\\.js)?(/|$)`,
    message: `src/${part} may import only ${[part, ...parts[part]].join(', ')}.`,
  };
  const patterns = [upwards, ...modules];
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      // The same for `import()`, which that rule does not see.
      'no-restricted-syntax': [
        'error',
        spreading,
        ...patterns.map(({ regex, message }) => ({
          selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
          message,
        })),
      ],
    },
  };
}

export default defineConfig(
  { ignores: ['dist', '.vscode-test', 'test-fixtures'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Strings are taken apart into code points on purpose; VS Code's API declares its interfaces as classes.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // An expression that steps back over what it has read, or begins anew at each character of it, takes forever on a file
    // made to do so. Tests read only what they made themselves.
    files: ['src/**/*.ts', '*.js'],
    ignores: ['src/test/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/editor/list.ts', 'src/test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['showQuickPick', 'createQuickPick'].map((property) => ({
          property,
          message: 'VS Code sorts what is typed for; use src/editor/list.ts.',
        })),
      ],
    },
  },
  layer('core', ['src/core/**/*.ts'], [vscode, node]),
  layer('storage', ['src/storage/**/*.ts'], [vscode, node]),
  layer('storage', ['src/storage/node*.ts'], [vscode]),
  layer('cli', ['src/cli/**/*.ts'], [vscode]),
  layer('editor', ['src/editor/**/*.ts'], [node]),
  layer('panels', ['src/panels/**/*.ts'], [node, pages]),
  layer('pages', ['src/panels/pages/**/*.ts'], [vscode, node]),
  layer('extension', ['src/extension.ts'], [node]),
  {
    files: ['src/{core,storage,editor,panels}/**/*.ts', 'src/extension.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // What nobody waits for is observed (`src/editor/log.ts`).
    files: ['src/{storage,editor,panels}/**/*.ts', 'src/extension.ts'],
    ignores: ['src/panels/pages/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true, ignoreVoid: false }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { Buffer: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } } },
);
