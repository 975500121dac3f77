import type { AttachmentView } from '#contracts';
import { ApiProblem, problemOf, unreached } from './problem.js';

export interface UploadCall {
  /** The same key, name and content get the same answer, so that sending again after a lost answer is harmless. */
  key: string;
  /** Bytes that have left, of all. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

export type SendFile = (file: File, call: UploadCall) => Promise<AttachmentView>;

/** One file as it is. `fetch` tells nothing of what has left already, so an older means sends it. */
export const sendFile: SendFile = (file, { key, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/attachments');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', disposition(file.name));
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok) response.json().then(resolve, () => reject(unreadable()));
      else problemOf(response).then(reject, reject);
    };
    request.onerror = () => reject(unreached());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });

/** RFC 8187; half a surrogate pair, which some systems allow in names, cannot be written in it. */
export function disposition(name: string): string {
  const whole = name.replace(/\p{Surrogate}/gu, '');
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

function unreadable(): ApiProblem {
  return new ApiProblem(200, 'unreadable', 'Máy chủ trả lời không đúng dạng', 'Đề nghị tải lại tệp này.');
}
