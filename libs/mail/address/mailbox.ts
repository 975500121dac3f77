/**
 * The only addresses this system knows: one plain mailbox in ASCII. Nodemailer's own parser would read
 * "a@x, evil@e" as two people and "a@x> <evil@e" as another one, so nothing looser ever reaches it.
 */
const LOCAL = /^[A-Za-z0-9_+'&=~#-]+(?:\.[A-Za-z0-9_+'&=~#-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LIMIT = { address: 254, local: 64, domain: 253 } as const;

/** The mailbox with its domain in lower case, or null when the text is anything but one strict mailbox. */
export function parseMailbox(text: string): string | null {
  const address = text.normalize('NFC');
  if (address.length > LIMIT.address) return null;
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  if (local.length > LIMIT.local || !LOCAL.test(local)) return null;
  return isDomain(domain) ? `${local}@${domain}` : null;
}

/** At least two labels, the last one not a number: neither a bare host nor an IP address. */
function isDomain(domain: string): boolean {
  if (domain.length > LIMIT.domain) return false;
  const labels = domain.split('.');
  const last = labels[labels.length - 1]!;
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(last);
}

export function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}

/**
 * Whether mail may go there. An entry `tinh.example` names that domain alone; an entry `.tinh.example`, with a
 * leading dot, names every domain below it, not itself. An empty list allows nobody.
 */
export function isAllowedDomain(address: string, allowed: readonly string[]): boolean {
  const mailbox = parseMailbox(address);
  if (mailbox === null) return false;
  const domain = domainOf(mailbox);
  return allowed.some((entry) => {
    const rule = entry.trim().toLowerCase();
    return rule.startsWith('.') ? rule.length > 1 && domain.endsWith(rule) : domain === rule;
  });
}
