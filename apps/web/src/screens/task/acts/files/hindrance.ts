import type { ApiProblem } from '../../../../api/problem.js';
import { texts } from './texts.js';
import type { Upload } from './upload-list.js';

/** Why a submission has to wait, so that no file is left behind unnoticed; null when it need not. */
export function hindrance(uploads: readonly Upload[]): string | null {
  if (uploads.some(({ state }) => state.kind === 'failed')) return texts.failed;
  return uploads.every(({ state }) => state.kind === 'done') ? null : texts.stillSending;
}

/** Of the ids that were sent, those the server refused, each with its reason. */
export function refusedIds(
  { fields }: Pick<ApiProblem, 'fields'>,
  sent: readonly string[],
): { id: string; message: string }[] {
  return fields.flatMap(({ path, message }) => {
    const id = sent[Number(/^attachments\.(\d+)$/.exec(path)?.[1] ?? Number.NaN)];
    return id === undefined ? [] : [{ id, message }];
  });
}
