import type { AmendmentView, BasisDocument } from '#contracts';
import { formatDate } from '../../format/date.js';
import dossier from '../case/case.module.css';
import { documentOf } from './document.js';
import { texts } from './texts.js';

/** How the request went so far: drafted, signed, prepared, decided; or with whom it is now. */
export function Course({ one }: { one: AmendmentView }) {
  const { signed, opinion, decision, holder, answerDue } = one;
  const day = formatDate;
  return (
    <section className={dossier.card}>
      <h2>{texts.course}</h2>
      <div className={dossier.list}>
        <p>{texts.drafted(one.unit.name, one.by.name, day(one.proposedOn))}</p>
        {signed !== null && <p>{texts.signed(signed.by.name, day(signed.on), signed.documentNumber)}</p>}
        {opinion !== null && (
          <div>
            <p>{texts.opinion(opinion.by.name, day(opinion.on))}</p>
            <p className={dossier.words}>“{opinion.text ?? texts.erased}”</p>
            <p className={dossier.quiet}>{texts.recommends[opinion.recommends]}</p>
          </div>
        )}
        {decision !== null && <Decision decision={decision} />}
        {holder !== null && (
          <p>
            <strong>{texts.holder(holder.name, day(holder.since))}</strong>{' '}
            {answerDue !== null && (one.overdue ? texts.late : texts.answerDue(day(answerDue)))}
          </p>
        )}
        {decision === null && one.status !== 'withdrawn' && (
          <div>
            <h3>{texts.decider}</h3>
            <p>{texts.level[one.decider.level]}</p>
            {one.decider.because.map((why) => (
              <p key={why} className={dossier.quiet}>
                {why}
              </p>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function Decision({ decision }: { decision: NonNullable<AmendmentView['decision']> }) {
  const basis: BasisDocument | null = decision.basis;
  return (
    <div>
      <p>
        <strong>{texts.decision[decision.outcome]}</strong>
        {basis !== null && `, ${documentOf(basis)}`}
      </p>
      {decision.reason !== null && <p className={dossier.words}>“{decision.reason}”</p>}
      <p className={dossier.quiet}>{texts.decided(decision.by.name, formatDate(decision.on))}</p>
      {decision.because.map((why) => (
        <p key={why} className={dossier.quiet}>
          {why}
        </p>
      ))}
    </div>
  );
}
