import { Button, Input } from 'antd';
import { RuleField } from '../../rule/rule-field.js';
import styles from './drafts.module.css';
import type { DeadlineDraft } from './profile.js';
import { texts } from './texts.js';

interface Props {
  id: string;
  no: number;
  only: boolean;
  wrong: boolean;
  deadline: DeadlineDraft;
  onChange: (deadline: DeadlineDraft) => void;
  onRemove: () => void;
}

const DELIVERABLE_MOST = 500;

/** One deadline of a draft: its deliverable and the rule of its date. */
export function DeadlineFields({ id, no, only, wrong, deadline, onChange, onRemove }: Props) {
  return (
    <fieldset className={styles.deadline}>
      <legend className={only ? 'unseen' : undefined}>{texts.deadline(no)}</legend>
      <div className={styles.field}>
        <label htmlFor={`${id}-san-pham`}>{texts.deliverable}</label>
        <Input
          id={`${id}-san-pham`}
          value={deadline.deliverable}
          maxLength={DELIVERABLE_MOST}
          onChange={(event) => onChange({ ...deadline, deliverable: event.target.value })}
        />
      </div>
      <RuleField
        id={`${id}-han`}
        value={deadline.rule}
        onChange={(rule) => onChange({ ...deadline, rule })}
      />
      {wrong && (
        <p className={styles.lack} role="alert">
          {texts.ruleNeeded}
        </p>
      )}
      {!only && (
        <Button
          type="link"
          danger
          className={styles.add ?? ''}
          aria-label={texts.removeDeadline(no)}
          onClick={onRemove}
        >
          {texts.remove}
        </Button>
      )}
    </fieldset>
  );
}
