import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { SupervisionView } from '#contracts';
import { RequestSheet } from '../../act/request-sheet.js';
import { VersionedActs } from '../../act/versioned-acts.js';
import { supervisionPath, supervisionQuery } from '../../api/supervision-queries.js';
import { Absent } from '../../feedback/absent.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import dossier from '../case/case.module.css';
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
  const { documentNumber, documentDate } = one;
  const document = texts.document(documentNumber, documentDate === null ? null : formatDate(documentDate));
  return (
    <RequestSheet
      one={one}
      asked={supervisionQuery(one.id)}
      state={STATE_WORD[one.status]}
      about={<About one={one} />}
      title={texts.heading(one.no, one.body.name)}
      side={
        <>
          <Assigned one={one} />
          <VersionedActs
            one={one}
            path={supervisionPath(one.id)}
            shown={['supervision', one.id]}
            stale={['supervisions']}
            words={texts}
            fieldsOf={(act) => FIELDS_OF_ACT[act]}
          />
        </>
      }
    >
      <section className={dossier.card}>
        <h2>{texts.content}</h2>
        <p className={dossier.words}>{one.text ?? texts.erased}</p>
        <p className={dossier.quiet}>
          {[texts.left(`đ/c ${one.by.name}`, formatDate(one.leftOn)), document].filter(Boolean).join(' · ')}
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
    </RequestSheet>
  );
}

/** Who answers, and by when. */
function Assigned({ one: { assigned, answerDue, overdue } }: { one: SupervisionView }) {
  return (
    <section className={dossier.card}>
      <h2>{texts.unit}</h2>
      <p>{assigned === null ? texts.nobody : texts.given(assigned.unit.name, formatDate(assigned.on))}</p>
      {assigned?.note && <p className={dossier.words}>“{assigned.note}”</p>}
      {answerDue !== null && (
        <p>
          <strong>{texts.answerDue(formatDate(answerDue))}</strong>
          {overdue && ` · ${texts.late}`}
        </p>
      )}
    </section>
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
