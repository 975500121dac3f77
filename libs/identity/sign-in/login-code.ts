/** One request to sign in: the hashes of what was mailed and of the browser that asked. */
export interface LoginCode {
  id: string;
  email: string;
  /** Null for an address nobody has: it is kept all the same, so that both cases take the same way. */
  personId: string | null;
  codeHash: string;
  tokenHash: string;
  browserHash: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  attempts: number;
}

export interface LoginCodeStore {
  add(code: LoginCode): Promise<void>;
  byToken(tokenHash: string): Promise<LoginCode | null>;
  /** The newest one asked for this address by this browser. */
  newest(email: string, browserHash: string): Promise<LoginCode | null>;
  /** Counts a try of the code; the number of tries before this one, atomically. */
  countAttempt(id: string): Promise<number>;
  /** True for exactly one caller: the code is used up by it. */
  use(id: string, at: string): Promise<boolean>;
  /** Forgets what expired before. */
  forgetBefore(at: string): Promise<void>;
}
