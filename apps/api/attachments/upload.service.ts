import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UserError } from '#contracts';
import {
  type Arriving,
  type AttachmentEntity,
  AttachmentFiles,
  type AttachmentStore,
  type IdempotencyStore,
  type Persistence,
  type StoredFile,
} from '#persistence';
import { type Logger, realClock } from '#platform';
import type { ApiRequest } from '../http/request.js';
import { type ApiSettings, IDEMPOTENCY, LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';
import { scan } from './clamd.js';
import { typeOf } from './content-type.js';
import { extensionOf, nameFrom } from './file-name.js';
import { type Received, receive } from './receive.js';
import { refused, tooLarge } from './refused.js';
import type { AttachmentSettings } from './settings.js';

export interface Uploaded {
  row: AttachmentEntity;
  /** It was here already: nothing was stored anew. */
  repeated: boolean;
}

const SCAN_IDLE_MS = 60_000;
/** An earlier upload of the same content is handed out again while it is this young: the sweep is then far away. */
const SAME_WITHIN_MS = 12 * 3_600_000;

/** Takes a file in: received, known by its content, scanned, kept on the disk, and only then written down. */
@Injectable()
export class UploadService {
  private readonly settings: AttachmentSettings;
  private readonly store: AttachmentStore;
  private readonly files: AttachmentFiles;
  private readonly clock = realClock();
  private readonly underWay = new Map<string, number>();

  constructor(
    @Inject(SETTINGS) settings: ApiSettings,
    @Inject(PERSISTENCE) persistence: Persistence,
    @Inject(IDEMPOTENCY) private readonly answers: IdempotencyStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.settings = settings.attachments;
    this.store = persistence.attachments;
    this.files = new AttachmentFiles(settings.attachments.folder);
  }

  /** @throws UserError */
  async upload(person: string, key: string | null, request: ApiRequest): Promise<Uploaded> {
    const name = nameFrom(request.headers['content-disposition']);
    await this.requireRoom(person, Number(request.headers['content-length'] ?? 0));
    this.begin(person);
    try {
      const arriving = await this.files.arrive();
      try {
        const received = await receive(request, arriving.handle, this.settings);
        return await this.once({ person, key, name, received }, () =>
          this.take(person, name, received, arriving),
        );
      } finally {
        await this.files.drop(arriving);
      }
    } finally {
      this.end(person);
    }
  }

  /** What can be said before a byte is read. */
  private async requireRoom(person: string, announced: number): Promise<void> {
    const { mostBytes, quotaBytes } = this.settings;
    if (announced > mostBytes) throw tooLarge(mostBytes);
    const used = await this.store.usedSince(person, this.aDayAgo());
    if (used + Math.max(announced, 1) > quotaBytes) throw noQuota(quotaBytes);
  }

  private async take(
    person: string,
    name: string,
    { size, sha256 }: Received,
    arriving: Arriving,
  ): Promise<Uploaded> {
    const mediaType = await typeOf(arriving.handle, size, extensionOf(name));
    await this.requireClean(arriving);
    const known = await this.store.waiting(person, { sha256, name }, this.ago(SAME_WITHIN_MS));
    if (known !== null && (await this.files.size(known.storageKey)) === size) {
      return { row: known, repeated: true };
    }
    const storageKey = await this.files.keep(arriving);
    const row = await this.write(person, { storageKey, sha256, size, mediaType, name });
    return { row, repeated: false };
  }

  /**
   * When this throws, the row may be there or not: the file stays, and the sweep takes it if there is none. The other way
   * round a row would speak of a file that is gone.
   */
  private async write(person: string, file: StoredFile): Promise<AttachmentEntity> {
    const { quotaBytes: quota } = this.settings;
    const entry = { id: randomUUID(), person, at: this.clock.now(), since: this.aDayAgo(), quota };
    const row = await this.store.add(entry, file);
    if (row !== null) return row;
    await this.files.remove(file.storageKey);
    throw noQuota(quota);
  }

  private async requireClean({ handle }: Arriving): Promise<void> {
    const { clamd } = this.settings;
    if (clamd === null) return;
    const verdict = await scan(handle, clamd, SCAN_IDLE_MS).catch((error: unknown) => {
      this.logger.error('a file could not be scanned: see CLAMD_URL', {}, error);
      throw new UserError(
        'unavailable',
        'Chưa quét được mã độc nên tệp chưa được nhận; đề nghị thử lại sau ít phút.',
      );
    });
    if (verdict.clean) return;
    this.logger.warn('a file with malware was refused', { signature: verdict.signature });
    throw refused('Phần mềm diệt mã độc phát hiện mã độc trong tệp này nên không nhận.');
  }

  /** `Idempotency-Key`, with the content as what must be the same: it is known only now. */
  private async once(
    { person, key, name, received }: { person: string; key: string | null; name: string; received: Received },
    work: () => Promise<Uploaded>,
  ): Promise<Uploaded> {
    if (key === null) return work();
    const hash = createHash('sha256').update(JSON.stringify(['attachment', name, received.sha256]));
    const claim = await this.answers.claimKey(person, key, hash.digest('hex'));
    if (claim.outcome === 'reused') {
      throw new UserError('key-reused', 'Idempotency-Key này đã dùng cho một nội dung khác.');
    }
    if (claim.outcome === 'running') {
      throw new UserError('state-conflict', 'Yêu cầu này đang được thực hiện; đề nghị chờ kết quả.');
    }
    if (claim.outcome === 'repeated') {
      const row = await this.store.find((claim.body as { id: string }).id);
      if (row === null) throw new UserError('gone', 'Tệp đã tải lên trước đây không còn; đề nghị tải lại.');
      return { row, repeated: true };
    }
    try {
      const uploaded = await work();
      await this.answers.complete(person, key, 201, { id: uploaded.row.id });
      return uploaded;
    } catch (error) {
      await this.answers.abandon(person, key);
      throw error;
    }
  }

  private begin(person: string): void {
    const now = this.underWay.get(person) ?? 0;
    if (now >= this.settings.mostAtOnce) {
      throw new UserError('too-many-requests', `Đang tải lên ${now} tệp; đề nghị chờ xong rồi tải tiếp.`);
    }
    this.underWay.set(person, now + 1);
  }

  private end(person: string): void {
    const left = (this.underWay.get(person) ?? 1) - 1;
    if (left === 0) this.underWay.delete(person);
    else this.underWay.set(person, left);
  }

  private aDayAgo(): Date {
    return this.ago(24 * 3_600_000);
  }

  private ago(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}

function noQuota(bytes: number): UserError {
  const most = `${Math.floor(bytes / 1024 / 1024)} MB`;
  return new UserError(
    'too-many-requests',
    `Đồng chí đã tải lên đủ ${most} trong 24 giờ qua; đề nghị tải tiếp vào ngày mai.`,
  );
}
