import type { ReactNode } from 'react';
import { RequestsNav } from '../list/requests-nav.js';
import { type Asked, UpdateNote } from '../live/update-note.js';
import dossier from '../screens/case/case.module.css';

interface Props {
  /** What is shown, and how it was asked for. */
  one: object;
  asked: Asked;
  state: string;
  /** What it is about, beside its state. */
  about: ReactNode;
  title: string;
  /** With whom it is, and what may be done. */
  side: ReactNode;
  children: ReactNode;
}

/** One thing that somebody has brought before the standing body: what it says, and beside it what becomes of it. */
export function RequestSheet({ one, asked, state, about, title, side, children }: Props) {
  return (
    <article>
      <RequestsNav />
      <UpdateNote of={asked} shown={one} />
      <header className={dossier.head}>
        <p className={dossier.line}>
          <span className={dossier.due}>{state}</span>
          {about}
        </p>
        <h1>{title}</h1>
      </header>
      <div className={dossier.columns}>
        <div className={dossier.dossier}>{children}</div>
        <div className={dossier.side}>{side}</div>
      </div>
    </article>
  );
}
