import { useQuery } from '@tanstack/react-query';
import type { AuthorityView } from '#contracts';
import { authorityQuery } from '../../api/cycle-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate, formatInstant } from '../../format/date.js';
import { ROLE_WORD } from '../../frame/texts.js';
import cycles from '../cycles/cycles.module.css';
import styles from './templates.module.css';
import { ACT_WORD, LEVEL_WORD, texts } from './texts.js';

/** Who decides what, by whose document; of one programme or of all. */
export function Authority({ programme }: { programme: string | null }) {
  const found = useQuery(authorityQuery);
  const items = (found.data?.items ?? []).filter((one) => programme === null || one.programme === programme);
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Bones rows={3} />;
  return (
    <section className={styles.group} aria-labelledby="tham-quyen">
      <h2 id="tham-quyen">{texts.authority}</h2>
      <p className={styles.quiet}>{texts.authorityIntro}</p>
      {items.map((one) => (
        <Table key={one.programme} one={one} />
      ))}
    </section>
  );
}

function Table({ one }: { one: AuthorityView }) {
  const { name, version, appliedAt, issuers, delegations, conclude } = one;
  return (
    <details className={styles.template}>
      <summary>
        <strong>{name}</strong>
        {appliedAt !== null && (
          <span className={styles.quiet}> {texts.applied(version, formatInstant(appliedAt))}</span>
        )}
      </summary>
      <table className={cycles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.issuer}</th>
            <th scope="col">{texts.level}</th>
          </tr>
        </thead>
        <tbody>
          {issuers.map(({ unit, level }) => (
            <tr key={unit.code}>
              <td>{unit.name}</td>
              <td>{LEVEL_WORD[level]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{texts.conclude(conclude.map((role) => ROLE_WORD[role]).join(', '))}</p>
      <h3>{texts.delegations}</h3>
      {delegations.length === 0 && <p>{texts.noDelegations}</p>}
      <ul className={styles.dots}>
        {delegations.map((given) => (
          <li key={`${given.from.code} ${given.since} ${given.document.number}`}>
            <Delegated given={given} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Delegated({ given }: { given: AuthorityView['delegations'][number] }) {
  const { from, to, acts, document, since, until, inForce } = given;
  const number = document.number === null ? '' : ` số ${document.number}`;
  return (
    <>
      {texts.delegated(from.name, LEVEL_WORD[to], acts.map((act) => ACT_WORD[act]).join(', '))}{' '}
      <span className={styles.quiet}>
        ({document.title}
        {number}; {texts.term(formatDate(since), until === null ? null : formatDate(until))}
        {!inForce && `; ${texts.ended}`})
      </span>
    </>
  );
}
