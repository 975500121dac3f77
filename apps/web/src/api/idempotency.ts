/**
 * Gives each body one key: pressing again after a lost answer repeats the key, a changed body gets a new one, and so
 * does a body that was answered.
 */
export class KeyRing {
  private readonly keys = new Map<string, string>();

  keyOf(body: unknown): string {
    const text = JSON.stringify(body);
    const known = this.keys.get(text);
    if (known !== undefined) return known;
    const key = crypto.randomUUID();
    this.keys.set(text, key);
    return key;
  }

  answered(body: unknown): void {
    this.keys.delete(JSON.stringify(body));
  }
}
