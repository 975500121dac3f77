import { readdir } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Asked, TestApi } from '../api/index.js';

export interface Sent {
  as: string;
  name?: string;
  bytes: Buffer;
  headers?: Record<string, string>;
}

export function disposition(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** One file, as the page sends it. */
export async function upload(
  api: TestApi,
  { as, name = 'bao-cao.pdf', bytes, headers = {} }: Sent,
): Promise<Asked> {
  const response = await fetch(`${api.url}/api/attachments`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await api.token(as)}`,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition(name),
      ...headers,
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** A request whose body the test writes itself, in pieces or never. */
export async function openUpload(
  api: TestApi,
  as: string,
  headers: Record<string, string> = {},
): Promise<{ sending: ClientRequest; answer: Promise<IncomingMessage> }> {
  const sending = request(`${api.url}/api/attachments`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await api.token(as)}`,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('a.pdf'),
      ...headers,
    },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve).once('error', reject);
  });
  answer.catch(() => undefined);
  sending.on('error', () => undefined);
  sending.flushHeaders();
  return { sending, answer };
}

/** All files below the folder, those that are still arriving too. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
}
