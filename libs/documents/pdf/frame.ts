import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { upper } from '../layout-runs.js';
import { numberOf, type Paper, type PaperAnnex, placeAndDate } from '../paper.js';
import { plain } from '../text.js';
import { BODY, HEAD, LIST, MM, SMALL } from './measures.js';

interface Look {
  bold?: boolean;
  italics?: boolean;
  fontSize?: number;
  margin?: [number, number, number, number];
}

export const centred = (text: string, look: Look = {}): Content => ({
  text: plain(text),
  alignment: 'center',
  ...look,
});

/** Issuer and number on the left, the name of Party or State with place and date on the right; title and address. */
export function head(paper: Paper, width: number): Content[] {
  const party = paper.letterhead.form === 'party';
  const share = party ? 0.46 : 0.4;
  const left = width * share;
  const right = width - left;
  return [
    sideBySide(issuer(paper, left), nation(paper, right), left, right),
    { text: ' ', fontSize: SMALL },
    ...title(paper, width),
    ...address(paper),
  ];
}

function issuer(paper: Paper, width: number): Content[] {
  const { letterhead, type, subject } = paper;
  const party = letterhead.form === 'party';
  const size = party ? BODY : HEAD;
  return [
    ...(letterhead.superior === null ? [] : [centred(upper(letterhead.superior), { fontSize: size })]),
    centred(upper(letterhead.issuer), { fontSize: size, bold: true }),
    party ? centred('*', { fontSize: size }) : rule(width, 22 * MM),
    centred(numberOf(paper), { fontSize: size }),
    ...(type === null
      ? [
          party
            ? centred(`về việc ${subject}`, { fontSize: SMALL, italics: true })
            : centred(`V/v ${subject}`, { fontSize: SMALL }),
        ]
      : []),
  ];
}

function nation({ letterhead, date }: Paper, width: number): Content[] {
  const day = centred(placeAndDate(letterhead.place, date), { italics: true, fontSize: BODY });
  if (letterhead.form === 'party')
    return [centred('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true }), rule(width, 13 * MM), day];
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, fontSize: SMALL }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
    rule(width, 18 * MM),
    day,
  ];
}

/** A thin line, in from both sides by so much. */
function rule(width: number, inset: number): Content {
  return {
    canvas: [{ type: 'line', x1: inset, y1: 0, x2: width - inset, y2: 0, lineWidth: 0.75 }],
    margin: [0, 2, 0, 5],
  };
}

function title({ type, subject, letterhead }: Paper, width: number): Content[] {
  if (type === null) return [];
  const party = letterhead.form === 'party';
  return [
    centred(upper(type), { bold: true, fontSize: party ? BODY + 2 : BODY }),
    centred(subject, { bold: true }),
    party ? centred('-----', { margin: [0, 0, 0, 8] }) : rule(width, 62 * MM),
  ];
}

function address({ address: given }: Paper): Content[] {
  if (given === null) return [];
  const { word, to } = given;
  const [first] = to;
  if (to.length === 1 && first !== undefined)
    return [
      {
        text: [{ text: `${word}: `, italics: true }, plain(first)],
        alignment: 'center',
        margin: [0, 6, 0, 10],
      },
    ];
  return [
    { text: `${word}:`, italics: true, margin: [35 * MM, 6, 0, 0] },
    ...to.map((one, i): Content => {
      const last = i === to.length - 1;
      return { text: plain(`- ${one}${last ? '.' : ','}`), margin: [57 * MM, 0, 0, last ? 10 : 0] };
    }),
  ];
}

/** Recipients on the left, the signer's post with room to sign on the right. */
export function tail({ recipients, signature, letterhead }: Paper, width: number): Content {
  const party = letterhead.form === 'party';
  const left: Content[] = [
    party
      ? { text: 'Nơi nhận:', decoration: 'underline' }
      : { text: 'Nơi nhận:', bold: true, italics: true, fontSize: SMALL },
    ...recipients.map((one, i): Content => {
      const end = i === recipients.length - 1 ? '.' : ';';
      return { text: plain(`- ${one}${end}`), fontSize: party ? SMALL : LIST };
    }),
  ];
  const right: Content[] = [
    ...(signature.for === null ? [] : [centred(upper(signature.for), { bold: true })]),
    centred(upper(signature.post), { bold: !party }),
    { text: ' \n \n \n ' },
    centred(signature.name ?? ' ', { bold: true }),
  ];
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [sideBySide(left, right, width * 0.48, width * 0.52)],
  };
}

export function annexHead({ label, title: name, note }: PaperAnnex): Content[] {
  return [
    centred(label, { bold: true }),
    centred(upper(name), { bold: true }),
    centred(note, { italics: true, fontSize: HEAD, margin: [0, 0, 0, 8] }),
  ];
}

function sideBySide(left: Content[], right: Content[], a: number, b: number): Content {
  const cell = (stack: Content[]): TableCell => ({ stack });
  return { table: { widths: [a, b], body: [[cell(left), cell(right)]] }, layout: 'bare' };
}
