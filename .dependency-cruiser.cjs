/**
 * Imports run one way. This table is the architecture: what may import what, with the reason in each rule's comment.
 * tests/architecture proves by a bad-import fixture per rule that each rule bites.
 */
const anyOf = (...folders) => `(${folders.join('|')})/`;
const inside = (folder) => `(^|/)${folder}/`;
/** What a folder may import: a folder, or one file of it. */
const allowed = (path) => `(^|/)${path}(/|\\.ts$)`;

/** A folder of ours may import only the listed ones of ours. */
const only = (folder, others, comment) => ({
  name: `${folder.replace(/\//g, '-')}-imports`,
  comment,
  severity: 'error',
  from: { path: inside(folder), pathNot: '\\.spec\\.ts$' },
  to: {
    path: inside(anyOf('apps', 'libs', 'workflows', 'seeds', 'tests').slice(0, -1)),
    pathNot: [folder, ...others].map(allowed).join('|'),
  },
});

/** A package may be used only in the folders that own its edge. */
const edge = (name, packages, owners, comment) => ({
  name: `only-${name}`,
  comment,
  severity: 'error',
  from: {
    path: inside(anyOf('apps', 'libs', 'workflows', 'seeds').slice(0, -1)),
    pathNot: `${owners.map(inside).join('|')}|\\.spec\\.ts$`,
  },
  to: { path: `node_modules/(@types/)?(${packages.join('|')})(/|$)` },
});

const LIBS = [
  'libs/contracts',
  'libs/domain',
  'libs/persistence',
  'libs/mail',
  'libs/identity',
  'libs/platform',
  'libs/documents',
  'libs/webhooks',
];

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no top: split the idea that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('libs/contracts', [], 'Contracts are the shapes everybody reads; they know nobody.'),
    only('libs/domain', ['libs/contracts'], 'Rules are pure: time, ids and chance are parameters.'),
    only(
      'libs/persistence',
      ['libs/contracts', 'libs/domain', 'libs/mail'],
      'The record decides with the domain; it knows no process.',
    ),
    only('libs/mail', ['libs/contracts', 'libs/domain'], 'Mail turns a view into bytes and hands them over.'),
    only(
      'libs/identity',
      ['libs/contracts', 'libs/domain', 'libs/persistence', 'libs/mail', 'libs/platform'],
      'Sign-in and the table of who may do what.',
    ),
    only(
      'libs/documents',
      ['libs/contracts', 'libs/domain'],
      'Drafts turn facts into a file; they ask nobody.',
    ),
    only('libs/webhooks', ['libs/contracts'], 'Signs and posts what it is given; it asks nobody.'),
    only('libs/platform', ['libs/contracts'], 'Plumbing of a process: logger, metrics, clock, shutdown.'),
    only(
      'workflows',
      ['libs/contracts/names'],
      'Workflows conduct and never compute; the bundle stays deterministic and small.',
    ),
    only(
      'seeds',
      ['libs/contracts', 'libs/domain', 'libs/persistence'],
      'Seeds are data and the act of installing it.',
    ),
    only('apps/web', ['libs/contracts'], 'The page talks HTTP only.'),
    only(
      'apps/api',
      [...LIBS, 'workflows/messages'],
      'HTTP in, one service, HTTP out; other processes are reached through the record.',
    ),
    only('apps/worker', [...LIBS, 'workflows', 'seeds'], 'Implements what the workflows declare.'),
    only(
      'apps/cli',
      [...LIBS, 'seeds', 'workflows/messages', 'tests/support/provision'],
      'Verbs of the operator; starts the other processes by path.',
    ),
    {
      name: 'domain-is-pure',
      comment: 'libs/domain has no clock, environment, network or file system.',
      severity: 'error',
      from: { path: inside('libs/domain'), pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'workflows-sandbox',
      comment: 'Only the workflow SDK may enter the workflow bundle.',
      severity: 'error',
      from: { path: inside('workflows') },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/@temporalio/(workflow|common)/',
      },
    },
    edge('persistence-database', ['typeorm', 'pg'], ['libs/persistence'], 'SQL lives in one place.'),
    edge(
      'documents-docx',
      [
        'docx',
        'fflate',
        'pdfmake',
        'write-excel-file',
        'sax',
        '@resvg/resvg-wasm',
        '@expo-google-fonts/tinos',
      ],
      ['libs/documents'],
      'The form of a document is known in one place.',
    ),
    edge('mail-nodemailer', ['nodemailer'], ['libs/mail'], 'One owner of the SMTP dialogue.'),
    edge(
      'identity-openid',
      ['openid-client'],
      ['libs/identity'],
      'Who vouches for people is checked in one place.',
    ),
    edge(
      'worker-temporal',
      ['@temporalio/worker', '@temporalio/activity'],
      ['apps/worker'],
      'One process hosts workflows.',
    ),
    edge(
      'platform-tracing',
      ['@opentelemetry'],
      ['libs/platform', 'libs/persistence/record'],
      'What leaves the installation is made in one place; the record only keeps where a trace goes on.',
    ),
    {
      name: 'enter-by-index',
      comment: 'A folder is entered through its index, so that its inside can change.',
      severity: 'error',
      from: { path: '(^|/)(apps|libs|workflows|seeds)/([^/]+)/' },
      to: {
        path: '(^|/)libs/([^/]+)/(.+)$',
        pathNot: [
          '(^|/)libs/[^/]+/index\\.ts$',
          '(^|/)libs/contracts/(names|day-precedence|words/index)\\.ts$',
          '(^|/)libs/$3/',
        ],
      },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead or an entry point; entry points are named here.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.spec\\.ts$',
          '\\.d\\.ts$',
          '\\.mjs$',
          '/main\\.tsx?$',
          '/bundle\\.ts$',
          'vite\\.config\\.ts$',
          '(^|/)index\\.ts$',
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@dondoc/source', 'import', 'node', 'default', 'types'],
    },
  },
};
