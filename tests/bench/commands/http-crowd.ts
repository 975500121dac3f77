import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** An officer with a task of their own. */
export interface Officer {
  taskId: string;
  token: string;
  version: number;
}

/** Officers at their pages: each reports the progress of a task of their own, as the page does it. */
export class HttpCrowd {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private turn = 0;

  constructor(
    private readonly port: number,
    private readonly officers: Officer[],
  ) {}

  /** One command of the next officer that no other client acts for. */
  async command(): Promise<void> {
    const officer = this.officers.shift();
    if (officer === undefined) throw new Error('more clients than officers');
    this.turn += 1;
    try {
      officer.version = await this.report(officer, this.turn);
    } finally {
      this.officers.push(officer);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  /** Answers the task's new version. */
  private report({ taskId, token, version }: Officer, turn: number): Promise<number> {
    const body = JSON.stringify({
      type: 'report-progress',
      percent: turn % 100,
      note: `Đã họp với các đơn vị phối hợp lần thứ ${turn}, thống nhất nội dung dự thảo`,
    });
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port,
          method: 'POST',
          path: `/api/tasks/${encodeURIComponent(taskId)}/commands`,
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
            'If-Match': `"${version}"`,
            'Idempotency-Key': randomUUID(),
            // A building of its own for each office: nobody meets the limit of an address.
            'X-Forwarded-For': `10.${turn % 250}.0.1`,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const seen = /^"(\d+)"$/.exec(answer.headers.etag ?? '')?.[1];
            if (answer.statusCode === 200 && seen !== undefined) resolve(Number(seen));
            else reject(new Error(`${answer.statusCode}: ${Buffer.concat(chunks).toString('utf8')}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
