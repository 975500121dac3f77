import type { ReportFormat } from '#contracts';
import { dispositionOf } from '../attachments/file-name.js';
import type { Draft } from '../documents/document.service.js';
import type { ApiResponse } from '../http/request.js';

export const MEDIA: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A file to be saved, never shown by the browser as a part of the page. */
export function sendFile(response: ApiResponse, format: ReportFormat, { name, bytes }: Draft): void {
  response.setHeader('Content-Type', MEDIA[format]);
  response.setHeader('Content-Disposition', dispositionOf(name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(Buffer.from(bytes));
}
