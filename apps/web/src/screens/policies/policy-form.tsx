import { Input } from 'antd';
import type { ImpactView, ProposedPolicy, SavedVersion } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { Impact } from '../../changes/impact.js';
import { SavePanel } from '../../changes/save-panel.js';
import { texts as changes } from '../../changes/texts.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useUnsaved } from '../../changes/use-unsaved.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import { ALL_FIELDS, type Draft, type Field, type FieldPath, GROUPS, policyOf, typedOf } from './fields.js';
import styles from './policies.module.css';
import { texts } from './texts.js';

interface Props {
  current: ProposedPolicy;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** Every number of the rules; once something differs, the preview and the saving. */
export function PolicyForm({ current, draft, onChange }: Props) {
  const say = useSay();
  const saved = typedOf(current);
  const typed = { ...saved, ...draft.typed };
  const read = policyOf(typed);
  const wrong = 'wrong' in read ? read.wrong : [];
  const changed = ALL_FIELDS.filter(({ path }) => typed[path] !== saved[path]);
  useUnsaved(changed.length > 0, changes.leave);
  const act = usePreviewed<ImpactView, SavedVersion>({
    body: { policy: 'policy' in read ? read.policy : current },
    preview: '/api/policies/preview',
    save: { method: 'PUT', path: '/api/policies' },
    onSaved: ({ version }) => {
      onChange({ typed: {}, cause: '' });
      say(texts.saved(version));
    },
  });
  const refused = act.error === null ? [] : asProblem(act.error).fields;
  const type = (path: FieldPath, value: string) => {
    act.preview.reset();
    act.save.reset();
    onChange({ ...draft, typed: { ...draft.typed, [path]: value } });
  };
  const messageOf = ({ path, many }: Field) =>
    wrong.includes(path)
      ? many
        ? texts.numbers
        : texts.number
      : refused.find((problem) => problem.path === `policy.${path}`)?.message;
  return (
    <>
      <div className={styles.groups}>
        {GROUPS.map(({ title, fields }) => (
          <fieldset key={title} className={styles.group}>
            <legend>{title}</legend>
            {fields.map((field) => (
              <NumberLine
                key={field.path}
                field={field}
                value={typed[field.path]}
                was={saved[field.path]}
                problem={messageOf(field)}
                onChange={(value) => type(field.path, value)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {changed.length > 0 && (
        <section className={`${form.box} ${styles.panel}`} aria-label={texts.changed(changed.length)}>
          <h2>{texts.changed(changed.length)}</h2>
          <SavePanel
            act={act}
            word={texts.save}
            given={draft.cause}
            disabled={wrong.length > 0}
            onDiscard={() => onChange({ typed: {}, cause: '' })}
          >
            {act.seen !== null && (
              <Impact shown={act.seen}>
                <p>{texts.impactIntro}</p>
              </Impact>
            )}
          </SavePanel>
        </section>
      )}
    </>
  );
}

interface LineProps {
  field: Field;
  value: string;
  was: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function NumberLine({ field: { path, label, many, unit }, value, was, problem, onChange }: LineProps) {
  const id = `qt-${path.replace('.', '-')}`;
  return (
    <div className={styles.line}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.value}>
        <Input
          id={id}
          className={many ? styles.many : styles.one}
          inputMode={many ? 'text' : 'numeric'}
          maxLength={many ? 120 : 3}
          value={value}
          status={problem === undefined ? '' : 'error'}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-ghi-chu`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit}
      </span>
      <span id={`${id}-ghi-chu`} className={styles.note}>
        {value !== was && <span className={styles.changed}>{texts.was(was || texts.empty)}</span>}
        {problem !== undefined && (
          <span className={styles.wrong} role="alert">
            {problem}
          </span>
        )}
      </span>
    </div>
  );
}
