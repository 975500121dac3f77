import { Injectable } from '@nestjs/common';
import { AttachmentSweep } from './attachment-sweep.js';
import { Checkpoints } from './checkpoints.js';
import { RowPruning } from './row-pruning.js';

/** The housekeeping of the installation, in no hurry: the day's checkpoint is taken, what nobody needs goes away. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly attachments: AttachmentSweep,
    private readonly rows: RowPruning,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Never fails: each part tells of its own trouble and tries again later. */
  async turn(): Promise<void> {
    await this.checkpoints.turn();
    await this.attachments.turn();
    await this.rows.turn();
  }
}
