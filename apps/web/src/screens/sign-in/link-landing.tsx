import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { paths } from '../../paths.js';
import styles from './sign-in.module.css';
import { SignInSheet } from './sign-in-sheet.js';
import { texts } from './texts.js';
import { useEntry } from './use-entry.js';

/** Where the mailed link leads. Opening it changes nothing: only the button uses the link up. */
export function Component() {
  usePageTitle(texts.title);
  const { token = '' } = useParams();
  const entry = useEntry();
  return (
    <SignInSheet title={texts.title}>
      <div className={styles.form}>
        <p>{texts.landing}</p>
        {entry.error && (
          <>
            <ProblemNote error={entry.error} />
            <p>
              <Link to={paths.signIn}>{texts.askAgain}</Link>
            </p>
          </>
        )}
        <Button type="primary" block loading={entry.isPending} onClick={() => entry.mutate({ token })}>
          {texts.enter}
        </Button>
        <p className={styles.hint}>{texts.landingOther}</p>
      </div>
    </SignInSheet>
  );
}
