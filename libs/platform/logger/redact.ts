/** What may not stand in a log: secrets and personal data (names of fields, and patterns inside texts). */
const SECRET_FIELD =
  /token|secret|password|cookie|authorization|e-?mail|address|recipient|subject|body|html|text|name$/i;
const CREDENTIALS_IN_URL = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const MAILBOX = /[\w.+'&=~#-]+@[\w.-]+\.\w+/g;
const LONGEST = 2000;

export type LogValue = string | number | boolean | null | undefined;

/** A text without credentials of addresses and without mailboxes, cut to a sane length. */
export function safeText(text: string): string {
  const safe = text.replace(CREDENTIALS_IN_URL, '$1[redacted]@').replace(MAILBOX, '[mailbox]');
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

export function safeFields(fields: Readonly<Record<string, LogValue>>): Record<string, LogValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      SECRET_FIELD.test(key) ? '[redacted]' : typeof value === 'string' ? safeText(value) : value,
    ]),
  );
}

/** An error as a log line holds it: never its properties, which may carry query parameters or addresses. */
export function describeError(error: unknown): Record<string, LogValue> {
  if (!(error instanceof Error)) return { errorType: typeof error, errorSaid: safeText(String(error)) };
  const code = (error as { code?: unknown }).code;
  const cause =
    error.cause instanceof Error ? { cause: safeText(`${error.cause.name}: ${error.cause.message}`) } : {};
  return {
    errorType: error.name,
    errorSaid: safeText(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: code } : {}),
    stack: error.stack === undefined ? undefined : safeText(error.stack),
    ...cause,
  };
}
