import type { CaseView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { OUTCOME_WORD, texts } from './texts.js';
import { signedBy } from './voices.js';

type Parts = Pick<
  NonNullable<CaseView['proposal']>,
  'outcome' | 'newDue' | 'checkDue' | 'due' | 'leadUnits' | 'directive' | 'reason' | 'question'
>;

export function Proposal({ one: { proposal } }: { one: CaseView }) {
  return (
    <Card title={texts.proposal}>
      {proposal === null ? (
        <p className={styles.quiet}>{texts.proposalNone}</p>
      ) : (
        <>
          <Decided parts={proposal} />
          {proposal.note !== null && <p className={styles.words}>{proposal.note}</p>}
          <p className={styles.quiet}>{signedBy(proposal)}</p>
        </>
      )}
    </Card>
  );
}

/** A proposal or a conclusion: the outcome, its dates and units, and what was written with it. */
export function Decided({ parts }: { parts: Parts }) {
  const dates = [
    parts.newDue === null ? null : `hạn ${formatDate(parts.newDue)}`,
    parts.checkDue === null ? null : `kiểm tra lại ngày ${formatDate(parts.checkDue)}`,
    parts.due === null ? null : `trước hết ngày ${formatDate(parts.due)}`,
    parts.leadUnits.length === 0 ? null : parts.leadUnits.map(({ name }) => name).join(', '),
  ].filter((part) => part !== null);
  const words = [parts.directive, parts.reason, parts.question].filter((text) => text !== null);
  return (
    <>
      <p className={styles.proposed}>{[OUTCOME_WORD[parts.outcome], ...dates].join(' · ')}</p>
      {words.map((text) => (
        <p key={text} className={styles.words}>
          {text}
        </p>
      ))}
    </>
  );
}
