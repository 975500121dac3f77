import { Link, useRouteError } from 'react-router';
import { paths } from '../paths.js';
import styles from './frame.module.css';
import { texts } from './texts.js';

/** A fault of the page itself, for example a file of an older version that the server no longer has. */
export function RouteProblem() {
  const error = useRouteError();
  console.error(error);
  return (
    <main className={styles.alone} role="alert">
      <h1>{texts.faulty}</h1>
      <p>{texts.faultyDetail}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </p>
    </main>
  );
}

export function NotFound() {
  return (
    <>
      <h1>{texts.notFound}</h1>
      <p>{texts.notFoundDetail}</p>
      <p>
        <Link to={paths.myWork}>{texts.home}</Link>
      </p>
    </>
  );
}
