import type { Annex, Column, Section } from '#documents';
import type { Answered, Gathered } from './gather.service.js';
import { type Cells, rowsOf, wordIn } from './words.js';

const OPINIONS = 'y-kien';
const TAKEN_UP = 'tiep-thu';
const BLANK = '……………………';

/** The stage in which opinions on the draft were asked for. */
function askedFor({ allAnswered }: Gathered): Answered | null {
  return allAnswered.find(({ whole }) => whole.rows.some(({ field }) => field === OPINIONS)) ?? null;
}

const opinionsIn = ({ whole }: Answered) => whole.rows.find(({ field }) => field === OPINIONS)?.rows ?? [];

/** How many agree, how many ask for something, who said nothing. */
export function opinionsSection(gathered: Gathered): Section | null {
  const asked = askedFor(gathered);
  if (asked === null || asked.stage.status === 'waiting') return null;
  const { stage, answers, whole, absent } = asked;
  const counts = whole.choices.flatMap(({ counts }) => counts).filter(({ units }) => units > 0);
  const said = counts.map(({ option, units }) => `${units} đơn vị: ${option.toLocaleLowerCase('vi')}`);
  return {
    heading: 'Tiếp thu, giải trình ý kiến',
    paragraphs: [
      `Đã lấy ý kiến ${stage.respondents.length} cơ quan, đơn vị, địa phương; ${answers.length} đã trả lời${said.length === 0 ? '' : ` (${said.join('; ')})`}${absent.length === 0 ? '' : `; ${absent.length} chưa trả lời`}. Có ${opinionsIn(asked).length} ý kiến cụ thể, tổng hợp tại phụ lục.`,
    ],
  };
}

/** Every opinion word for word, and what became of it; what nobody has answered yet is left open. */
export function opinionsAnnex(gathered: Gathered): Annex | null {
  const asked = askedFor(gathered);
  const opinions = asked === null ? [] : opinionsIn(asked);
  if (opinions.length === 0) return null;
  const { scene, own } = gathered;
  const taken = rowsOf(own, TAKEN_UP);
  const text = (title: string, width: number): Column => ({ title, kind: 'text', width });
  return {
    title: 'Tổng hợp, tiếp thu, giải trình ý kiến về dự thảo kế hoạch',
    sheet: 'Tiếp thu, giải trình',
    tables: [
      {
        title: null,
        unit: null,
        columns: [
          { title: 'TT', kind: 'number', width: 0.6, align: 'center' },
          text('Cơ quan, đơn vị, địa phương', 2),
          text('Về nội dung', 2),
          text('Đề nghị', 3),
          text('Tiếp thu, giải trình', 3),
        ],
        rows: opinions.map(({ unit, cells }, i) => [
          i + 1,
          scene.names.unit(unit).name,
          wordIn(cells, 've'),
          wordIn(cells, 'de-nghi'),
          answerTo(taken, unit, cells),
        ]),
        footnotes: [],
      },
    ],
  };
}

function answerTo(taken: readonly Cells[], unit: string, opinion: Cells): string {
  const own = taken.find((row) => row['don-vi'] === unit && wordIn(row, 've') === wordIn(opinion, 've'));
  if (own === undefined) return BLANK;
  return (
    [wordIn(own, 'ket-qua'), wordIn(own, 'giai-trinh')].filter((word) => word !== null).join(': ') || BLANK
  );
}
