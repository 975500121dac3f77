import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ProblemNote } from '../../feedback/problem-note.js';
import styles from './sign-in.module.css';
import { texts } from './texts.js';

interface Props {
  email: string;
  pending: boolean;
  error: Error | null;
  /** Another way in stands above it. */
  second: boolean;
  onAsk: (email: string) => void;
}

export function AddressForm({ email, pending, error, second, onAsk }: Props) {
  const [address, setAddress] = useState(email);
  const [missing, setMissing] = useState(false);

  const ask = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = address.trim();
    setMissing(!trimmed.includes('@'));
    if (trimmed.includes('@')) onAsk(trimmed);
  };

  return (
    <form className={styles.form} onSubmit={ask} noValidate>
      <label htmlFor="dia-chi">{texts.address}</label>
      <Input
        id="dia-chi"
        type="email"
        name="email"
        autoComplete="email"
        autoFocus={!second}
        maxLength={254}
        value={address}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby="dia-chi-ghi-chu"
        onChange={(event) => setAddress(event.target.value)}
      />
      <p id="dia-chi-ghi-chu" className={missing ? styles.wrong : styles.hint}>
        {missing ? texts.addressMissing : texts.noPassword}
      </p>
      {error && <ProblemNote error={error} />}
      <Button type={second ? 'default' : 'primary'} htmlType="submit" loading={pending} block>
        {texts.ask}
      </Button>
    </form>
  );
}
