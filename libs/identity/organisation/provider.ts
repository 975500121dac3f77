/** What one sign-in was begun with; whatever comes back must answer to all three. */
export interface Proof {
  state: string;
  nonce: string;
  /** PKCE: only who began can spend the code. */
  verifier: string;
}

/** An account that the provider has vouched for. */
export interface Account {
  issuer: string;
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** The organisation's sign-in. */
export interface Provider {
  /**
   * Where the browser goes.
   *
   * @throws UserError `unavailable`
   */
  begin(proof: Proof): Promise<URL>;
  /**
   * Spends the code of an answer.
   *
   * @throws ProviderRefusal, UserError `unavailable`
   */
  finish(answer: URLSearchParams, proof: Proof): Promise<Account>;
}

/** The provider's answer does not hold, or says no. `message` is for the access log, never for the page. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal';
  constructor(
    readonly reason: 'cancelled' | 'not-proven',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
