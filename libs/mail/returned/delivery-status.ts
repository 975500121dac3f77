/** What a delivery status notification says of one recipient. */
export interface DeliveryStatus {
  action: string;
  /** `5.1.1`; null when none is given. */
  status: string | null;
}

const STATUS = /^([245]\.\d{1,3}\.\d{1,3})\b/;

/** Reads the part `message/delivery-status` (RFC 3464): groups of fields, the first about the message as a whole. */
export function readDeliveryStatus(text: string): DeliveryStatus[] {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n[ \t]*\n+/);
  return groups.map(fieldsOf).flatMap((fields) => {
    const action = fields.get('action');
    if (action === undefined) return [];
    const status = STATUS.exec(fields.get('status') ?? '')?.[1] ?? null;
    return [{ action: action.toLowerCase(), status }];
  });
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
    }),
  );
}

/**
 * Whether the address itself is at fault and will be so tomorrow: nobody there, no such domain, moved away, closed. A
 * full box or a refusal of the content says nothing of the address.
 */
export function isFaultOfAddress({ action, status }: DeliveryStatus): boolean {
  return action === 'failed' && status !== null && /^5\.(?:0\.0|1\.\d+|2\.1|4\.[14])$/.test(status);
}
