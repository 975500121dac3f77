import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { askForMail } from '../../api/sign-in.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import styles from './sign-in.module.css';
import { texts } from './texts.js';
import { useEntry } from './use-entry.js';

const CODE = /^\d{6}$/;

interface Props {
  email: string;
  minutes: number;
  onBack: () => void;
}

export function CodeForm({ email, minutes, onBack }: Props) {
  const say = useSay();
  const entry = useEntry();
  const again = useMutation({ mutationFn: askForMail, onSuccess: () => say(texts.sent) });
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);

  const enter = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!CODE.test(code));
    if (CODE.test(code)) entry.mutate({ email, code });
  };

  return (
    <form className={styles.form} onSubmit={enter} noValidate>
      <p role="status">{texts.sentTo(email)}</p>
      <label htmlFor="ma">{texts.code}</label>
      <Input
        id="ma"
        name="code"
        className={styles.code ?? ''}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={6}
        value={code}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby="ma-ghi-chu"
        onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
      />
      <p id="ma-ghi-chu" className={wrong ? styles.wrong : styles.hint}>
        {wrong ? texts.codeWrong : texts.lasts(minutes)}
      </p>
      {entry.error && <ProblemNote error={entry.error} />}
      {again.error && <ProblemNote error={again.error} />}
      <Button type="primary" htmlType="submit" loading={entry.isPending} block>
        {texts.enter}
      </Button>
      <p className={styles.ways}>
        <Button type="link" size="small" loading={again.isPending} onClick={() => again.mutate(email)}>
          {texts.again}
        </Button>
        <Button type="link" size="small" onClick={onBack}>
          {texts.otherAddress}
        </Button>
      </p>
    </form>
  );
}
