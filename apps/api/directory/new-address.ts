import { domainOf, type MailAccount, mayReceive, parseMailbox } from '#mail';

/**
 * What is wrong with the address of somebody new, in words; null where mail may go there. Whoever is entered with any
 * other address could neither be written to nor come in, and nobody would be told before the first mail.
 */
export function newAddress(allowedDomains: MailAccount['allowedDomains']): (email: string) => string | null {
  return (email) => {
    const mailbox = parseMailbox(email);
    if (mailbox === null) return `“${email}” không phải một địa chỉ thư.`;
    if (mayReceive({ allowedDomains }, mailbox)) return null;
    return `Hệ thống không gửi thư đến tên miền ${domainOf(mailbox)}; đề nghị ghi địa chỉ thư công vụ.`;
  };
}
