import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { askForMail } from '../../api/sign-in.js';
import { usePageTitle } from '../../frame/page-title.js';
import { AddressForm } from './address-form.js';
import { CodeForm } from './code-form.js';
import { keepReturnPath } from './return-path.js';
import { SignInSheet } from './sign-in-sheet.js';
import { texts } from './texts.js';

/** Address → mail with a link and a code → in. */
export function Component() {
  usePageTitle(texts.title);
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const asking = useMutation({ mutationFn: askForMail });

  const wanted = params.get('tiep');
  useEffect(() => keepReturnPath(wanted), [wanted]);

  if (asking.data === undefined) {
    return (
      <SignInSheet title={texts.title}>
        <AddressForm
          email={email}
          pending={asking.isPending}
          error={asking.error}
          onAsk={(address) => {
            setEmail(address);
            asking.mutate(address);
          }}
        />
      </SignInSheet>
    );
  }
  return (
    <SignInSheet title={texts.sent}>
      <CodeForm email={email} minutes={Math.round(asking.data.expiresInSeconds / 60)} onBack={asking.reset} />
    </SignInSheet>
  );
}
