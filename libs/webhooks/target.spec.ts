import { describe, expect, it } from '@jest/globals';
import { reachOf } from './address.js';
import { pin, RefusedAddress, type Target, targetOf } from './target.js';

describe('an address of the network', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['203.162.4.190', 'public'],
    ['2001:4860:4860::8888', 'public'],
    ['2405:4800::1', 'public'],
    ['127.0.0.1', 'inside'],
    ['127.255.255.254', 'inside'],
    ['::1', 'inside'],
    ['10.0.0.1', 'inside'],
    ['172.16.0.1', 'inside'],
    ['172.31.255.255', 'inside'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'inside'],
    ['100.64.0.1', 'inside'],
    ['fd12:3456::1', 'inside'],
    ['169.254.169.254', 'never'],
    ['168.63.129.16', 'never'],
    ['100.100.100.200', 'never'],
    ['fd00:ec2::254', 'never'],
    ['0.0.0.0', 'never'],
    ['0.1.2.3', 'never'],
    ['255.255.255.255', 'never'],
    ['224.0.0.1', 'never'],
    ['240.0.0.1', 'never'],
    ['192.0.0.8', 'never'],
    ['192.0.2.1', 'never'],
    ['198.18.0.1', 'never'],
    ['198.51.100.1', 'never'],
    ['203.0.113.1', 'never'],
    ['::', 'never'],
    ['::ffff:10.0.0.1', 'never'],
    ['::ffff:8.8.8.8', 'never'],
    ['::ffff:7f00:1', 'never'],
    ['::127.0.0.1', 'never'],
    ['64:ff9b::7f00:1', 'never'],
    ['2002:7f00:1::', 'never'],
    ['2001::1', 'never'],
    ['2001:db8::1', 'never'],
    ['fe80::1', 'never'],
    ['fe80::1%eth0', 'never'],
    ['fec0::1', 'never'],
    ['ff02::1', 'never'],
    ['4000::1', 'never'],
    ['example.vn', 'never'],
    ['', 'never'],
  ])('%s leads %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });
});

describe('the address of a receiver', () => {
  it.each([
    ['https://lgsp.example.vn/su-kien'],
    ['https://lgsp.example.vn:8443/su-kien?kenh=1'],
    ['https://8.8.8.8/'],
    ['https://[2001:4860:4860::8888]/'],
  ])('may be %s', (address) => {
    expect(targetOf(address, [])).toMatchObject({ named: false });
  });

  it.each([
    ['khong phai dia chi', 'not-an-address'],
    ['/su-kien', 'not-an-address'],
    ['ftp://example.vn/', 'not-an-address'],
    ['file:///etc/passwd', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://user:pass@example.vn/', 'with-password'],
    ['https://user@example.vn/', 'with-password'],
    ['http://example.vn/', 'not-https'],
    ['http://127.0.0.1/', 'not-https'],
    ['https://127.0.0.1/', 'address-refused'],
    ['https://2130706433/', 'address-refused'],
    ['https://0x7f.1/', 'address-refused'],
    ['https://0177.0.0.1/', 'address-refused'],
    ['https://127.1/', 'address-refused'],
    ['https://[::1]/', 'address-refused'],
    ['https://[::ffff:127.0.0.1]/', 'address-refused'],
    ['https://169.254.169.254/latest/meta-data', 'address-refused'],
    ['https://10.1.2.3/', 'address-refused'],
    ['https://localhost/su-kien', 'address-refused'],
    ['https://localhost.:8443/', 'address-refused'],
    ['https://a.localhost/', 'address-refused'],
    ['https://lgsp/', 'address-refused'],
    ['https://lgsp.local/', 'address-refused'],
    ['https://metadata.google.internal/', 'address-refused'],
  ])('may not be %s', (address, fault) => {
    expect(targetOf(address, [])).toBe(fault);
  });

  it('may lead inside, by http, where the operator named the host; never where no receiver can be', () => {
    expect(targetOf('http://lgsp/x', ['lgsp'])).toMatchObject({ named: true });
    const allowed = ['127.0.0.1', 'LGSP.tinh.example:8080', '169.254.169.254', '[::1]'];
    expect(targetOf('http://127.0.0.1:4567/x', allowed)).toMatchObject({ named: true });
    expect(targetOf('http://[::1]/x', allowed)).toMatchObject({ named: true });
    expect(targetOf('http://lgsp.tinh.example:8080/x', allowed)).toMatchObject({ named: true });
    expect(targetOf('http://lgsp.tinh.example/x', allowed)).toBe('not-https');
    expect(targetOf('http://169.254.169.254/x', allowed)).toBe('address-refused');
  });
});

describe('where a name leads', () => {
  const target = (named = false): Target => ({ url: new URL('https://lgsp.example.vn/x'), named });
  const resolving =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it('is asked once, and pinned', async () => {
    let asked = 0;
    const resolve = (host: string) => {
      asked += 1;
      expect(host).toBe('lgsp.example.vn');
      return resolving('203.162.4.190', '2405:4800::1')();
    };
    expect(await pin(target(), resolve)).toEqual({ address: '203.162.4.190', family: 4 });
    expect(asked).toBe(1);
  });

  it.each([
    [['127.0.0.1']],
    [['10.0.0.7']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:10.0.0.7']],
    [['203.162.4.190', '10.0.0.7']],
    [[]],
  ])('is refused when it is %j', async (addresses) => {
    await expect(pin(target(), resolving(...addresses))).rejects.toBeInstanceOf(RefusedAddress);
  });

  it('may be inside where the operator named the host', async () => {
    expect(await pin(target(true), resolving('10.0.0.7'))).toMatchObject({ address: '10.0.0.7' });
    await expect(pin(target(true), resolving('169.254.169.254'))).rejects.toBeInstanceOf(RefusedAddress);
  });
});
