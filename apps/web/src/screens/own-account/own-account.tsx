import { usePageTitle } from '../../frame/page-title.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { MailChoice } from './mail-choice.js';
import { Sessions } from './sessions.js';
import { texts } from './texts.js';

/** What a person arranges for themself: where their dates are read, how their mails come, where they are signed in. */
export function Component() {
  usePageTitle(texts.title);
  return (
    <>
      <h1>{texts.title}</h1>
      <CalendarAddresses />
      <MailChoice />
      <Sessions />
    </>
  );
}
