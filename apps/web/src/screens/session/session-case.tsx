import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import type { CaseListItem, CaseView } from '#contracts';
import { caseQuery } from '../../api/queries.js';
import { Absent } from '../../feedback/absent.js';
import { Bones } from '../../feedback/bones.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { paths } from '../../paths.js';
import { fieldName } from '../case/acts/command-of.js';
import { type Draft, fieldsOf } from '../case/acts/forms.js';
import { Authority } from '../case/authority.js';
import { CardLevel } from '../case/card.js';
import { Conclusions } from '../case/conclusions.js';
import { Held } from '../case/held.js';
import { Proposal } from '../case/proposal.js';
import { OUTCOME_WORD } from '../case/texts.js';
import { Difficulties, Opinions, Statements } from '../case/voices.js';
import { STATE_WORD } from '../cases/texts.js';
import { type Result, resultWords } from './batch.js';
import styles from './session.module.css';
import { texts } from './texts.js';

const Entry = lazy(() => import('./entry.js'));

const EMPTY: Draft = { outcome: null, typed: {} };

interface Props {
  item: CaseListItem;
  open: boolean;
  draft: Draft | undefined;
  missing: readonly string[];
  result: Result | undefined;
  onToggle: () => void;
  onChange: (draft: Draft | null) => void;
  /** Absent when the case cannot be taken out of the session. */
  onTakeOut: (() => void) | undefined;
}

/** One case of the session: the facts at a glance, the rest and the conclusion when it is opened. */
export function SessionCase({ item, open, draft, missing, result, onToggle, onChange, onTakeOut }: Props) {
  const may = item.allowedCommands.includes('conclude');
  const entered = draft?.outcome ?? null;
  return (
    <li className={styles.one}>
      <div className={styles.line}>
        <h3>
          <Link to={paths.case(item.id)}>
            {item.taskCode} {item.taskTitle}
          </Link>
        </h3>
        <strong>{STATE_WORD[item.status]}</strong>
      </div>
      <p className={styles.quiet}>
        {item.leadUnit?.name ?? texts.noUnit} · {item.deliverable}
      </p>
      <Glance item={item} />
      {entered !== null && (
        <p className={styles.entered}>
          {texts.entered}: {OUTCOME_WORD[entered]}
          {!may && draft && ` · ${typedWords(draft)}`}
        </p>
      )}
      {result && (
        <div className={result.done ? styles.done : styles.refused} role={result.done ? 'status' : 'alert'}>
          {resultWords(result).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          type={may && !open ? 'primary' : 'default'}
          ghost={may && !open}
          aria-expanded={open}
          aria-label={`${open ? texts.shut : may ? texts.open : texts.read}: ${item.taskCode}`}
          onClick={onToggle}
        >
          {open ? texts.shut : may ? texts.open : texts.read}
        </Button>
        {onTakeOut && (
          <Button aria-label={`${texts.takeOut}: ${item.taskCode}`} onClick={onTakeOut}>
            {texts.takeOut}
          </Button>
        )}
      </div>
      {open && (
        <CardLevel value="h4">
          <Opened id={item.id}>
            {(one) =>
              may && (
                <Suspense fallback={<Bones rows={4} />}>
                  <Entry
                    one={one}
                    draft={draft ?? EMPTY}
                    missing={missing}
                    wrong={(name) =>
                      result?.problem?.fields.find(({ path }) => fieldName(path) === name)?.message
                    }
                    onChange={onChange}
                  />
                </Suspense>
              )
            }
          </Opened>
        </CardLevel>
      )}
    </li>
  );
}

/** What was typed for a case that somebody else has concluded meanwhile, to compare. */
function typedWords({ outcome, typed }: Draft): string {
  return fieldsOf('conclude', outcome)
    .map(({ name, kind }) => (kind === 'future' && typed[name] ? formatDate(typed[name]) : typed[name]))
    .filter((text) => (text ?? '') !== '')
    .join(' · ');
}

function Glance({ item }: { item: CaseListItem }) {
  const { legalDue, originalLegalDue, waitingDays, answerDue, proposed, outcome, concludedOn } = item;
  const moved = originalLegalDue !== null && originalLegalDue !== legalDue;
  const facts: [string, string][] = [
    [texts.due, legalDue === null ? '…' : formatDateWithWeekday(legalDue)],
    [texts.original, moved ? formatDate(originalLegalDue) : texts.same],
  ];
  if (item.reachedOn !== null) {
    const waited = waitingDays === null || waitingDays === 0 ? '' : `, ${texts.waited(waitingDays)}`;
    facts.push([texts.reached, formatDate(item.reachedOn) + waited]);
  }
  if (answerDue !== null) facts.push([texts.answerDue, formatDateWithWeekday(answerDue)]);
  if (outcome === null) {
    facts.push([texts.proposed, proposed === null ? texts.noProposal : OUTCOME_WORD[proposed]]);
  } else {
    const on = concludedOn === null ? '' : `, ${formatDate(concludedOn)}`;
    facts.push([texts.concluded, OUTCOME_WORD[outcome] + on]);
  }
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Opened({ id, children }: { id: string; children: (one: CaseView) => ReactNode }) {
  const found = useQuery(caseQuery(id));
  if (found.data === undefined) return <Absent of={found} bones={6} />;
  const one = found.data;
  return (
    <div className={styles.opened}>
      <div className={styles.dossier}>
        <Held one={one} />
        <Statements one={one} />
        <Difficulties one={one} />
        <Opinions one={one} />
      </div>
      <div className={styles.dossier}>
        <Proposal one={one} />
        <Conclusions one={one} />
        <Authority one={one} />
        {children(one)}
      </div>
    </div>
  );
}
