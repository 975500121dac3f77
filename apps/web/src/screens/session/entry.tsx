import { Button } from 'antd';
import type { CaseView } from '#contracts';
import form from '../../form/form.module.css';
import { CaseField } from '../case/acts/case-field.js';
import { consequence } from '../case/acts/consequence.js';
import { type Draft, fieldsOf } from '../case/acts/forms.js';
import { Outcomes } from '../case/acts/outcomes.js';
import { texts as words } from '../case/acts/texts.js';
import { prefixOf } from './batch.js';
import { texts } from './texts.js';

interface Props {
  one: CaseView;
  draft: Draft;
  missing: readonly string[];
  /** What the server said of a field, by its name. */
  wrong: (field: string) => string | undefined;
  onChange: (draft: Draft | null) => void;
}

/** The conclusion of one case as it is entered; nothing is sent from here. */
export default function Entry({ one, draft, missing, wrong, onChange }: Props) {
  const { outcome, typed } = draft;
  const prefix = prefixOf(one.id);
  const will = consequence('conclude', outcome, typed);
  const emptyAt = (name: string) => missing.includes(name) && (typed[name] ?? '').trim() === '';
  return (
    <fieldset className={form.opened}>
      <legend className="unseen">
        {texts.enter} {one.taskCode}
      </legend>
      <Outcomes
        one={one}
        chosen={outcome}
        wrong={undefined}
        prefix={prefix}
        onChoose={(next) => onChange({ outcome: next, typed })}
        onTakeOver={onChange}
      />
      {outcome !== null &&
        fieldsOf('conclude', outcome).map((field) => (
          <CaseField
            key={field.name}
            field={field}
            programme={one.programme}
            prefix={prefix}
            value={typed[field.name] ?? ''}
            wrong={emptyAt(field.name) ? words.needed : wrong(field.name)}
            onChange={(value) => onChange({ outcome, typed: { ...typed, [field.name]: value } })}
          />
        ))}
      {will !== null && (
        <p className={form.will} role="status">
          <strong>{words.will}</strong>
          {will}
        </p>
      )}
      {outcome !== null && (
        <div>
          <Button onClick={() => onChange(null)}>{texts.clear}</Button>
        </div>
      )}
    </fieldset>
  );
}
