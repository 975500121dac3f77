import { type BasisDocument, type Conclusion, invalidField, UserError } from '#contracts';
import type { CycleEngineCommand } from './context.js';
import type { StageState } from './state.js';

/** Conclusions that a stage of a cycle can have; the others are about work that a unit holds. */
const OF_STAGES: ReadonlySet<string> = new Set(['new-date', 'keep-date', 'request-explanation', 'return']);

/**
 * What a conclusion on a late stage does to its cycle: another date opens the stage again; the others are carried out by
 * people, and the cycle does not change (null).
 *
 * @throws UserError `invalid-input` for a conclusion that no stage can have, `not-allowed` for a date that the document
 * itself sets: who set a date may move it
 */
export function conclusionOnStage(
  { id, basis }: Pick<StageState, 'id' | 'basis'>,
  conclusion: Conclusion,
  document: BasisDocument | null,
): CycleEngineCommand | null {
  if (!OF_STAGES.has(conclusion.outcome)) {
    throw invalidField('conclusion.outcome', 'không áp dụng cho bước của kỳ');
  }
  if (conclusion.outcome !== 'new-date') return null;
  if (basis === 'document') {
    throw new UserError('not-allowed', 'Hạn này do văn bản ấn định; Ban Chỉ đạo không đổi được.', [
      { path: 'conclusion.newDue', message: 'giữ hạn kèm ý kiến chỉ đạo' },
    ]);
  }
  const { newDue, directive } = conclusion;
  const reason = directive ?? 'Theo kết luận của Ban Chỉ đạo.';
  return { type: 'apply-conclusion', stage: id, newDue, reason, basis: document };
}
