import { useQuery } from '@tanstack/react-query';
import type { CaseView, PersonRef } from '#contracts';
import { peopleQuery } from '../../api/queries.js';
import { formatDate } from '../../format/date.js';
import { compareNames } from '../../format/name.js';
import { useProgramme } from '../../frame/programme.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { texts } from './texts.js';

/** Who said it, in whose place, and when. */
export function signedBy({
  by,
  onBehalfOf,
  on,
}: {
  by: PersonRef;
  onBehalfOf: PersonRef | null;
  on: string;
}): string {
  const instead = onBehalfOf === null ? '' : texts.insteadOf(onBehalfOf.name);
  return `đ/c ${by.name}${instead} · ${formatDate(on)}`;
}

export function Statements({ one }: { one: CaseView }) {
  return (
    <Card title={texts.statements}>
      {one.statements.length === 0 && <p className={styles.quiet}>{texts.statementsNone}</p>}
      <ul className={styles.list}>
        {one.statements.map((given) => (
          <li key={given.no}>
            <p className={styles.words}>{given.text ?? texts.erased}</p>
            <p className={styles.quiet}>
              {signedBy(given)} · {texts.as[given.as]}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Difficulties({ one }: { one: CaseView }) {
  if (one.difficulties.length === 0) return null;
  return (
    <Card title={texts.difficulties}>
      <ul className={styles.list}>
        {one.difficulties.map(({ no, note, status, reportedOn, owner, due }) => (
          <li key={no}>
            <p className={styles.words}>{note ?? texts.erased}</p>
            <p className={styles.quiet}>
              {formatDate(reportedOn)} · {texts.difficultyStatus[status]}
              {owner !== null && due !== null && ` · ${texts.owner(owner.name, formatDate(due))}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Opinions({ one }: { one: CaseView }) {
  return (
    <Card title={texts.opinions}>
      {one.opinions.length === 0 && <p className={styles.quiet}>{texts.opinionsNone}</p>}
      <ul className={styles.list}>
        {one.opinions.map((given) => (
          <li key={given.no}>
            <p className={styles.words}>{given.text ?? texts.erased}</p>
            <p className={styles.quiet}>{signedBy(given)}</p>
          </li>
        ))}
      </ul>
      {one.status === 'with-committee' && <Without one={one} />}
    </Card>
  );
}

/** Members who have said nothing on this case yet, so that nobody is forgotten; nobody has to. */
function Without({ one }: { one: CaseView }) {
  const { programmes } = useProgramme();
  const committee = programmes.find(({ code }) => code === one.programme)?.committee?.code;
  const people = useQuery({ ...peopleQuery({ unit: committee }), enabled: committee !== undefined });
  const heard = new Set(one.opinions.flatMap(({ by, onBehalfOf }) => [by.id, onBehalfOf?.id]));
  const names = (people.data?.items ?? [])
    .filter(({ active, memberships }) => active && memberships.some(({ role }) => role === 'member'))
    .filter(({ id }) => !heard.has(id))
    .map(({ name }) => name)
    .sort(compareNames);
  return names.length === 0 ? null : <p className={styles.without}>{texts.without(names.join(', '))}</p>;
}
