import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BasisDocument, PersonRef, TaskView } from '#contracts';
import { attachmentsQuery } from '../../api/queries.js';
import { formatDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import styles from './task.module.css';
import { DUPLICATION_WORD, texts } from './texts.js';

export function Facts({ task }: { task: TaskView }) {
  const { programmes } = useProgramme();
  const { roles } = useMe();
  const proposes =
    (roles.includes('officer') || roles.includes('head')) &&
    task.status !== 'completed' &&
    task.status !== 'stopped';
  const programme = programmes.find(({ code }) => code === task.programme)?.shortName ?? task.programme;
  return (
    <section className={styles.facts} aria-labelledby="ho-so">
      <h2 id="ho-so">{texts.facts}</h2>
      <dl>
        <Fact name={texts.leads}>
          {task.leads.length === 0
            ? texts.noLead
            : task.leads.map(({ code, name }) => <p key={code}>{name}</p>)}
          {task.heldBy && <p className={styles.quiet}>{texts.heldBy(task.heldBy.name)}</p>}
        </Fact>
        {task.coordinating.length > 0 && (
          <Fact name={texts.coordinating}>
            {task.coordinating.map(({ code, name }) => (
              <p key={code}>{name}</p>
            ))}
          </Fact>
        )}
        <Fact name={texts.officer}>
          <Person person={task.officerPerson} />
        </Fact>
        <Fact name={texts.watcher}>
          <Person person={task.watcherPerson} />
        </Fact>
        {task.assignedOn !== null && <Fact name={texts.assigned}>{formatDate(task.assignedOn)}</Fact>}
        {task.assignedOn !== null && (
          <Fact name={texts.acknowledged}>
            {task.acknowledgedOn === null ? texts.notYet : formatDate(task.acknowledgedOn)}
          </Fact>
        )}
        <Fact name={texts.basis}>
          <Basis basis={task.basis} />
        </Fact>
        <Investment task={task} />
        <Fact name={texts.programme}>{programme}</Fact>
        {task.classification === 'internal' && <Fact name={texts.classification}>{texts.internal}</Fact>}
        <Notes name={texts.warnings} notes={task.status === 'draft' ? [] : task.warnings} />
        <Notes name={texts.missing} notes={task.missing.map(({ message }) => message)} />
      </dl>
      {task.allowedCommands.includes('complete-profile') && (
        <p>
          <Link to={`${paths.drafts}?${new URLSearchParams({ q: task.code, mo: task.id })}`}>
            {texts.completeDraft}
          </Link>
        </p>
      )}
      {proposes && (
        <p>
          <Link to={paths.proposeAmendment(task.programme, task.id)}>{texts.proposeChange}</Link>
        </p>
      )}
    </section>
  );
}

/** An investment says with whom it was compared; the file of the comparison stands with it. */
function Investment({ task: { id, investment, duplicationCheck: check } }: { task: TaskView }) {
  const files = useQuery({ ...attachmentsQuery(id), enabled: check !== null }).data?.items ?? [];
  if (!investment) return null;
  return (
    <Fact name={texts.investment}>
      {check === null ? (
        <p className={styles.lacking}>{texts.investmentUnchecked}</p>
      ) : (
        <>
          {DUPLICATION_WORD[check.conclusion]}
          <p className={styles.quiet}>
            {texts.checkedWith(check.checkedWith)};{' '}
            {texts.investmentChecked(formatDate(check.on), check.by.name)}
          </p>
          <Basis basis={check.basis} />
          {files
            .filter(({ submission }) => submission?.act === 'duplication')
            .map((file) => (
              <p key={file.id}>
                <a href={`/api/attachments/${encodeURIComponent(file.id)}/content`} download={file.name}>
                  {file.name}
                </a>
              </p>
            ))}
        </>
      )}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Person({ person }: { person: PersonRef | null }) {
  if (person === null) return texts.nobody;
  return (
    <>
      đ/c {person.name}
      <p className={styles.quiet}>{person.title}</p>
    </>
  );
}

function Basis({ basis }: { basis: BasisDocument | null }) {
  if (basis === null) return texts.noBasis;
  const parts = [basis.number === null ? texts.noNumber : `${texts.number} ${basis.number}`];
  if (basis.date !== null) parts.push(`${texts.ofDate} ${formatDate(basis.date)}`);
  if (basis.issuer !== null) parts.push(basis.issuer);
  if (basis.line !== null) parts.push(texts.line(basis.line));
  return (
    <>
      {basis.title}
      <p className={styles.quiet}>{parts.join(' · ')}</p>
    </>
  );
}

function Notes({ name, notes }: { name: string; notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Fact name={name}>
      {notes.map((note) => (
        <p key={note} className={styles.lacking}>
          {note}
        </p>
      ))}
    </Fact>
  );
}
