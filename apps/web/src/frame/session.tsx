import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { MeView } from '#contracts';
import { ApiProblem } from '../api/problem.js';
import { meQuery } from '../api/queries.js';
import { Bones } from '../feedback/bones.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { paths } from '../paths.js';
import styles from './frame.module.css';

const MeContext = createContext<MeView | null>(null);

/** Lets in only who is signed in; others go to the sign-in page and come back afterwards. */
export function Session({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  const { pathname, search } = useLocation();
  if (me.error instanceof ApiProblem && me.error.status === 401) {
    return <Navigate to={`${paths.signIn}?${new URLSearchParams({ tiep: pathname + search })}`} replace />;
  }
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  return (
    <main className={styles.alone}>
      {me.error ? <ProblemNote error={me.error} onRetry={() => void me.refetch()} /> : <Bones rows={6} />}
    </main>
  );
}

/** Who is signed in; only inside `Session`. */
export function useMe(): MeView {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is used outside Session');
  return me;
}
