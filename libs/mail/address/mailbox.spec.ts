import { describe, expect, it } from '@jest/globals';
import { isAllowedDomain, parseMailbox } from './mailbox.js';

describe('a mailbox', () => {
  it.each([
    ['canbo@demo.example', 'canbo@demo.example'],
    ['Nguyen.Mau+nv01@ThaiNguyen.GOV.vn', 'Nguyen.Mau+nv01@thainguyen.gov.vn'],
    ["o'neil_a&b=c~d#e@a-b.example", "o'neil_a&b=c~d#e@a-b.example"],
    [`${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
    ['a@xn--tnh-2na.example', 'a@xn--tnh-2na.example'],
  ])('reads %j', (text, mailbox) => {
    expect(parseMailbox(text)).toBe(mailbox);
  });

  it.each([
    // The five strings that change who gets the mail when they reach nodemailer (reliability tests of the library).
    'a@x.example, evil@e.example',
    'a@x.example\r\nRCPT TO:<evil@e.example>',
    'a@x.example> <evil@e.example',
    'Evil <evil@e.example>',
    '"a@x.example" evil@e.example',
    // White space and control characters anywhere.
    ' a@x.example',
    'a@x.example ',
    'a b@x.example',
    'a@x.example\n',
    'a@x.example\r',
    'a@x.example\u0000',
    'a\u0000@x.example',
    'a\t@x.example',
    'a@x\u2028.example',
    // Quotes, comments, groups, routes, literals.
    '"a"@x.example',
    "a@'x'.example",
    'a(c)@x.example',
    'group:a@x.example;',
    '@relay.example:a@x.example',
    'a%e.example@x.example',
    'e.example!a@x.example',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    '\\a@x.example',
    'a;b@x.example',
    // No real domain or local part.
    '',
    '@',
    'a',
    'a@',
    '@x.example',
    'a@localhost',
    'a@.example',
    'a@x..example',
    'a@x.example.',
    'a@-x.example',
    'a@x-.example',
    'a@x_y.example',
    'a@b@x.example',
    '.a@x.example',
    'a.@x.example',
    'a..b@x.example',
    // Not ASCII: look-alikes and bidirectional marks.
    'cánbộ@x.example',
    'а@x.example',
    'a@thư.example',
    'a\u202e@x.example',
    'a@x。example',
    // Too long.
    `${'a'.repeat(65)}@x.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'bbbbbbbb.'.repeat(28)}example`,
  ])('refuses %j', (text) => {
    expect(parseMailbox(text)).toBeNull();
  });

  it('counts 254 characters, not one more', () => {
    const domain = `${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(54)}.example`;
    const longest = `${'a'.repeat(254 - 1 - domain.length)}@${domain}`;
    expect(parseMailbox(longest)).toBe(longest);
    expect(parseMailbox(`a${longest}`)).toBeNull();
  });
});

describe('allowed domains', () => {
  it.each([
    ['a@demo.example', ['demo.example'], true],
    ['a@DEMO.example', ['Demo.Example'], true],
    ['a@demo.example', ['.example'], true],
    ['a@x.demo.example', ['.example'], true],
    ['a@demo.example', ['.demo.example'], false],
    ['a@x.demo.example', ['demo.example'], false],
    ['a@evildemo.example', ['demo.example', '.demo.example'], false],
    ['a@demo.example.evil.test', ['demo.example', '.example'], false],
    ['a@demo.example', [], false],
    ['a@demo.example', ['', '.'], false],
    ['a@demo.example, b@e.example', ['.example'], false],
  ])('%j with %j: %j', (address, allowed, answer) => {
    expect(isAllowedDomain(address, allowed)).toBe(answer);
  });
});
