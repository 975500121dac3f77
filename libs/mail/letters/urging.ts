import type { FormOfAddress } from '../digest/view.js';
import type { LetterWords } from './view.js';

/** What the office urges one person about. The note is written by a person and stands as it is. */
export interface Urging {
  readonly office: string;
  readonly form: FormOfAddress;
  readonly note: string;
  readonly tasks: number;
}

/** "Thư đôn đốc" of the office: the words of a person, then the tasks. */
export function urgingWords({ office, form, note, tasks }: Urging): Omit<LetterWords, 'lines'> {
  return {
    subject: `[Đôn đốc] ${tasks} việc cần quan tâm`,
    opening: [
      `${office} gửi ${form} thư đôn đốc về ${tasks} việc dưới đây.`,
      ...note.split(/\n+/).filter((paragraph) => paragraph.trim() !== ''),
    ],
    closing: [`Đề nghị ${form} cập nhật tiến độ, hoặc báo vướng mắc để cùng xử lý.`],
    link: null,
  };
}
