import { z } from 'zod';

/** Drafts of documents that are made from what the record knows. */

/** `notice`: thông báo kết luận · `urging`: công văn đôn đốc · `submission`: tờ trình. */
export const caseDraftKind = z.enum(['notice', 'urging', 'submission', 'recommendation'], {
  error: 'không có dự thảo này',
});
export type CaseDraftKind = z.infer<typeof caseDraftKind>;

/** Which deadline the unit asks more time for; without it the one that has a request, or is due next. */
export const extensionDraftQuery = z.strictObject({ deadline: z.string().trim().min(1).max(100).optional() });
export type ExtensionDraftQuery = z.infer<typeof extensionDraftQuery>;
