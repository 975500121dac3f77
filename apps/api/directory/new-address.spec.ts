import { describe, expect, it } from '@jest/globals';
import { newAddress } from './new-address.js';

const wrong = newAddress(['tinh.example', '.so.example']);

describe('the address of somebody new', () => {
  it.each(['can-bo@tinh.example', 'Can.Bo@TINH.example', 'a@khcn.so.example'])('may be %s', (email) =>
    expect(wrong(email)).toBeNull(),
  );

  it.each([
    'a@b',
    'a@tinh.example,b@tinh.example',
    '"a b"@tinh.example',
    'cán-bộ@tinh.example',
    'a..b@tinh.example',
  ])('is no one mailbox that could ever sign in: %s', (email) =>
    expect(wrong(email)).toContain('không phải một địa chỉ thư'),
  );

  it.each(['a@khac.example', 'a@so.example', 'a@tinh.example.khac.example'])(
    'is none that mail goes to: %s',
    (email) => expect(wrong(email)).toContain(`tên miền ${email.split('@')[1]}`),
  );

  it('may be of any domain where mail reaches nobody but a catcher', () => {
    expect(newAddress('any')('a@khac.example')).toBeNull();
    expect(newAddress([])('a@tinh.example')).toContain('không gửi thư');
  });
});
