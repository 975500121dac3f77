import { describe, expect, it } from '@jest/globals';
import { newSigningSecret, signatureFault, signedHeaders } from './signature.js';

/** The vector that the reference libraries of Standard Webhooks are tested with. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = new Date(1_614_265_330_000);
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const HEADERS = { 'webhook-id': ID, 'webhook-timestamp': '1614265330', 'webhook-signature': SIGNATURE };
const bytes = (text: string) => new TextEncoder().encode(text);
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);
const fault = (headers: Record<string, unknown>, body = BODY, now = AT, secrets = [SECRET]) =>
  signatureFault(secrets, headers, bytes(body), now);

describe('a signature of Standard Webhooks', () => {
  it('is that of the reference vector', () => {
    expect(signedHeaders([SECRET], ID, AT, BODY)).toEqual(HEADERS);
    expect(signedHeaders([SECRET], ID, AT, bytes(BODY))).toEqual(HEADERS);
    expect(fault(HEADERS)).toBeNull();
  });

  it('is made with every secret that is valid, and any of them is enough', () => {
    const other = newSigningSecret();
    const both = signedHeaders([other, SECRET], ID, AT, BODY);
    expect(both['webhook-signature'].split(' ')).toHaveLength(2);
    expect(fault({ ...both })).toBeNull();
    expect(fault({ ...both }, BODY, AT, [other])).toBeNull();
    expect(fault({ ...both }, BODY, AT, [newSigningSecret()])).toBe('forged');
  });

  it.each([
    ['another body', HEADERS, `${BODY} `],
    ['another id', { ...HEADERS, 'webhook-id': 'msg_2' }, BODY],
    ['another time', { ...HEADERS, 'webhook-timestamp': '1614265331' }, BODY],
    ['a cut signature', { ...HEADERS, 'webhook-signature': SIGNATURE.slice(0, -4) }, BODY],
    ['another version of signature', { ...HEADERS, 'webhook-signature': `v2${SIGNATURE.slice(2)}` }, BODY],
    ['no version', { ...HEADERS, 'webhook-signature': SIGNATURE.slice(3) }, BODY],
    ['an empty signature', { ...HEADERS, 'webhook-signature': 'v1,' }, BODY],
    ['a ninth signature', { ...HEADERS, 'webhook-signature': `${'v1,AA '.repeat(8)}${SIGNATURE}` }, BODY],
  ])('is refused as forged: %s', (_, headers, body) => {
    expect(fault(headers, body)).toBe('forged');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is none without %s', (name) => {
    expect(fault({ ...HEADERS, [name]: undefined })).toBe('unsigned');
    expect(fault({ ...HEADERS, [name]: ['a', 'b'] })).toBe('unsigned');
  });

  it.each(['', '-1', '1e3', '1614265330.5', 'NaN', '9'.repeat(13)])('is none at the time %j', (timestamp) => {
    expect(fault({ ...HEADERS, 'webhook-timestamp': timestamp })).toBe('unsigned');
  });

  it('is good for five minutes either way, and not a second longer', () => {
    expect(fault(HEADERS, BODY, later(300))).toBeNull();
    expect(fault(HEADERS, BODY, later(301))).toBe('too-old');
    expect(fault(HEADERS, BODY, later(-300))).toBeNull();
    expect(fault(HEADERS, BODY, later(-301))).toBe('too-new');
  });

  it('comes from a secret of 256 bits that is never the same', () => {
    const secret = newSigningSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSigningSecret()).not.toBe(secret);
  });
});
