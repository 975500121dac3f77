import type { ImpactView, ProposedPolicy, SavedVersion } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { Impact } from '../../changes/impact.js';
import { SavePanel } from '../../changes/save-panel.js';
import { texts as changes } from '../../changes/texts.js';
import { useBroughtUp } from '../../changes/use-brought-up.js';
import { usePreviewed } from '../../changes/use-previewed.js';
import { useUnsaved } from '../../changes/use-unsaved.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import { ALL_FIELDS, type Draft, type FieldPath, policyOf, typedOf } from './fields.js';
import styles from './policies.module.css';
import { PolicyFields } from './policy-fields.js';
import { texts } from './texts.js';

interface Props {
  current: ProposedPolicy;
  draft: Draft;
  /** How often an earlier version was put into the draft. */
  broughtBack: number;
  onChange: (draft: Draft) => void;
}

/** Every number of the rules; once something differs, the preview and the saving. */
export function PolicyForm({ current, draft, broughtBack, onChange }: Props) {
  const say = useSay();
  const heading = useBroughtUp(broughtBack);
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
  return (
    <>
      <PolicyFields typed={typed} saved={saved} refused={refused} onChange={type} />
      {changed.length > 0 && (
        <section
          className={`${form.box} ${styles.panel} ${act.seen === null ? styles.inReach : ''}`}
          aria-label={texts.changed(changed.length)}
        >
          <h2 ref={heading} tabIndex={-1}>
            {texts.changed(changed.length)}
          </h2>
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
