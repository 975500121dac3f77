import { describe, expect, it } from '@jest/globals';
import { OperatorError } from '#contracts';
import { parseSmtpUrl } from './smtp-url.js';

describe('SMTP_URL', () => {
  it.each([
    ['smtps://mail.tinh.example', { host: 'mail.tinh.example', port: 465, tls: 'implicit' }],
    ['smtp://mail.tinh.example', { host: 'mail.tinh.example', port: 587, tls: 'required' }],
    ['smtp://mail.tinh.example:25/', { host: 'mail.tinh.example', port: 25, tls: 'required' }],
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, tls: 'none' }],
    ['smtp://localhost', { host: 'localhost', port: 25, tls: 'none' }],
    ['smtp://[::1]:1025', { host: '::1', port: 1025, tls: 'none' }],
    ['smtps://localhost', { host: 'localhost', port: 465, tls: 'implicit' }],
    // A name that only looks like loopback is somewhere else.
    ['smtp://127.0.0.1.evil.example', { host: '127.0.0.1.evil.example', port: 587, tls: 'required' }],
    ['smtp://localhost.example', { host: 'localhost.example', port: 587, tls: 'required' }],
    [
      'smtp://van%20phong%40x.example:p%40ss%2F%3A@mail.example',
      {
        host: 'mail.example',
        port: 587,
        tls: 'required',
        auth: { user: 'van phong@x.example', pass: 'p@ss/:' },
      },
    ],
  ])('%s', (url, server) => {
    expect(parseSmtpUrl(url)).toEqual(server);
  });

  it.each([
    '',
    'mail.tinh.example:587',
    'http://mail.example',
    'smtp://',
    'smtp://user@mail.example',
    'smtp://:s3cret@mail.example',
    'smtp://u:s3cret@mail.example/?tls=none',
    'smtp://u:s3cret@mail.example/path',
    'smtp://u:s3cret@mail.example#x',
    'smtp://u:s3cret%ZZ@mail.example',
    'smtp://u:s3cret@mail.example:99999',
  ])('refuses %j without repeating it', (url) => {
    let error: unknown;
    try {
      parseSmtpUrl(url);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(OperatorError);
    const { message, action, stack } = error as OperatorError;
    expect(`${message} ${action} ${stack}`).not.toContain('s3cret');
  });
});
