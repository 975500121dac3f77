import type { ReportFormat } from '#contracts';
import { dispositionOf } from '../attachments/file-name.js';
import type { Draft } from '../documents/document.service.js';
import type { ApiResponse } from '../http/request.js';

export const MEDIA: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Every kind of file that is sent to be saved. */
export const FILE_MEDIA = { ...MEDIA, csv: 'text/csv; charset=utf-8' } as const;

/** A file to be saved, never shown by the browser as a part of the page. */
export function sendFile(
  response: ApiResponse,
  format: keyof typeof FILE_MEDIA,
  { name, bytes }: Draft,
): void {
  response.setHeader('Content-Type', FILE_MEDIA[format]);
  response.setHeader('Content-Disposition', dispositionOf(name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(Buffer.from(bytes));
}
