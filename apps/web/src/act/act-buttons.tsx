import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import acts from '../screens/task/acts/acts.module.css';

interface Props<Act extends string> {
  title: string;
  allowed: readonly Act[];
  words: Readonly<Record<Act, string>>;
  /** The form of the act that is open. */
  form: (act: Act, close: () => void) => ReactNode;
}

/** Only what I may do now, the main act first; its form opens below. */
export function ActButtons<Act extends string>({ title, allowed, words, form }: Props<Act>) {
  const [open, setOpen] = useState<Act | null>(null);
  if (allowed.length === 0) return null;
  return (
    <section className={acts.panel}>
      <h2>{title}</h2>
      <div className={acts.buttons}>
        {allowed.map((act, i) => (
          <Button
            key={act}
            type={i === 0 ? 'primary' : 'default'}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {words[act]}
          </Button>
        ))}
      </div>
      {open !== null && allowed.includes(open) && form(open, () => setOpen(null))}
    </section>
  );
}
