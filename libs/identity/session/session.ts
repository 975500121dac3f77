/** A signed-in browser. The browser holds a secret; the table holds its hash. */
export interface Session {
  idHash: string;
  personId: string;
  createdAt: string;
  lastSeenAt: string;
  /** Absolute end, whatever happens. */
  expiresAt: string;
  userAgent: string;
}

/** Kept in PostgreSQL (`#persistence`), with the same real clock. Revoked and old sessions are not found. */
export interface SessionStore {
  create(session: Pick<Session, 'idHash' | 'personId' | 'expiresAt' | 'userAgent'>): Promise<void>;
  find(idHash: string): Promise<Session | null>;
  touch(idHash: string): Promise<void>;
  revoke(idHash: string): Promise<void>;
  list(personId: string): Promise<Session[]>;
}
