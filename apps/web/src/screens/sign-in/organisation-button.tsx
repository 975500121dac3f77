import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { beginWithOrganisation } from '../../api/sign-in.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import styles from './sign-in.module.css';
import { texts } from './texts.js';

/** Leaves for the organisation's own page; it sends the browser back. */
export function OrganisationButton({ words = texts.organisation }: { words?: string }) {
  const leaving = useMutation({
    mutationFn: beginWithOrganisation,
    onSuccess: ({ address }) => window.location.assign(address),
  });
  return (
    <div className={styles.form}>
      {leaving.error && <ProblemNote error={leaving.error} />}
      <Button
        type="primary"
        block
        loading={leaving.isPending || leaving.isSuccess}
        onClick={() => leaving.mutate()}
      >
        {words}
      </Button>
    </div>
  );
}
