import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { MadeCalendarAddress } from '#contracts';
import {
  calendarAddressesQuery,
  makeCalendarAddress,
  revokeCalendarAddress,
} from '../../api/calendar-addresses.js';
import { asProblem } from '../../api/problem.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { TextField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { formatInstant } from '../../format/date.js';
import list from '../../list/list.module.css';
import rows from '../../sign-ins/session-rows.module.css';
import styles from './own-account.module.css';
import { texts } from './texts.js';

const words = texts.calendar;
const LONGEST_LABEL = 60;

/** Secret addresses at which my calendar programs read my dates; each is shown once and may be revoked. */
export function CalendarAddresses() {
  const say = useSay();
  const client = useQueryClient();
  const [made, setMade] = useState<MadeCalendarAddress | null>(null);
  const addresses = useQuery(calendarAddressesQuery);
  const again = () => client.invalidateQueries({ queryKey: calendarAddressesQuery.queryKey });
  const revoking = useMutation({
    mutationFn: revokeCalendarAddress,
    onSuccess: (_, id) => {
      say(words.revoked);
      if (id === made?.id) setMade(null);
      return again();
    },
  });
  const items = addresses.data?.items ?? [];
  return (
    <section className={styles.part} aria-label={words.title}>
      <div className={list.head}>
        <h2>{words.title}</h2>
        {addresses.data && <span className={list.count}>{words.count(addresses.data.total)}</span>}
      </div>
      <p className={styles.intro}>{words.intro}</p>
      {addresses.error && <ProblemNote error={addresses.error} onRetry={() => void addresses.refetch()} />}
      {revoking.error && <ProblemNote error={revoking.error} />}
      {addresses.isPending && <Bones rows={2} />}
      {made !== null && <Shown made={made} onCopied={() => say(words.copied)} />}
      {items.length > 0 && (
        <ul className={rows.rows}>
          {items.map(({ id, label, createdAt, lastReadAt }) => (
            <li key={id}>
              <strong className={rows.device}>{label}</strong>
              <span className={rows.when}>
                {words.since} {formatInstant(createdAt)}
                <br />
                {lastReadAt === null ? words.unread : `${words.lastRead} ${formatInstant(lastReadAt)}`}
              </span>
              <span className={rows.act}>
                <Button
                  loading={revoking.isPending && revoking.variables === id}
                  aria-label={`${words.revoke}: ${label}`}
                  onClick={() => revoking.mutate(id)}
                >
                  {words.revoke}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <NewAddress
        onMade={(address) => {
          setMade(address);
          return again();
        }}
      />
    </section>
  );
}

function NewAddress({ onMade }: { onMade: (made: MadeCalendarAddress) => Promise<unknown> }) {
  const id = useId();
  const [label, setLabel] = useState('');
  const making = useMutation({
    mutationFn: makeCalendarAddress,
    onSuccess: (made) => {
      setLabel('');
      return onMade(made);
    },
  });
  const problem = making.error === null ? null : asProblem(making.error);
  const wrong = problem?.fields.find(({ path }) => path === 'label')?.message;
  const save = (event: FormEvent) => {
    event.preventDefault();
    making.mutate(label);
  };
  const type = (typed: string) => {
    setLabel(typed);
    making.reset();
  };
  return (
    <form className={`${form.box} ${styles.form}`} onSubmit={save} noValidate aria-label={words.make}>
      <Line id={id} label={words.label} hint={words.labelHint} wrong={wrong}>
        <TextField id={id} value={label} wrong={wrong} most={LONGEST_LABEL} onChange={type} />
      </Line>
      {problem && wrong === undefined && <ProblemNote error={problem} />}
      <div className={form.buttons}>
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}

function Shown({ made, onCopied }: { made: MadeCalendarAddress; onCopied: () => void }) {
  const id = useId();
  // Where the browser does not let a page copy, the address stands marked, to be copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(made.url).then(onCopied, () => document.getElementById(id)?.focus());
  return (
    <div className={`${form.will} ${styles.shown}`} role="status">
      <label htmlFor={id}>{words.shown(made.label)}</label>
      <Input id={id} readOnly value={made.url} onFocus={(event) => event.target.select()} />
      <p className={styles.intro}>{words.shownHint}</p>
      <div className={form.buttons}>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <Button href={made.url.replace(/^https?:/, 'webcal:')}>{words.open}</Button>
      </div>
    </div>
  );
}
