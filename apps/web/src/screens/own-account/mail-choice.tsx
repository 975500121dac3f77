import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { NoticeChoice } from '#contracts';
import { chooseNotices } from '../../api/access.js';
import { meQuery } from '../../api/queries.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { SelectField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { useMe } from '../../frame/session.js';
import styles from './own-account.module.css';
import { texts } from './texts.js';

const words = texts.mails;

/** Whether what is grave comes in a mail of its own: the one thing about mails that is the reader's to choose. */
export function MailChoice() {
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const id = useId();
  const choosing = useMutation({
    mutationFn: chooseNotices,
    onSuccess: () => {
      say(words.saved);
      return client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  // What was just chosen stands until the answer of who I am has it too.
  const chosen = choosing.isPending ? choosing.variables : me.noticeChoice;
  return (
    <section className={styles.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className={styles.intro}>{words.intro}</p>
      {choosing.error && <ProblemNote error={choosing.error} />}
      <div className={`${form.box} ${styles.form}`}>
        <Line id={id} label={words.choice}>
          <SelectField
            id={id}
            value={chosen}
            options={words.options}
            onChange={(choice) => choosing.mutate(choice as NoticeChoice)}
          />
        </Line>
      </div>
    </section>
  );
}
