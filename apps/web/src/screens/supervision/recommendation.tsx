import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { SupervisionCommandType, SupervisionView } from '#contracts';
import { ActButtons } from '../../act/act-buttons.js';
import { FieldForm } from '../../act/field-form.js';
import { supervisionPath, supervisionQuery } from '../../api/supervision-queries.js';
import { useVersionedAct } from '../../api/use-versioned-act.js';
import { Absent } from '../../feedback/absent.js';
import { useSay } from '../../feedback/say.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { UpdateNote } from '../../live/update-note.js';
import dossier from '../case/case.module.css';
import { bodyOf } from '../task/acts/command-of.js';
import { About } from './about.js';
import { FIELDS_OF_ACT } from './fields.js';
import { STATE_WORD, texts } from './texts.js';

/** One recommendation: what was asked, who answers by when, what was answered and what the body said to it. */
export function Component() {
  const { recommendationId = '' } = useParams();
  const one = useQuery(supervisionQuery(recommendationId));
  usePageTitle(one.data === undefined ? texts.loading : texts.heading(one.data.no, one.data.body.name));
  if (one.data) return <Sheet key={one.data.id} one={one.data} />;
  return <Absent of={one} />;
}

function Sheet({ one }: { one: SupervisionView }) {
  const { assigned, answerDue, documentNumber, documentDate } = one;
  const document = texts.document(documentNumber, documentDate === null ? null : formatDate(documentDate));
  return (
    <article>
      <RequestsNav />
      <UpdateNote of={supervisionQuery(one.id)} shown={one} />
      <header className={dossier.head}>
        <p className={dossier.line}>
          <span className={dossier.due}>{STATE_WORD[one.status]}</span>
          <About one={one} />
        </p>
        <h1>{texts.heading(one.no, one.body.name)}</h1>
      </header>
      <div className={dossier.columns}>
        <div className={dossier.dossier}>
          <section className={dossier.card}>
            <h2>{texts.content}</h2>
            <p className={dossier.words}>{one.text ?? texts.erased}</p>
            <p className={dossier.quiet}>
              {[texts.left(`đ/c ${one.by.name}`, formatDate(one.leftOn)), document]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className={dossier.quiet}>{texts.askedFor(formatDate(one.askedFor))}</p>
          </section>
          <section className={dossier.card}>
            <h2>{texts.course}</h2>
            {one.answers.length === 0 && <p>{texts.noAnswer}</p>}
            <div className={dossier.list}>
              {one.answers.map((answer) => (
                <Answer key={`${answer.unit.code} ${answer.on} ${answer.text}`} answer={answer} />
              ))}
            </div>
          </section>
        </div>
        <div className={dossier.side}>
          <section className={dossier.card}>
            <p>
              {assigned === null ? texts.nobody : texts.given(assigned.unit.name, formatDate(assigned.on))}
            </p>
            {assigned?.note && <p className={dossier.words}>“{assigned.note}”</p>}
            {answerDue !== null && (
              <p>
                <strong>{texts.answerDue(formatDate(answerDue))}</strong>
                {one.overdue && ` · ${texts.late}`}
              </p>
            )}
          </section>
          <ActButtons
            title={texts.acts}
            allowed={one.allowedCommands}
            words={texts.act}
            form={(act, close) => <ActForm key={act} one={one} act={act} onClose={close} />}
          />
        </div>
      </div>
    </article>
  );
}

function Answer({ answer }: { answer: SupervisionView['answers'][number] }) {
  const { unit, by, on, late, text, outcome, outcomeOn, outcomeNote } = answer;
  const document = texts.document(
    answer.documentNumber,
    answer.documentDate === null ? null : formatDate(answer.documentDate),
  );
  return (
    <div>
      <p>{texts.answered(unit.name, by.name, formatDate(on), late)}</p>
      <p className={dossier.words}>“{text ?? texts.erased}”</p>
      {document !== '' && <p className={dossier.quiet}>{document}</p>}
      {outcome === null ? (
        <p className={dossier.quiet}>{texts.waiting}</p>
      ) : (
        <p>
          <strong>
            {texts.outcomeOn(texts.outcome[outcome], outcomeOn === null ? '' : formatDate(outcomeOn))}
          </strong>
        </p>
      )}
      {outcomeNote !== null && <p className={dossier.words}>“{outcomeNote}”</p>}
    </div>
  );
}

interface ActProps {
  one: SupervisionView;
  act: SupervisionCommandType;
  onClose: () => void;
}

function ActForm({ one, act, onClose }: ActProps) {
  const say = useSay();
  const sending = useVersionedAct<SupervisionView>(['supervision', one.id], ['supervisions'], () => {
    say(texts.done[act]);
    onClose();
  });
  const fields = FIELDS_OF_ACT[act];
  return (
    <FieldForm
      title={texts.act[act]}
      fields={fields}
      send={texts.send}
      pending={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSend={(typed) =>
        sending.mutate({
          path: `${supervisionPath(one.id)}/commands`,
          body: { type: act, ...bodyOf(fields, typed) },
          version: one.version,
        })
      }
    />
  );
}
