import { Button } from 'antd';
import type { CaseView } from '#contracts';
import form from '../../../form/form.module.css';
import { OUTCOME_WORD } from '../texts.js';
import styles from './acts.module.css';
import { type Draft, type FormAct, type Outcome, outcomesFor, type Typed } from './forms.js';
import { texts } from './texts.js';

interface Props {
  one: CaseView;
  act?: FormAct;
  chosen: Outcome | null;
  wrong: string | undefined;
  onChoose: (outcome: Outcome) => void;
  onTakeOver: (draft: Draft) => void;
  /** Begins the ids, where several cases stand on one page. */
  prefix?: string;
}

/** The outcomes this committee may conclude, large enough for a thumb; the proposal can be taken over as it is. */
export function Outcomes({
  one,
  act = 'conclude',
  chosen,
  wrong,
  onChoose,
  onTakeOver,
  prefix = 'h',
}: Props) {
  const { proposal } = one;
  const offered = outcomesFor(one, act);
  const takable = proposal !== null && offered.includes(proposal.outcome);
  return (
    <>
      {takable && chosen === null && (
        <div>
          <Button onClick={() => onTakeOver({ outcome: proposal.outcome, typed: typedOf(proposal) })}>
            {texts.takeOver}: {OUTCOME_WORD[proposal.outcome]}
          </Button>
        </div>
      )}
      <fieldset className={styles.outcomes}>
        <legend>{texts.outcome}</legend>
        {offered.map((outcome, i) => (
          <label key={outcome}>
            <input
              id={i === 0 ? `${prefix}-outcome` : undefined}
              type="radio"
              name={`${prefix}-outcome`}
              checked={chosen === outcome}
              onChange={() => onChoose(outcome)}
            />
            <span>
              {OUTCOME_WORD[outcome]}
              {proposal?.outcome === outcome && <span className={form.hint}> · {texts.proposed}</span>}
            </span>
          </label>
        ))}
        {wrong !== undefined && (
          <p className={form.wrong} role="alert">
            {wrong}
          </p>
        )}
      </fieldset>
    </>
  );
}

function typedOf(proposal: NonNullable<CaseView['proposal']>): Typed {
  const { newDue, checkDue, due, leadUnits, directive, reason, question } = proposal;
  const units = leadUnits.map(({ code }) => code).join(',');
  const parts = { newDue, checkDue, due, leadUnits: units, directive, reason, question };
  return Object.fromEntries(Object.entries(parts).flatMap(([name, text]) => (text ? [[name, text]] : [])));
}
