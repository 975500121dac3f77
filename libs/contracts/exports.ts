import { z } from 'zod';
import { code } from './commands.js';

/** Lists as files: as they are filtered, for who may read them. */

export const exportFormat = z.enum(['xlsx', 'csv'], { error: 'không có dạng tệp này' });
export type ExportFormat = z.infer<typeof exportFormat>;

/** *Việc của tôi*: one's own, the unit's, or what others wait for. */
export const workQuery = z.strictObject({
  view: z.enum(['mine', 'unit', 'waiting'], { error: 'chỉ nhận mine, unit, waiting' }).default('mine'),
  programme: code.optional(),
});
export type WorkQuery = z.infer<typeof workQuery>;
