import type { AmendmentCommandType, AmendmentView } from '#contracts';
import type { Field } from '../task/acts/forms.js';
import { texts } from './texts.js';

type FormField = Exclude<Field, { kind: 'files' }>;

const DECISION: FormField[] = [
  { kind: 'choice', name: 'decision', label: texts.decide, required: true, words: texts.decision },
  { kind: 'line', name: 'basis.title', label: texts.decisionBasis, most: 300, required: false },
  { kind: 'line', name: 'basis.number', label: texts.number, most: 100, required: false },
  { kind: 'date', side: 'past', name: 'basis.date', label: texts.documentDate, required: false },
  { kind: 'unit', name: 'basis.issuerUnit', label: texts.issuer, required: false },
  { kind: 'note', name: 'reason', label: texts.decisionReason, required: false },
];

/** What each act asks for. */
export function fieldsOfAct(act: AmendmentCommandType, { isNew }: Pick<AmendmentView, 'isNew'>): FormField[] {
  switch (act) {
    case 'sign':
      return [
        { kind: 'line', name: 'documentNumber', label: texts.documentNumber, most: 100, required: false },
        { kind: 'date', side: 'past', name: 'documentDate', label: texts.documentDate, required: false },
      ];
    case 'withdraw':
      return [{ kind: 'note', name: 'note', label: texts.note, required: false }];
    case 'prepare':
      return [
        {
          kind: 'choice',
          name: 'recommends',
          label: texts.recommend,
          required: true,
          words: texts.recommends,
        },
        { kind: 'note', name: 'opinion', label: texts.opinionText, required: true },
        { kind: 'date', side: 'future', name: 'answerDue', label: texts.answerBy, required: false },
      ];
    case 'decide':
      return isNew
        ? [
            DECISION[0]!,
            { kind: 'line', name: 'code', label: texts.code, most: 64, required: false },
            ...DECISION.slice(1),
          ]
        : DECISION;
  }
}
