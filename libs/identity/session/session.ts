/** A signed-in browser. The browser holds a secret; the table holds its hash. */
export interface Session {
  idHash: string;
  personId: string;
  createdAt: string;
  lastSeenAt: string;
  /** Absolute end, whatever happens. */
  expiresAt: string;
  revokedAt: string | null;
  userAgent: string;
}

export interface SessionStore {
  add(session: Session): Promise<void>;
  find(idHash: string): Promise<Session | null>;
  touch(idHash: string, at: string): Promise<void>;
  revoke(idHash: string, at: string): Promise<void>;
  ofPerson(personId: string): Promise<Session[]>;
}
