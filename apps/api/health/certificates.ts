import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:tls';

const DAY_MS = 86_400_000;
const ANSWER_MS = 4_000;
/** The page's certificate is looked at over the network: not at every reading. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Where certificates are, by what they are for. */
export interface CertificatePlaces {
  publicUrl: string;
  /** Files in PEM; undefined where there is none. */
  files: Readonly<Record<string, string | undefined>>;
}

/** Days until each certificate ends that this installation shows or trusts; below 0 when it has ended. */
export class Certificates {
  private seen: { at: number; endsAt: Promise<number | null> } | null = null;

  constructor(
    private readonly places: CertificatePlaces,
    private readonly now: () => number,
  ) {}

  /** @throws when a file is not there or holds no certificate */
  async daysLeft(): Promise<Record<string, number>> {
    const ends: [string, number | null][] = [['page', await this.ofPage()]];
    for (const [name, file] of Object.entries(this.places.files))
      if (file !== undefined)
        ends.push([name, Date.parse(new X509Certificate(await readFile(file)).validTo)]);
    const known = ends.filter((one): one is [string, number] => one[1] !== null);
    return Object.fromEntries(known.map(([name, at]) => [name, (at - this.now()) / DAY_MS]));
  }

  /** Null where the page has none, or cannot be reached from here under its own name. */
  private ofPage(): Promise<number | null> {
    const { protocol, hostname, port } = new URL(this.places.publicUrl);
    if (protocol !== 'https:') return Promise.resolve(null);
    if (this.seen === null || this.now() - this.seen.at > LOOK_AGAIN_MS)
      this.seen = { at: this.now(), endsAt: shownBy(hostname.replace(/^\[|\]$/g, ''), Number(port || 443)) };
    return this.seen.endsAt;
  }
}

/** When the certificate ends that a server shows, whoever signed it. */
function shownBy(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({ host, port, ...named, rejectUnauthorized: false }, () => {
      resolve(Date.parse(socket.getPeerCertificate().valid_to));
      socket.destroy();
    });
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('error', () => undefined).on('close', () => resolve(null));
  });
}
