import type { SignInAnswer } from '#contracts';
import { call } from './http.js';

/** Asks for a mail with a link and a code; the answer is the same for an unknown address. */
export const askForMail = (email: string) =>
  call<SignInAnswer>('/api/sign-in', { method: 'POST', body: { email } });

/** Uses up the link or the code. Only ever on a person's click: mail scanners open links. */
export const verify = (proof: { token: string } | { email: string; code: string }) =>
  call<unknown>('/api/sign-in/verify', { method: 'POST', body: proof });

export const signOut = () => call<unknown>('/api/sign-out', { method: 'POST' });
