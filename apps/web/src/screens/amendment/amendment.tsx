import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { AmendmentCommandType, AmendmentView } from '#contracts';
import { ActButtons } from '../../act/act-buttons.js';
import { FieldForm } from '../../act/field-form.js';
import { amendmentPath, amendmentQuery } from '../../api/amendment-queries.js';
import { useVersionedAct } from '../../api/use-versioned-act.js';
import { Absent } from '../../feedback/absent.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import { usePageTitle } from '../../frame/page-title.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { STATE_WORD } from '../amendments/texts.js';
import dossier from '../case/case.module.css';
import { bodyOf } from '../task/acts/command-of.js';
import { fieldsOfAct } from './acts.js';
import { Compare } from './compare.js';
import { Course } from './course.js';
import { documentOf } from './document.js';
import { texts } from './texts.js';

/** One request of a unit: what is and what is asked for, how it went so far, who decides, and what I may do. */
export function Component() {
  const { amendmentId = '' } = useParams();
  const one = useQuery(amendmentQuery(amendmentId));
  usePageTitle(one.data === undefined ? texts.loading : texts.heading(one.data.no, one.data.isNew));
  if (one.data) return <Sheet one={one.data} />;
  return <Absent of={one} />;
}

function Sheet({ one }: { one: AmendmentView }) {
  return (
    <article>
      <RequestsNav />
      <UpdateNote of={amendmentQuery(one.id)} shown={one} />
      <header className={dossier.head}>
        <p className={dossier.line}>
          <span className={dossier.due}>{STATE_WORD[one.status]}</span>
          <span>{texts.heading(one.no, one.isNew)}</span>
          {one.task !== null && <Link to={paths.task(one.task.id)}>{texts.openTask(one.task.code)}</Link>}
        </p>
        <h1>{one.title}</h1>
      </header>
      <div className={dossier.columns}>
        <div className={dossier.dossier}>
          <section className={dossier.card}>
            <h2>{texts.compare}</h2>
            <Compare one={one} />
            {one.changedSince.length > 0 && (
              <p className={form.outdated} role="status">
                {texts.changedSince(one.changedSince.join(', '))}
              </p>
            )}
          </section>
          <section className={dossier.card}>
            <h2>{texts.reason}</h2>
            <p className={dossier.words}>{one.reason ?? texts.erased}</p>
            <p className={dossier.quiet}>{one.basis === null ? texts.noBasis : documentOf(one.basis)}</p>
          </section>
        </div>
        <div className={dossier.side}>
          <ActButtons
            title={texts.acts}
            allowed={one.allowedCommands}
            words={texts.act}
            form={(act, close) => <ActForm key={act} one={one} act={act} onClose={close} />}
          />
          <Course one={one} />
        </div>
      </div>
    </article>
  );
}

interface ActProps {
  one: AmendmentView;
  act: AmendmentCommandType;
  onClose: () => void;
}

function ActForm({ one, act, onClose }: ActProps) {
  const say = useSay();
  const stale = ['amendments', 'tasks', 'task'];
  const sending = useVersionedAct<AmendmentView>(['amendment', one.id], stale, () => {
    say(texts.done[act]);
    onClose();
  });
  const fields = fieldsOfAct(act, one);
  return (
    <FieldForm
      title={texts.act[act]}
      hint={act === 'decide' ? [...one.decider.because, texts.level[one.decider.level]].join(' ') : undefined}
      fields={fields}
      send={texts.send}
      pending={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSend={(typed) =>
        sending.mutate({
          path: `${amendmentPath(one.id)}/commands`,
          body: { type: act, ...bodyOf(fields, typed) },
          version: one.version,
        })
      }
    />
  );
}
