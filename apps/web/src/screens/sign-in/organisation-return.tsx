import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { paths } from '../../paths.js';
import { OrganisationButton } from './organisation-button.js';
import styles from './sign-in.module.css';
import { SignInSheet } from './sign-in-sheet.js';
import { texts } from './texts.js';
import { useEntry } from './use-entry.js';

/**
 * Where the organisation's provider sends the browser back to. What it wrote into the address is good for once, and only
 * in this browser; it is taken out of the address before anything else.
 */
export function Component() {
  usePageTitle(texts.title);
  const [query] = useState(() => window.location.search.slice(1));
  const { mutate, error } = useEntry();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    if (query !== '') mutate({ query });
  }, [query, mutate]);

  const stopped = error !== null || query === '';
  return (
    <SignInSheet title={stopped ? texts.notEntered : texts.entering}>
      {stopped ? (
        <div className={styles.form}>
          {error === null ? <p>{texts.nothingCame}</p> : <ProblemNote error={error} />}
          <OrganisationButton words={texts.organisationAgain} />
          <p className={styles.ways}>
            <Link to={paths.signIn}>{texts.otherWay}</Link>
          </p>
        </div>
      ) : (
        <Bones rows={2} />
      )}
    </SignInSheet>
  );
}
