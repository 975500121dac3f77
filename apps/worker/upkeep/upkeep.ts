import { Injectable } from '@nestjs/common';
import { AttachmentSweep } from './attachment-sweep.js';
import { RowPruning } from './row-pruning.js';

/** The housekeeping of the installation, in no hurry: what nobody needs any more goes away, a little in each turn. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly attachments: AttachmentSweep,
    private readonly rows: RowPruning,
  ) {}

  /** Never fails: each part tells of its own trouble and tries again later. */
  async turn(): Promise<void> {
    await this.attachments.turn();
    await this.rows.turn();
  }
}
