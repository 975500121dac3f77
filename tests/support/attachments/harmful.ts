import {
  contentTypes,
  DOCX,
  HTML,
  JPEG,
  officeEntries,
  PDF,
  PNG,
  XLSX,
  type ZipEntry,
  zip,
} from './files.js';

const MB = 1024 * 1024;
const plain = zip([{ name: 'a.txt', data: Buffer.from('a') }]);
const zeros = (megabytes: number) => Buffer.alloc(megabytes * MB);
const word = (...more: ZipEntry[]) => zip(officeEntries('docx', ...more));
const typed = (xml: string) =>
  zip([
    { name: '[Content_Types].xml', data: Buffer.from(xml) },
    { name: 'word/document.xml', data: Buffer.from('<x/>') },
  ]);
const WORD_TYPE = contentTypes('docx').toString();

/** What an upload must never be taken as: in words, the name it comes under, its bytes. */
export const HARMFUL: readonly [what: string, name: string, bytes: Buffer][] = [
  ['a page named as PDF', 'a.pdf', HTML],
  ['a page', 'a.html', HTML],
  ['a page named as text', 'a.txt', HTML],
  ['a page behind a byte order mark', 'a.txt', Buffer.concat([Buffer.from('\ufeff \n'), HTML])],
  [
    'a picture that is a program',
    'a.txt',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  ],
  ['an XML file', 'a.csv', Buffer.from('<?xml version="1.0"?><x/>')],
  ['a program', 'a.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
  ['a program behind a PDF name', 'a.pdf', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
  ['an old office file', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['RTF', 'a.txt', Buffer.from('{\\rtf1 x}')],
  ['PostScript', 'a.txt', Buffer.from('%!PS-Adobe-3.0')],
  ['GIF', 'a.png', Buffer.from('GIF89a')],
  ['text with a NUL', 'a.txt', Buffer.from('a\0b')],
  ['text that is not UTF-8', 'a.txt', Buffer.from('Ti\xeang Vi\xeat', 'latin1')],
  ['text cut in a letter', 'a.txt', Buffer.from('ệ').subarray(0, 2)],
  ['UTF-16', 'a.csv', Buffer.from('\ufeffa,b', 'utf16le')],
  ['a PDF named as a program', 'a.pdf.exe', PDF],
  ['a PDF with the ending turned round', 'a\u202Efdp.exe', PDF],
  ['a PDF without an ending', 'a', PDF],
  ['a picture named as another kind', 'a.jpg', PNG],
  ['a PDF that begins elsewhere', 'a.pdf', Buffer.concat([Buffer.from('\n'), PDF])],
  ['a PDF cut short', 'a.pdf', PDF.subarray(0, 20)],
  ['a PNG with more behind it', 'a.png', Buffer.concat([PNG, HTML])],
  ['a PDF that unzips', 'a.pdf', Buffer.concat([PDF, plain])],
  ['a JPEG that unzips', 'a.jpg', Buffer.concat([JPEG, plain])],
  [
    'a JPEG that unzips, with a comment',
    'a.jpg',
    zip([{ name: 'a', data: HTML }], { before: JPEG, comment: 'x' }),
  ],
  ['a plain zip', 'a.docx', plain],
  ['an empty zip', 'a.docx', zip([])],
  ['a zip of zip name', 'a.zip', plain],
  ['a DOCX named as XLSX', 'a.xlsx', DOCX],
  ['an XLSX named as PDF', 'a.pdf', XLSX],
  ['a DOCX with something before it', 'a.docx', zip(officeEntries('docx'), { before: plain })],
  ['a DOCX with something behind it', 'a.docx', Buffer.concat([DOCX, HTML])],
  ['a DOCX with a comment', 'a.docx', zip(officeEntries('docx'), { comment: 'PK' })],
  ['a DOCX cut short', 'a.docx', DOCX.subarray(0, -30)],
  [
    'a DOCX that is an XLSX too',
    'a.docx',
    word({ name: 'xl/workbook.xml' }, { name: '[content_types].XML' }),
  ],
  [
    'two kinds in one',
    'a.docx',
    zip([
      { name: '[Content_Types].xml', data: contentTypes('docx', 'xlsx') },
      { name: 'word/document.xml' },
      { name: 'xl/workbook.xml' },
    ]),
  ],
  [
    'a DOCX without its main part',
    'a.docx',
    zip([{ name: '[Content_Types].xml', data: contentTypes('docx') }]),
  ],
  ['a DOCX with macros', 'a.docx', word({ name: 'word/vbaProject.bin', data: Buffer.from('x') })],
  [
    'a macro type',
    'a.docx',
    typed(WORD_TYPE.replace('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main')),
  ],
  ['entities', 'a.docx', typed(`<!DOCTYPE x [<!ENTITY a "b">]>${WORD_TYPE}`)],
  ['a DOCX with a password', 'a.docx', word({ name: 'a', data: Buffer.from('a'), flags: 1 })],
  ['a path upwards', 'a.docx', word({ name: '../../etc/cron.d/x', data: Buffer.from('x') })],
  ['a path from the root', 'a.docx', word({ name: '/etc/passwd', data: Buffer.from('x') })],
  ['a path of Windows', 'a.docx', word({ name: 'C:\\Windows\\x', data: Buffer.from('x') })],
  ['a bomb of one entry', 'a.docx', word({ name: 'word/media/a', data: zeros(60) })],
  ['a bomb that says so', 'a.docx', word({ name: 'a', data: zeros(1), claimedSize: 0xfffffff0 })],
  [
    'a bomb of shared data',
    'a.docx',
    word({ name: 'a', data: zeros(1) }, { name: 'b', data: zeros(1), sharedWith: 2 }),
  ],
  ['a bomb of many entries', 'a.docx', word(...Array.from({ length: 4001 }, (_, i) => ({ name: `a/${i}` })))],
  ['a bomb in the part that is read', 'a.docx', typed(`${WORD_TYPE}${' '.repeat(MB)}`)],
  [
    'a bomb that lies about the part that is read',
    'a.docx',
    zip([{ name: '[Content_Types].xml', data: zeros(8), claimedSize: 100 }, { name: 'word/document.xml' }]),
  ],
];
