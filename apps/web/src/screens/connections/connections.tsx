import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import list from '../../list/list.module.css';
import { Sources } from './sources.js';
import { texts } from './texts.js';
import { Webhooks } from './webhooks.js';

/** What the installation is connected with, both ways. */
export function Component() {
  usePageTitle(texts.title);
  const { programmes } = useProgramme();
  const words = Object.fromEntries(programmes.map(({ code, shortName }) => [code, shortName]));
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <Webhooks programmes={words} />
      <Sources programmes={words} />
    </>
  );
}
