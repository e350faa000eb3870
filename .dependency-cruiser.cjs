// Who may import whom (CONTRIBUTING.md, "The layers"). `npm run check` fails on any other import.
const lib = (...names) => `^libs/(${names.join('|')})/`;
/** Specs, and what several of them share. */
const tests = '(\\.(spec|int-spec|e2e-spec)|-test-kit)\\.ts$|^libs/backup/exactness/';
const only = (name, ...below) => ({
  name: `${name}-imports-only-below`,
  severity: 'error',
  comment: `libs/${name} may import: ${below.join(', ') || 'nothing'}`,
  from: { path: lib(name), pathNot: tests },
  to: { path: '^(libs|apps)/', pathNot: lib(name, ...below) },
});

const base = ['kernel', 'runtime', 'tenancy', 'identity', 'workspace'];
const modules = ['hr', 'crm'];

module.exports = {
  forbidden: [
    only('kernel'),
    only('runtime', 'kernel'),
    only('tenancy', 'kernel', 'runtime'),
    only('identity', 'kernel', 'runtime', 'tenancy'),
    only('workspace', 'kernel', 'runtime', 'tenancy', 'identity'),
    only('hr', ...base),
    only('crm', ...base, 'hr'),
    only('backup', ...base, ...modules),
    only('integrations', ...base, ...modules),
    only('operations', ...base, ...modules, 'backup', 'integrations'),
    {
      name: 'a-lib-has-one-door',
      severity: 'error',
      comment: 'another lib is reached through its index.ts only',
      from: { path: '^libs/([^/]+)/', pathNot: tests },
      to: { path: '^libs/([^/]+)/.+', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      comment: 'kernel has no framework and no I/O',
      from: { path: lib('kernel'), pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: ['node_modules/decimal\\.js', '^(node:)?crypto$'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The web application has its own compiler and rules: test/architecture/web-source.spec.ts.
    exclude: { path: '^(dist|apps/web)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
    },
  },
};
