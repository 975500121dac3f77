import { ATTACHMENT_NAME_MOST } from '#contracts';
import { refused } from './refused.js';

const HEADER = /^attachment\s*;\s*filename\*\s*=\s*UTF-8''([\w!#$&+.^`|~%-]{1,8000})$/i;

/** The name that `Content-Disposition: attachment; filename*=UTF-8''…` (RFC 8187) gives, cleaned. @throws UserError */
export function nameFrom(header: string | undefined): string {
  const encoded = HEADER.exec(header ?? '')?.[1];
  if (encoded === undefined) {
    throw refused("cần tên tệp dạng attachment; filename*=UTF-8''…", 'Content-Disposition');
  }
  try {
    return cleanName(decodeURIComponent(encoded));
  } catch {
    throw refused('tên tệp không phải UTF-8', 'Content-Disposition');
  }
}

/** Names of devices on Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * What is left may be shown and may be saved under on any system: no path, no control, direction or invisible
 * characters, none that a file system keeps for itself, no leading or trailing dot, at most 200 characters.
 */
export function cleanName(given: string): string {
  const plain = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = DEVICE.test(plain) ? `_${plain}` : plain;
  const extension = extensionOf(safe);
  if (extension === '') return `${cut(safe, ATTACHMENT_NAME_MOST)}`;
  const stem = safe.slice(0, -extension.length - 1);
  return `${cut(stem, ATTACHMENT_NAME_MOST - extension.length - 1)}.${extension}`;
}

/** In small letters, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('').trimEnd();
}

/** For a download: the name in ASCII for old programs, and as it is for all others (RFC 6266). */
export function dispositionOf(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
