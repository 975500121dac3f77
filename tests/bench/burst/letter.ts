import { buildMessage, composeDigest } from '#mail';
import { type Addressee, DELIVERABLE, FROM, LEAD_UNIT, OFFICE, PROGRAMME } from './people.js';

/** The mail of everybody but the product, with `{{…}}` where a person's own words go. */
export interface Template {
  from: typeof FROM;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

const PUBLIC_URL = 'http://localhost:3000';

/** The product's own reminder of one task, so that all send the same mail. */
export function letterTemplate(): Template {
  const { subject, html, text } = composeDigest({
    slot: '2026-12-04T01:00:00Z',
    recipient: { name: '{{name}}', address: '{{address}}', formOfAddress: 'đồng chí' },
    programmeName: [PROGRAMME],
    lines: [
      {
        key: '{{code}}',
        kind: 'reminder',
        rung: 'T-7',
        programme: PROGRAMME,
        taskCode: '{{code}}',
        taskTitle: '{{title}}',
        classification: 'normal',
        deliverable: DELIVERABLE,
        leadUnit: LEAD_UNIT,
        legalDue: '2026-12-11',
        workingDue: '2026-12-11',
        daysLeft: 7,
        workingDaysLeft: 5,
        workingDaysOverdue: 0,
        why: 'Nhắc hạn: 7 ngày trước ngày làm việc cuối cùng trong hạn (11/12/2026).',
        whyMe: 'đồng chí là cán bộ được giao',
        url: `${PUBLIC_URL}/nhiem-vu/{{code}}`,
        direction: 'down',
      },
    ],
    sender: { office: OFFICE, phone: null },
    publicUrl: PUBLIC_URL,
    demo: false,
  });
  const headers = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': 'vi',
  };
  return { from: FROM, subject, html, text, headers };
}

/** The bytes of one person's mail. */
export function composed(template: Template, to: Addressee): Promise<Buffer> {
  return buildMessage({
    from: FROM,
    replyTo: FROM,
    to: { name: to.name, address: to.address },
    subject: template.subject,
    html: filled(template.html, to),
    text: filled(template.text, to),
    messageId: to.messageId,
    date: new Date('2026-12-04T01:00:00Z'),
  });
}

function filled(text: string, to: Addressee): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, field: keyof Addressee) => to[field]);
}
