import { createTransport } from 'nodemailer';

/**
 * A mail as these products' handlers send it: a template is filled and composed at the moment of sending, over one
 * pool of connections that are kept.
 * @typedef {{ address: string, name: string, code: string, title: string, messageId: string }} Addressee
 * @typedef {{ from: object, subject: string, html: string, text: string, headers: Record<string, string> }} Template
 */

const CONNECTIONS = 10;

/**
 * @param {{ smtpPort: number, template: Template }} options
 * @returns {{ send(to: Addressee): Promise<void>, close(): void }}
 */
export function postOffice({ smtpPort, template }) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const html = filler(template.html);
  const text = filler(template.text);
  const { from, subject, headers } = template;
  return {
    async send(to) {
      await transport.sendMail({
        from,
        replyTo: from,
        to: { name: to.name, address: to.address },
        subject,
        html: html(to),
        text: text(to),
        messageId: to.messageId,
        headers,
        textEncoding: 'quoted-printable',
      });
    },
    close: () => transport.close(),
  };
}

/** `…{{name}}…` cut once into pieces. @param {string} template @returns {(to: Record<string, string>) => string} */
function filler(template) {
  const pieces = template.split(/\{\{(\w+)\}\}/);
  return (to) => pieces.map((piece, i) => (i % 2 === 0 ? piece : to[piece])).join('');
}
