import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { centred, HALF_POINTS, run, twips, upper } from './layout-runs.js';
import { numberOf, type Paper, type PaperAnnex, placeAndDate } from './paper.js';

const { head: HEAD, small: SMALL, list: LIST, body: BODY } = HALF_POINTS;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
/** Issuer and number on the left, the name of Party or State with place and date on the right; then title and address. */
export function head(paper: Paper): (Paragraph | Table)[] {
  const columns = paper.letterhead.form === 'party' ? [46, 54] : [40, 60];
  const cells = paper.letterhead.form === 'party' ? partyHead(paper) : stateHead(paper);
  return [sideBySide(cells, columns), new Paragraph({}), ...title(paper), ...address(paper)];
}

function partyHead(paper: Paper): [Paragraph[], Paragraph[]] {
  const { letterhead, type, subject, date } = paper;
  const { superior, issuer, place } = letterhead;
  return [
    [
      ...(superior === null ? [] : [centred(upper(superior), { size: BODY })]),
      centred(upper(issuer), { size: BODY, bold: true }),
      centred('*', { size: BODY }),
      centred(numberOf(paper), { size: BODY }),
      ...(type === null ? [centred(`về việc ${subject}`, { size: SMALL, italics: true })] : []),
    ],
    [
      centred('ĐẢNG CỘNG SẢN VIỆT NAM', { size: BODY, bold: true }),
      rule(13),
      centred(placeAndDate(place, date), { size: BODY, italics: true }),
    ],
  ];
}

function stateHead(paper: Paper): [Paragraph[], Paragraph[]] {
  const { letterhead, type, subject, date } = paper;
  const { superior, issuer, place } = letterhead;
  return [
    [
      ...(superior === null ? [] : [centred(upper(superior), { size: HEAD })]),
      centred(upper(issuer), { size: HEAD, bold: true }),
      rule(22),
      centred(numberOf(paper), { size: HEAD }),
      ...(type === null ? [centred(`V/v ${subject}`, { size: SMALL })] : []),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SMALL, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { size: BODY, bold: true }),
      rule(18),
      centred(placeAndDate(place, date), { size: BODY, italics: true }),
    ],
  ];
}

/** A thin line, in from both sides by so many millimetres. */
function rule(inset: number): Paragraph {
  const indent = twips(inset);
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 60, after: 100, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

function title({ type, subject, letterhead }: Paper): Paragraph[] {
  if (type === null) return [];
  const party = letterhead.form === 'party';
  return [
    centred(upper(type), { bold: true, size: party ? 32 : BODY }),
    centred(subject, { bold: true, size: BODY }),
    party ? centred('-----', { size: BODY }, 160) : rule(62),
  ];
}

function address({ address: given }: Paper): Paragraph[] {
  if (given === null) return [];
  const { word, to } = given;
  if (to.length === 1) {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 120, after: 200 },
        children: [run(`${word}: `, { italics: true }), run(to[0]!)],
      }),
    ];
  }
  const indent = { left: twips(35) };
  return [
    new Paragraph({ indent, spacing: { before: 120 }, children: [run(`${word}:`, { italics: true })] }),
    ...to.map(
      (one, i) =>
        new Paragraph({
          indent: { left: indent.left + twips(22) },
          spacing: { after: i === to.length - 1 ? 200 : 0 },
          children: [run(`- ${one}${i === to.length - 1 ? '.' : ','}`)],
        }),
    ),
  ];
}

/** Number and name of an annex, and to which document it belongs. */
export function annexHead({ label, title, note }: PaperAnnex): Paragraph[] {
  return [
    centred(label, { size: BODY, bold: true }),
    centred(upper(title), { size: BODY, bold: true }),
    centred(note, { size: HEAD, italics: true }, 160),
  ];
}

/** Recipients on the left, the signer's post with room to sign on the right. */
export function tail({ recipients, signature, letterhead }: Paper): (Paragraph | Table)[] {
  const party = letterhead.form === 'party';
  const word = party
    ? run('Nơi nhận:', { size: BODY, underline: {} })
    : run('Nơi nhận:', { size: SMALL, bold: true, italics: true });
  const left = [
    new Paragraph({ children: [word] }),
    ...recipients.map((one, i) => {
      const end = i === recipients.length - 1 ? '.' : ';';
      return new Paragraph({ children: [run(`- ${one}${end}`, { size: party ? SMALL : LIST })] });
    }),
  ];
  const right = [
    ...(signature.for === null ? [] : [centred(upper(signature.for), { bold: true })]),
    // The Party writes the post of whoever signs upright and light, the State bold.
    centred(upper(signature.post), { bold: !party }),
    ...Array.from({ length: 4 }, () => new Paragraph({})),
    centred(signature.name ?? '', { bold: true }),
  ];
  return [new Paragraph({ keepNext: true }), sideBySide([left, right], [48, 52])];
}

function sideBySide([left, right]: [Paragraph[], Paragraph[]], [a, b]: readonly number[]): Table {
  const cell = (children: Paragraph[], size: number | undefined) =>
    new TableCell({
      children,
      borders: NO_BORDERS,
      verticalAlign: VerticalAlign.TOP,
      width: { size: size ?? 50, type: WidthType.PERCENTAGE },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, a), cell(right, b)] })],
  });
}
