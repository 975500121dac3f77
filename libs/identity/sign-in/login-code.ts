/** One request to sign in: the hashes of what was mailed and of the browser that asked. */
export interface LoginCode {
  id: string;
  email: string;
  /** Null for an address nobody has: it is kept all the same, so that both cases take the same way. */
  personId: string | null;
  codeHash: string;
  tokenHash: string;
  browserHash: string;
  expiresAt: string;
  usedAt: string | null;
}

/** Kept in PostgreSQL (`#persistence`), with the same real clock. */
export interface LoginCodeStore {
  create(code: Omit<LoginCode, 'id' | 'usedAt'>): Promise<string>;
  /** Used ones and old ones too. */
  findByToken(tokenHash: string): Promise<LoginCode | null>;
  /** The newest one asked for this address by this browser, neither used nor too old. */
  findActive(email: string, browserHash: string): Promise<LoginCode | null>;
  /** Counts a try of the code, atomically; how many there have been with this one. */
  attempt(id: string): Promise<number>;
  /** True for exactly one of those who use it, and only in time. */
  use(id: string): Promise<boolean>;
}
