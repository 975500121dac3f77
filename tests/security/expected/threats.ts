/**
 * The threats an installation is measured against, each with the tests that prove its control (a file, and words of the
 * test's name), or with the reason why it cannot be tested yet. `part` marks those of which a half is still to come.
 */
export interface Threat {
  no: number;
  name: string;
  tests: readonly [file: string, test: string][];
  /** What is not there yet, and why. */
  deferred?: string;
}

const S = 'tests/security/';
const A = 'tests/acceptance/';

export const THREATS: readonly Threat[] = [
  {
    no: 1,
    name: 'reading or changing what belongs to another unit',
    tests: [
      [`${S}access.spec.ts`, 'has a hand-written expectation for every route'],
      [`${S}access.spec.ts`, 'has changed nothing'],
      [`${S}commands.spec.ts`, 'has a hand-written line for every command'],
      [`${S}routes.spec.ts`, 'is refused without a row, whoever asks'],
    ],
    deferred: 'row level security in PostgreSQL as a second wall',
  },
  {
    no: 2,
    name: 'keeping or gaining rights',
    tests: [
      [`${S}sessions.spec.ts`, 'lose a role with the very next command'],
      [`${S}input.spec.ts`, 'in a field that is not the asker’s to set'],
      ['libs/domain/import/people.spec.ts', 'does not let whoever imports %s'],
      [
        `${A}api-imports.spec.ts`,
        'are looked at row by row, saved once looked at, and stand in the register',
      ],
    ],
    deferred: 'a second administrator for changes of roles',
  },
  {
    no: 3,
    name: 'judging one’s own work',
    tests: [
      [`${S}commands.spec.ts`, 'whoever submitted does not accept'],
      [`${S}commands.spec.ts`, 'the task’s own officer does not accept'],
      [`${S}commands.spec.ts`, 'whoever belongs to the unit that owes it does not accept'],
    ],
  },
  { no: 4, name: 'two decisions at once', tests: [[`${A}persistence.spec.ts`, 'two commands at once']] },
  {
    no: 5,
    name: 'another site acts with the reader’s cookie',
    tests: [
      [`${S}sessions.spec.ts`, 'does not get %s %s done'],
      [`${S}sessions.spec.ts`, 'are bound to this host, out of reach of scripts'],
      [`${S}input.spec.ts`, 'in the form of a body'],
      [`${S}reading.spec.ts`, 'by %s of every address, whoever asks'],
    ],
  },
  {
    no: 6,
    name: 'scanners open the links of mails',
    tests: [
      [`${S}reading.spec.ts`, 'and the mailed link still works afterwards'],
      [`${A}api-sign-in.spec.ts`, 'is not done by a scanner that opens every link'],
    ],
  },
  {
    no: 7,
    name: 'a link or code leaks or is used again',
    tests: [
      [`${A}api-sign-in.spec.ts`, 'lets the link in once'],
      [`${A}api-sign-in.spec.ts`, 'takes the code in the browser that asked, in no other'],
      [`${A}api-sign-in.spec.ts`, 'leaves neither token nor code nor address in the log'],
      [`${S}sessions.spec.ts`, 'hold nothing that stands in the database'],
    ],
  },
  {
    no: 8,
    name: 'sessions that are planted or do not end',
    tests: [
      [`${A}api-sign-in.spec.ts`, 'gives a new session each time'],
      [`${S}sessions.spec.ts`, 'end with the very next call when the person is disabled'],
      [`${S}access.spec.ts`, '%s for whoever is nobody'],
    ],
  },
  {
    no: 9,
    name: 'guessing and finding out addresses',
    tests: [
      [`${S}limits.spec.ts`, 'a thousand tries of links from one address end in 429'],
      [`${S}limits.spec.ts`, 'a code is tried five times'],
      [`${A}api-sign-in.spec.ts`, 'answers the same for an address that nobody has'],
    ],
  },
  {
    no: 10,
    name: 'recipients and headers of mails',
    tests: [
      [`${A}api-refusals.spec.ts`, 'an address that is not one strict mailbox'],
      ['libs/mail/mime/build.spec.ts', 'adds no header and no recipient'],
    ],
  },
  {
    no: 11,
    name: 'texts of tasks as HTML or templates in mails',
    tests: [
      ['libs/mail/digest/compose.spec.ts', '%j stays text in every field'],
      ['libs/mail/digest/compose.spec.ts', 'becomes no link'],
    ],
  },
  {
    no: 12,
    name: 'a mail that reads files or addresses of the server',
    tests: [
      [`${S}input.spec.ts`, 'in the form of a body'],
      ['libs/mail/mime/build.spec.ts', 'reads neither files nor addresses'],
    ],
  },
  {
    no: 13,
    name: 'addresses that the server calls',
    tests: [
      ['libs/webhooks/target.spec.ts', '%s leads %s'],
      ['libs/webhooks/target.spec.ts', 'may not be %s'],
      ['libs/webhooks/target.spec.ts', 'is refused when it is %j'],
      ['libs/webhooks/target.spec.ts', 'is asked once, and pinned'],
      ['libs/webhooks/post.spec.ts', 'goes to the address that was checked, whatever the name says by then'],
      ['libs/webhooks/post.spec.ts', 'follows no redirect'],
      ['libs/webhooks/post.spec.ts', 'reads no more of an answer than it needs'],
      [`${A}webhooks.spec.ts`, 'never go inside the own network where the operator named no host'],
      [`${A}webhooks.spec.ts`, 'reach the others while one hangs, redirects or is gone'],
    ],
  },
  {
    no: 14,
    name: 'forged calls from outside',
    tests: [
      ['libs/webhooks/signature.spec.ts', 'is that of the reference vector'],
      ['libs/webhooks/signature.spec.ts', 'is refused as forged: %s'],
      ['libs/webhooks/signature.spec.ts', 'is good for five minutes either way'],
      [`${A}events-in.spec.ts`, 'is refused alike, and does nothing: %s'],
      [`${A}events-in.spec.ts`, 'does nothing a second time, and another content under its id is refused'],
      [`${A}events-in.spec.ts`, 'is refused beyond what its source may say: %s'],
    ],
  },
  {
    no: 15,
    name: 'scripts in texts',
    tests: [
      [`${S}page.spec.ts`, 'has a policy without inline'],
      [`${S}page.spec.ts`, 'shows a mail in a frame that can run nothing'],
      [`${S}page.spec.ts`, 'repeats nothing of the address'],
    ],
    deferred: 'the corpus in every field before a real browser belongs to tests/browser',
  },
  {
    no: 16,
    name: 'framing, sniffing, kept answers',
    tests: [
      [`${S}routes.spec.ts`, 'carries the headers of safety, also when it refuses'],
      [`${S}page.spec.ts`, 'is kept by nobody'],
    ],
  },
  {
    no: 17,
    name: 'formulas in exports',
    tests: [
      ['libs/documents/sheet/workbook.spec.ts', 'holds text as text, whatever it begins with'],
      ['apps/api/open-data/csv.spec.ts', 'is no formula and reads back as %j'],
      ['apps/api/open-data/csv.spec.ts', 'begins with the mark of UTF-8 and the names of its columns'],
      ['libs/documents/plan-sheet/read.spec.ts', 'keeps what looks like a formula as the text it is'],
      ['libs/documents/import-sheet/read.spec.ts', 'names the cell of %s'],
    ],
  },
  {
    no: 18,
    name: 'mass assignment, prototypes',
    tests: [[`${S}input.spec.ts`, 'in a field that is not the asker’s to set']],
  },
  {
    no: 19,
    name: 'bodies and files without end',
    tests: [
      [`${S}input.spec.ts`, 'in bytes that no library sends'],
      [`${S}attachments.spec.ts`, 'of 25 MB and a byte is refused on the way'],
      [`${S}attachments.spec.ts`, 'without end is cut off after its answer'],
      [`${S}attachments.spec.ts`, 'is counted for each person in a day'],
    ],
  },
  {
    no: 20,
    name: 'paths and names of files',
    tests: [
      [`${S}input.spec.ts`, 'in the address of a file: %s'],
      [`${S}attachments.spec.ts`, 'named %j is kept as %j, and saved by no other name'],
    ],
  },
  {
    no: 21,
    name: 'files that are not what they say',
    tests: [
      [`${S}attachments.spec.ts`, 'is refused as %s'],
      [`${S}attachments.spec.ts`, 'with malware is refused'],
    ],
  },
  {
    no: 22,
    name: 'sign-in by another provider',
    tests: [
      [`${S}organisation-sign-in.spec.ts`, 'is refused: %s'],
      [`${S}organisation-sign-in.spec.ts`, 'is refused: an answer that was stolen'],
      [`${S}organisation-sign-in.spec.ts`, 'is refused: a stolen code put into an answer of one’s own'],
      [`${S}organisation-sign-in.spec.ts`, 'does not lead in by an address that %s'],
      [`${S}organisation-sign-in.spec.ts`, 'leads in only the account that came first'],
      [`${A}api-organisation-sign-in.spec.ts`, 'leads in through a provider that others have written'],
    ],
  },
  {
    no: 23,
    name: 'sign-in that leads elsewhere',
    tests: [
      [`${S}page.spec.ts`, 'leads nobody elsewhere after signing in'],
      [`${S}page.spec.ts`, 'sends nobody anywhere by itself'],
    ],
  },
  {
    no: 24,
    name: 'personal data and secrets in logs',
    tests: [
      [`${S}personal-data.spec.ts`, 'stands in no line of the API’s log'],
      [`${S}personal-data.spec.ts`, 'stands in no line of the worker’s log'],
      [`${S}personal-data.spec.ts`, 'stands in no measurement'],
      ['libs/platform/logger/logger.spec.ts', 'holds no secret'],
    ],
  },
  {
    no: 25,
    name: 'a record that is changed afterwards',
    tests: [
      [`${A}persistence-chain.spec.ts`, 'names the first bad row'],
      [`${A}persistence-schema.spec.ts`, 'lets even the owner only erase the text of an event'],
      ['libs/persistence/proof/verify-export.spec.ts', 'names a tampered row'],
      ['libs/persistence/proof/verify-export.spec.ts', 'names a deleted aggregate'],
      ['libs/persistence/proof/verify-export.spec.ts', 'names a cut tail'],
      ['libs/persistence/proof/verify-export.spec.ts', 'names an exchanged mail'],
      ['libs/persistence/proof/verify-export.spec.ts', 'names a forged checkpoint'],
      [`${A}persistence-proof.spec.ts`, 'goes out of the house with every later mail'],
      [`${A}persistence-proof.spec.ts`, 'is only ever added to by the application'],
    ],
  },
  {
    no: 26,
    name: 'personal data in Temporal',
    tests: [[`${S}personal-data.spec.ts`, 'stands in no history of Temporal']],
    deferred: 'no codec: payloads hold ids only, and the test keeps it so',
  },
  {
    no: 27,
    name: 'an open Temporal frontend',
    tests: [
      [`${S}transport.spec.ts`, 'does its work over TLS, known by its certificate'],
      [`${S}transport.spec.ts`, 'has a worker that ends at once without its certificate'],
      ['tests/architecture/compose.spec.ts', 'publishes nothing beyond this machine'],
    ],
    deferred: 'who may what there: whoever has the certificate may do all',
  },
  {
    no: 28,
    name: 'SQL in questions',
    tests: [
      [`${S}input.spec.ts`, 'in the questions of %s'],
      [`${S}input.spec.ts`, 'in every part of an address'],
      [`${A}persistence-schema.spec.ts`, 'refuses the application: %s'],
    ],
  },
  {
    no: 29,
    name: 'supply chain',
    tests: [
      ['tests/architecture/packages.spec.ts', 'come from the registry alone, with a checksum'],
      ['tests/architecture/packages.spec.ts', 'run nothing at an installation but what is known'],
      ['tests/architecture/packages.spec.ts', 'of the product are all in its bill of materials'],
    ],
    deferred: 'a review of every changed package by a second person',
  },
  {
    no: 30,
    name: 'more requests than anybody needs',
    tests: [
      [`${S}limits.spec.ts`, 'one person is slowed down, the others are not'],
      [`${S}limits.spec.ts`, 'one address is slowed down, whatever it says of itself'],
      [`${S}limits.spec.ts`, 'the address is what the proxy says'],
    ],
    deferred: 'reading is cut into pages but not limited',
  },
  {
    no: 31,
    name: 'errors that tell too much or let through',
    tests: [
      [`${A}api-refusals.spec.ts`, 'says only a code of the trouble when the fault is ours'],
      [`${S}personal-data.spec.ts`, 'stands in no answer to a refused request'],
      [`${S}threats.spec.ts`, 'a guard that fails lets nobody through'],
    ],
  },
];
