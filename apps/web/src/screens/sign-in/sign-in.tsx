import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { askForMail, waysQuery } from '../../api/sign-in.js';
import { Bones } from '../../feedback/bones.js';
import { usePageTitle } from '../../frame/page-title.js';
import { AddressForm } from './address-form.js';
import { CodeForm } from './code-form.js';
import { OrganisationButton } from './organisation-button.js';
import { keepReturnPath } from './return-path.js';
import styles from './sign-in.module.css';
import { SignInSheet } from './sign-in-sheet.js';
import { texts } from './texts.js';

/** With the organisation's account, or address → mail with a link and a code → in. */
export function Component() {
  usePageTitle(texts.title);
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const ways = useQuery(waysQuery);
  const asking = useMutation({ mutationFn: askForMail });

  const wanted = params.get('tiep');
  useEffect(() => keepReturnPath(wanted), [wanted]);

  if (asking.data === undefined) {
    // A server that does not say knows the mail.
    const { mail, organisation } = ways.data ?? { mail: true, organisation: false };
    return (
      <SignInSheet title={texts.title}>
        {ways.isPending && <Bones rows={3} />}
        {organisation && <OrganisationButton />}
        {organisation && mail && <p className={styles.or}>{texts.or}</p>}
        {!ways.isPending && mail && (
          <AddressForm
            email={email}
            pending={asking.isPending}
            error={asking.error}
            second={organisation}
            onAsk={(address) => {
              setEmail(address);
              asking.mutate(address);
            }}
          />
        )}
      </SignInSheet>
    );
  }
  return (
    <SignInSheet title={texts.sent}>
      <CodeForm email={email} minutes={Math.round(asking.data.expiresInSeconds / 60)} onBack={asking.reset} />
    </SignInSheet>
  );
}
